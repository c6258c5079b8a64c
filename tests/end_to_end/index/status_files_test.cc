#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using namespace fihris;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != text.npos; begin = end + 1)
    lines.push_back(text.substr(begin, end - begin));
  return lines;
}

std::vector<ParsedJson> files_of(const Sandbox& sandbox) {
  std::vector<ParsedJson> files;
  for (const std::string& line : lines_of(sandbox.run("fihris status --files --format json").out))
    files.push_back(ParsedJson::parse(line));
  return files;
}

/// Three words in windows-1256, the last with a letter that only that has.
const std::string windows_1256 =
    "\xE3\xCD\xE3\xCF \xDD\xED \xC7\xE1\xE3\xCF\xED\xE4\xC9 \xE6\xE3\xDA\xE5 \x81\xE1 \xC7\xE1\xC8\xED\xCA "
    "\xDD\xED \xC7\xE1\xE3\xCF\xED\xE4\xC9\n";

}  // namespace

TEST_CASE("status --files tells of each article and of each file that was skipped", "[status]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", windows_1256);
  sandbox.write("news/b.jsonl",
                "{\"title\":\"The pier, \\\"old\\\"\",\"date\":\"2015-07-21\",\"text\":\"one two three\"}\n"
                "{\"title\":\"Second\",\"text\":\"four five\"}\n");
  sandbox.write("news/c.pdf", "%PDF-1.4 and nothing more");
  run_index(sandbox, "news", 1);
  const auto files = files_of(sandbox);
  REQUIRE(files.size() == 4);
  CHECK(files[0]["path"] == sandbox.path("news/a.txt").string());
  CHECK(files[0]["format"] == "text");
  CHECK(files[0]["encoding"] == "windows-1256");
  CHECK_FALSE(files[0]["encoding_told_by"].is_null());
  CHECK(files[0]["date_origin"] == "file");
  CHECK(files[0]["skipped"].is_null());
  CHECK(files[1]["path"] == sandbox.path("news/b.jsonl").string() + "#1");
  CHECK(files[1]["title"] == "The pier, \"old\"");
  CHECK(files[1]["date"] == "2015-07-21");
  CHECK(files[1]["date_origin"] == "metadata");
  CHECK(files[1]["words"] == 6);  // of title and text
  CHECK(files[2]["title"] == "Second");
  CHECK(files[3]["path"] == sandbox.path("news/c.pdf").string());
  CHECK(files[3]["format"].is_null());
  CHECK(files[3]["skipped"].get<std::string>().size() > 3);
}

TEST_CASE("status --files is lines of text and a table of CSV too", "[status]") {
  const Sandbox sandbox;
  sandbox.write("news/a,b.txt", "=Title\n\none two");
  run_index(sandbox, "news");
  const auto text = sandbox.run("fihris status --files");
  CHECK_THAT(text.out, Contains("a,b.txt: text, UTF-8, 3 words, ") && Contains("(file): =Title\n"));
  const auto csv = lines_of(sandbox.run("fihris status --files --format csv").out);
  REQUIRE(csv.size() == 2);
  CHECK(csv[0] == "path,format,encoding,encoding_told_by,repairs,title,date,date_origin,words,skipped\r");
  CHECK_THAT(csv[1], Contains("a,b.txt\",text,UTF-8,,0,'=Title,") && Contains(",file,3,\r"));
}

TEST_CASE("status --files follows what changes and what goes", "[status]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  sandbox.write("news/b.txt", "two");
  run_index(sandbox, "news");
  std::filesystem::remove(sandbox.path("news/a.txt"));
  sandbox.write("news/b.txt", "two three four");
  run_index(sandbox);
  const auto files = files_of(sandbox);
  REQUIRE(files.size() == 1);
  CHECK(files[0]["words"] == 3);
}

TEST_CASE("only a list of files is a table", "[status]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  run_index(sandbox, "news");
  const auto result = sandbox.run("fihris status --format csv");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("add: --files"));
}

TEST_CASE("control characters of titles stay out of the lines of status --files", "[status]") {
  const Sandbox sandbox;
  sandbox.write("news/xy.jsonl", "{\"title\":\"a\\u001b[2Jb\",\"text\":\"one\"}\n");
  run_index(sandbox, "news");
  const std::string out = sandbox.run("fihris status --files").out;
  CHECK(out.find('\033') == out.npos);
  CHECK(lines_of(out).size() == 1);
}

TEST_CASE("formats lists what is read, by what, and says what a missing reader switches off", "[status]") {
  const Sandbox sandbox;
  const auto rows = lines_of(sandbox.run("fihris formats --format jsonl").out);
  std::set<std::string> read;
  for (const std::string& line : rows) {
    const auto row = ParsedJson::parse(line);
    CHECK(row["read"] == true);
    CHECK(row["reason"].is_null());
    read.insert(row["format"].get<std::string>());
  }
  for (const char* format :
       {"text", "html", "json", "csv", "mail", "pdf", "docx", "epub", "rtf", "doc", "warc", "zip"})
    CHECK(read.contains(format));
  const std::string text = sandbox.run("fihris formats").out;
  CHECK_THAT(text, Contains("poppler-cpp") && Contains("GMime") && !Contains("off:"));
}
