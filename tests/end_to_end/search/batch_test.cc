#include <string>

#include "tests/end_to_end/library.h"
#include "tests/support/binary_bytes.h"

using namespace fihris;
using Catch::Contains;
using Catch::StartsWith;

namespace {

/// ASCII and Arabic text in UTF-16.
std::string utf16(const std::string& text, bool big_endian) {
  std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  const auto units = icu::UnicodeString::fromUTF8(text);
  for (int i = 0; i < units.length(); ++i) {
    const char high = static_cast<char>(units[i] >> 8);
    const char low = static_cast<char>(units[i] & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

}  // namespace

TEST_CASE("--batch answers each line under its id or its number", "[batch]") {
  const Library library;
  const std::string batch = arabic("first\t{olives}\n{stadium}\nlast\t{submarine}\n");
  const auto result = library.search({"--batch", "-", "--format", "jsonl"}, batch);
  CHECK(result.exit == 0);
  const auto lines = Library::lines(result.out);
  REQUIRE(lines.size() == 2);
  CHECK(ParsedJson::parse(lines[0])["query_id"] == "first");
  CHECK(ParsedJson::parse(lines[1])["query_id"] == "2");
  CHECK(library.search({"--batch", "-", "--count"}, batch).out == "first\t1\n2\t1\nlast\t0\n");
}

TEST_CASE("--batch notes what it could not read in a line a place", "[batch]") {
  const auto result = Library().search({"--batch", "-"}, arabic("id\t- {olives}\n"));
  CHECK(result.err == "fihris: query id: nothing follows '-'; read as punctuation\n");
}

TEST_CASE("--batch reads a file, and names one that it cannot read", "[batch]") {
  const Library library;
  library.write("queries", arabic("id\t{olives}\n"));
  CHECK_THAT(library.search({"--batch", "queries", "--format", "csv"}).out,
             StartsWith("query_id,rank,") && Contains("\nid,1,"));
  const auto result = library.search({"--batch", "no-such-file"});
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("no-such-file"));
}

TEST_CASE("--batch with nothing found exits 1", "[batch]") {
  CHECK(Library().search({"--batch", "-"}, arabic("{submarine}\n")).exit == 1);
}

TEST_CASE("--batch reads pipes line by line, and gives up what has no lines", "[batch]") {
  const Library library;
  library.write("queries", arabic("id\t{olives}\n"));
  CHECK(library
            .run({"sh", "-c", "mkfifo pipe && (cat queries > pipe & exec \"$0\" search --count --batch pipe)",
                  FIHRIS_PROGRAM})
            .out == "id\t1\n");
  const auto endless = library.search({"--batch", "/dev/zero"});
  CHECK(endless.exit == 2);
  CHECK_THAT(endless.err, Contains("batch: /dev/zero: line 1 is longer than 1 MB; "));
  const auto folder = library.search({"--batch", "news"});
  CHECK(folder.exit == 2);
  CHECK_THAT(folder.err, Contains("batch: news: cannot be read: it is a folder; name a file of queries"));
  CHECK(library.search({"--batch", "/dev/null"}).exit == 1);
}

TEST_CASE("a bad line of a batch costs that line", "[batch]") {
  const Library library;
  const std::string word = arabic("{olives}");
  const std::string too_long(70'000, 'x');
  const auto result = library.search({"--batch", "-", "--count"},
                                     "a\t" + word + "\nlong\t" + too_long + "\nb\t" + word + "\n");
  CHECK(result.exit == 2);
  CHECK(result.out == "a\t1\nb\t1\n");
  CHECK_THAT(result.err, Contains("fihris: query long: 70000 bytes: longer than"));

  const auto strict =
      library.search({"--batch", "-", "--count", "--strict"}, word + "\n" + "\"" + word + "\n" + word + "\n");
  CHECK(strict.exit == 2);
  CHECK(strict.out == "1\t1\n3\t1\n");
  CHECK_THAT(strict.err, Contains("fihris: query 2: "));
}

TEST_CASE("a line of standard input that is no text costs that line", "[batch]") {
  const Library library;
  const std::string word = arabic("{olives}");
  const auto result =
      library.search({"--batch", "-", "--count"}, word + "\n" + binary_bytes + "\n" + word + "\n");
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Catch::StartsWith("1\t1\n") && Contains("3\t1\n"));
}

TEST_CASE("a list of queries is read as articles are", "[batch]") {
  const Library library;
  const std::string text = arabic("{olives}\r\n\nid\t{market}\n{bread: title}");
  const std::string expected = library.search({"--batch", "-", "--count"}, text).out;
  CHECK_THAT(expected, Contains("1\t1\n") && Contains("id\t") && Contains("4\t"));
  std::string windows;
  const auto units = icu::UnicodeString::fromUTF8(text);
  windows.resize(static_cast<std::size_t>(units.length()));
  units.extract(0, units.length(), windows.data(), static_cast<std::uint32_t>(windows.size()),
                "windows-1256");
  for (const std::string& bytes :
       {text, "\xEF\xBB\xBF" + text, utf16(text, false), utf16(text, true), windows}) {
    library.write("queries.txt", bytes);
    CHECK(library.search({"--batch", "queries.txt", "--count"}).out == expected);
    CHECK(library.search({"--batch", "-", "--count"}, bytes).out == expected);
  }
}

TEST_CASE("what is no list of queries is refused", "[batch]") {
  const Library library;
  library.write("binary", binary_bytes);
  for (const char* file : {"news", "nowhere", "binary"}) {
    const auto result = library.search({"--batch", file});
    INFO(result.err);
    CHECK(result.exit == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, Contains("fihris: batch: " + std::string(file) + ": "));
  }
  for (const char* input : {"<news", "<&-"}) {
    const auto result =
        library.run(Words{"sh", "-c", FIHRIS_PROGRAM " search --batch - " + std::string(input)});
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("fihris: batch: standard input: cannot be read"));
  }
}
