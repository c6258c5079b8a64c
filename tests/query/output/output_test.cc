#include "query/output/output.h"

#include <sstream>
#include <string>

#include "analyzers/error.h"
#include "tests/support/catch.h"
#include "tests/support/json.h"

using namespace fihris;
using Catch::Contains;

namespace {

Hit example() {
  Hit hit;
  hit.query_id = "q7";
  hit.rank = 3;
  hit.path = "/news/a, \"b\".txt";
  hit.title = "A title";
  hit.title_highlights = {{2, 7}};
  hit.date = "2015-07-12";
  hit.source = "news";
  hit.date_origin = "file";
  hit.author = "A. Writer";
  hit.format = "text";
  hit.score = 1.0 / 3;
  hit.matches = {{"title", "Title", Level::spelling, 2}};
  hit.snippets = {{"\u0645\u064F word", {{5, 9}}, {{5, 9}}, 10, true, false}};
  return hit;
}

std::string written(const Hit& hit, const OutputOptions& options, bool shown = false) {
  std::ostringstream out;
  const auto output = make_output(options, out, shown);
  output->write(hit);
  output->finish();
  return out.str();
}

OutputOptions with_format(Format format) {
  OutputOptions options;
  options.format = format;
  return options;
}

}  // namespace

TEST_CASE("text shows rank, title, path, date, source and excerpts", "[output]") {
  CHECK(written(example(), {}) ==
        "3.  A title\n"
        "    /news/a, \"b\".txt  ~2015-07-12  A. Writer  news\n"
        "    \u2026 \u0645\u064F word\n");
}

TEST_CASE("a blank line parts hits", "[output]") {
  std::ostringstream out;
  const auto output = make_output({}, out, false);
  output->write(example());
  output->write(example());
  output->finish();
  CHECK_THAT(out.str(), Contains("word\n\n3.  A title"));
}

TEST_CASE("verbose text says how each word matched", "[output]") {
  OutputOptions options;
  options.verbose = true;
  CHECK_THAT(written(example(), options), Contains("    title: Title (spelling, 2 times)\n"));
}

TEST_CASE("colours mark the matched words", "[output]") {
  OutputOptions options;
  options.color = true;
  const std::string text = written(example(), options);
  CHECK_THAT(text, Contains("\033[1mA \033[1;31mtitle\033[0m\033[1m\033[0m\n"));
  CHECK_THAT(text, Contains(" \033[1;31mword\033[0m\n"));
}

TEST_CASE("right-to-left fields are isolated where people see them, in a pipe they are not", "[output]") {
  CHECK_THAT(written(example(), {}, true), Contains("\u2068\u2026 \u0645\u064F word\u2069\n"));
  CHECK_THAT(written(example(), {}), !Contains("\u2068"));
}

TEST_CASE("no text of an article drives the terminal", "[output]") {
  Hit hit = example();
  hit.path = "/news/\x1B[2J\n\u202Etxt.\xFF";
  hit.title = "a\x1B]0;owned\x07 \u202E b\u2069 \u009B2J";
  hit.title_highlights.clear();
  hit.snippets = {{"c\x1B[31m \u2066 d", {}, {}, 0, false, false}};
  for (const Format format : {Format::text, Format::paths}) {
    const std::string text = written(hit, with_format(format), true);
    CHECK_THAT(text, !Contains("\x1B"));
    CHECK_THAT(text, !Contains("\x07"));
    CHECK_THAT(text, !Contains("\u009B"));
    CHECK_THAT(text, !Contains("\u202E"));
    CHECK_THAT(text, !Contains("\u2066"));
    CHECK_THAT(text, Contains("/news/\u241B[2J\u240A\uFFFDtxt.\uFFFD"));
  }
}

TEST_CASE("JSON lines have the documented keys in order, and offsets in code points", "[output]") {
  const std::string line = written(example(), with_format(Format::jsonl));
  CHECK(line ==
        "{\"rank\":3,\"path\":\"/news/a, \\\"b\\\".txt\",\"title\":\"A title\",\"date\":\"2015-07-12\","
        "\"date_origin\":\"file\",\"author\":\"A. "
        "Writer\",\"source\":\"news\",\"format\":\"text\",\"score\":0.333333,"
        "\"matches\":[{\"word\":\"title\",\"form\":\"Title\",\"level\":\"spelling\",\"count\":2}],"
        "\"snippets\":[{\"text\":\"\u0645\u064F "
        "word\",\"highlights\":[[3,7]],\"words\":[[3,7]]}],\"copies\":[]}\n");
}

TEST_CASE("JSON of a batch names the query; an unknown date is null", "[output]") {
  OutputOptions options = with_format(Format::jsonl);
  options.batch = true;
  Hit hit = example();
  hit.date.clear();
  const auto object = ParsedJson::parse(written(hit, options));
  CHECK(object["query_id"] == "q7");
  CHECK(object["date"].is_null());
}

TEST_CASE("a path that is no UTF-8 becomes valid JSON and CSV", "[output]") {
  Hit hit = example();
  hit.path = "/news/\xE3\xFF.txt";
  const auto object = ParsedJson::parse(written(hit, with_format(Format::jsonl)));
  CHECK(object["path"] == "/news/\uFFFD\uFFFD.txt");
  CHECK_THAT(written(hit, with_format(Format::csv)), Contains("/news/\uFFFD\uFFFD.txt"));
}

TEST_CASE("CSV is as RFC 4180 has it", "[output]") {
  CHECK(written(example(), with_format(Format::csv)) ==
        "rank,path,title,date,date_origin,author,source,format,score,snippet,copies\r\n"
        "3,\"/news/a, \"\"b\"\".txt\",A title,2015-07-12,file,A. Writer,news,text,0.333333,\u0645\u064F "
        "word,0\r\n");
}

TEST_CASE("text of CSV that a spreadsheet would calculate has an apostrophe before it", "[output]") {
  const auto title_in_csv = [](const std::string& title) {
    Hit hit = example();
    hit.path = "p";
    hit.title = title;
    hit.snippets.clear();
    const std::string text = written(hit, with_format(Format::csv));
    const std::size_t begin = text.find("\n3,p,") + 5;
    return text.substr(begin, text.find(",2015") - begin);
  };
  for (const char* sign : {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    CHECK(title_in_csv(sign + std::string("1+1")) == "'" + std::string(sign) + "1+1");
    CHECK(title_in_csv(sign) == "'" + std::string(sign));
    // Some spreadsheets take a semicolon or tab for the end of a cell.
    CHECK(title_in_csv("a;" + std::string(sign) + "b") == "a;'" + std::string(sign) + "b");
    CHECK(title_in_csv("a\t" + std::string(sign) + "b") == "a\t'" + std::string(sign) + "b");
  }
  CHECK(title_in_csv("\tx") == "'\tx");
  CHECK(title_in_csv("\rx") == "\"'\rx\"");
  CHECK(title_in_csv("=HYPERLINK(\"a\",1)") == "\"'=HYPERLINK(\"\"a\"\",1)\"");
  for (const char* harmless : {"a=1", "1-2", "a;b", "'=1", " =1", "\"", "\u2212"})
    CHECK_THAT(title_in_csv(harmless),
               !Contains(std::string("'") + (*harmless == '\'' ? "'" : "") + harmless));
}

TEST_CASE("every text cell of CSV is text to a spreadsheet, and numbers stay numbers", "[output]") {
  Hit hit = example();
  hit.query_id = "=id";
  hit.path = "-path";
  hit.title = "+title";
  hit.source = "@source";
  hit.snippets = {{"=snippet", {}, {}, 0, false, false}};
  OutputOptions options = with_format(Format::csv);
  options.batch = true;
  CHECK_THAT(
      written(hit, options),
      Contains("\n'=id,3,'-path,'+title,2015-07-12,file,A. Writer,'@source,text,0.333333,'=snippet,0\r\n"));
  options.format = Format::jsonl;
  CHECK_THAT(written(hit, options), Contains("\"title\":\"+title\""));
}

TEST_CASE("CSV for spreadsheets begins with one byte order mark", "[output]") {
  OutputOptions options = with_format(Format::csv);
  options.bom = true;
  std::ostringstream out;
  const auto output = make_output(options, out, false);
  output->write(example());
  output->write(example());
  output->finish();
  CHECK_THAT(out.str(), Catch::StartsWith("\uFEFFrank,path"));
  CHECK(out.str().rfind("\uFEFF") == 0);
}

TEST_CASE("paths may end with NUL", "[output]") {
  OutputOptions options = with_format(Format::paths);
  options.nul = true;
  Hit hit = example();
  hit.path = "/a\nb\xFF";
  CHECK(written(hit, options) == std::string("/a\nb\xFF\0", 6));
}

TEST_CASE("JSON adds the bytes of a path or source that is no UTF-8, and only then", "[output]") {
  Hit hit = example();
  CHECK_THAT(written(hit, with_format(Format::jsonl)), !Contains("_bytes"));
  for (const auto& [path, base64] : {std::pair("\xFF", "/w=="), std::pair("a\xFF", "Yf8="),
                                     std::pair("ab\xFF", "YWL/"), std::pair("abc\xFF", "YWJj/w==")}) {
    hit.path = hit.source = path;
    const auto object = ParsedJson::parse(written(hit, with_format(Format::jsonl)));
    CHECK(object["path_bytes"] == base64);
    CHECK(object["source_bytes"] == base64);
  }
}

TEST_CASE("a carriage return, a line end and a comma are quoted in CSV, each by itself", "[output]") {
  for (const std::string title : {"a\rb", "a\nb", "a,b"}) {
    Hit hit = example();
    hit.title = title;
    CHECK_THAT(written(hit, with_format(Format::csv)), Contains(",\"" + title + "\","));
  }
}

TEST_CASE("CSV has its header even without hits, and the query of a batch", "[output]") {
  std::ostringstream out;
  OutputOptions options = with_format(Format::csv);
  options.batch = true;
  const auto output = make_output(options, out, false);
  output->finish();
  CHECK(out.str() ==
        "query_id,rank,path,title,date,date_origin,author,source,format,score,snippet,copies\r\n");
}

TEST_CASE("paths are written byte for byte, one a line", "[output]") {
  Hit hit = example();
  hit.path = "/news/\xFF.txt";
  CHECK(written(hit, with_format(Format::paths)) == "/news/\xFF.txt\n");
}

TEST_CASE("records are never coloured or isolated", "[output]") {
  for (const Format format : {Format::jsonl, Format::csv, Format::paths}) {
    OutputOptions options = with_format(format);
    options.color = true;
    CHECK_THAT(written(example(), options, true), !Contains("\033") && !Contains("\u2068"));
  }
}

TEST_CASE("output that cannot be written is an error", "[output]") {
  std::ostringstream out;
  const auto output = make_output({}, out, false);
  out.setstate(std::ios::badbit);
  CHECK_THROWS_WITH(output->write(example()), Contains("cannot be written"));
  CHECK_THROWS_WITH(output->finish(), Contains("cannot be written"));
}
