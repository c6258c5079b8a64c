#include <string>

#include "tests/end_to_end/library.h"
#include "tests/support/binary_bytes.h"

using namespace fihris;
using Catch::Contains;

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
