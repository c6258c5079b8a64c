#include <filesystem>
#include <string>

#include "tests/end_to_end/library.h"
#include "tests/support/binary_bytes.h"
#include "tests/support/catch.h"
#include "tests/support/encoded.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::arabic;
using fihris::Encoder;
using fihris::ParsedJson;
using fihris::Sandbox;

namespace {

std::string bread() {
  return arabic("{bread: title}\n\n{bread: text}. {bread: end}.\n");
}

std::string match() {
  return arabic("{match: title}\n\n{match: text}. {match: end}.\n");
}

/// `text` in Windows-1256.
std::string old(const std::string& text) {
  return Encoder("windows-1256")(text).bytes;
}

ParsedJson status(const Sandbox& sandbox) {
  return ParsedJson::parse(sandbox.run("fihris status --format json").out);
}

/// Titles of the articles with the word of the match's title.
std::string found(const Sandbox& sandbox) {
  return sandbox.run({"fihris", "search", "--format", "jsonl", arabic("{match: title}")}).out;
}

}  // namespace

TEST_CASE("status, index -v and JSON say which files were not UTF-8, and how that was told",
          "[index][encodings]") {
  const Sandbox sandbox;
  sandbox.write("news/new.txt", bread());
  sandbox.write("news/old.txt", old(match()));
  sandbox.write("news/quotes.txt", bread() + "\x93" + bread() + "\x94");
  const auto indexed = sandbox.run("fihris -v index news");
  CHECK(indexed.exit == 0);
  CHECK_THAT(indexed.err, Contains("old.txt: windows-1256 (letters)\n"));
  CHECK_THAT(indexed.err, Contains("quotes.txt: UTF-8 (letters), 2 repairs\n"));
  CHECK_THAT(indexed.err, !Contains("new.txt"));
  CHECK_THAT(found(sandbox), Contains("old.txt"));

  const auto text = sandbox.run("fihris status").out;
  CHECK_THAT(text, Contains("encoding  windows-1256 (letters): 1 article\n"));
  CHECK_THAT(text, !Contains("old.txt"));
  CHECK_THAT(sandbox.run("fihris -v status").out, Contains("old.txt: windows-1256 (letters)\n"));
  const ParsedJson files = status(sandbox)["not_utf8"];
  REQUIRE(files.size() == 2);
  CHECK(files[0]["path"] == sandbox.path("news/old.txt").string());
  CHECK(files[0]["encoding"] == "windows-1256");
  CHECK(files[0]["told_by"] == "letters");
  CHECK(files[0]["repairs"] == 0);
  CHECK(files[1]["repairs"] == 2);

  const auto rebuilt = ParsedJson::parse(sandbox.run("fihris index --rebuild --format json").out);
  CHECK(rebuilt["not_utf8"] == files);
  CHECK(ParsedJson::parse(sandbox.run("fihris index --format json").out)["not_utf8"].empty());
}

TEST_CASE("what is known of encodings follows moved, changed and removed files", "[index][encodings]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", old(match()));
  sandbox.write("news/b.txt", old(bread()));
  sandbox.write("news/c.txt", bread());
  sandbox.run("fihris index news");
  std::filesystem::rename(sandbox.path("news/a.txt"), sandbox.path("news/z.txt"));
  sandbox.write("news/b.txt", bread());
  const auto result = sandbox.run("fihris index");
  CHECK_THAT(result.out, Contains("replaced 1, moved 1"));
  const ParsedJson files = status(sandbox)["not_utf8"];
  REQUIRE(files.size() == 1);
  CHECK(files[0]["path"] == sandbox.path("news/z.txt").string());
}

TEST_CASE("--encoding is done, kept for its folder, and taken back by auto", "[index][encodings]") {
  const Sandbox sandbox;
  const std::string latin =
      "cr\xE8me br\xFBl\xE9"
      "e\n";  // the first accent is a caron in Windows-1250
  sandbox.write("news/a.txt", latin);
  sandbox.write("other/b.txt", latin);
  CHECK(sandbox.run("fihris index news other").exit == 0);
  const auto word = [&](const std::string& text) {
    return sandbox.run({"fihris", "search", "--format", "paths", "=" + text}).out;
  };
  CHECK_THAT(word("cr\xC3\xA8me"), Contains("a.txt") && Contains("b.txt"));

  const auto named = sandbox.run("fihris index --encoding windows-1250 news");
  CHECK(named.exit == 0);
  CHECK_THAT(named.out, Contains("replaced 1"));
  CHECK_THAT(word("cr\xC3\xA8me"), !Contains("a.txt") && Contains("b.txt"));
  CHECK_THAT(word("cr\xC4\x8Dme"), Contains("a.txt"));
  REQUIRE(status(sandbox)["encodings"].size() == 1);
  CHECK(status(sandbox)["encodings"][0]["folder"] == sandbox.path("news").string());
  CHECK(status(sandbox)["encodings"][0]["encoding"] == "windows-1250");
  CHECK_THAT(sandbox.run("fihris status").out,
             Contains("option    --encoding windows-1250 " + sandbox.path("news").string()));
  CHECK(status(sandbox)["not_utf8"][0]["told_by"] == "option");

  CHECK_THAT(sandbox.run("fihris index").out, Contains("unchanged 2"));
  sandbox.write("news/new.txt", latin);
  CHECK_THAT(sandbox.run("fihris index").out, Contains("added 1") && Contains("unchanged 2"));
  CHECK_THAT(word("cr\xC4\x8Dme"), Contains("a.txt") && Contains("new.txt"));
  CHECK(sandbox.run("fihris index --rebuild").exit == 0);
  CHECK_THAT(word("cr\xC4\x8Dme"), Contains("a.txt") && Contains("new.txt") && !Contains("b.txt"));

  std::filesystem::rename(sandbox.path("news/new.txt"), sandbox.path("other/new.txt"));
  CHECK_THAT(sandbox.run("fihris index").out, Contains("moved 0"));
  CHECK_THAT(word("cr\xC3\xA8me"), Contains("new.txt"));

  CHECK_THAT(sandbox.run("fihris index --encoding auto news").out, Contains("replaced 1"));
  CHECK_THAT(word("cr\xC3\xA8me"), Contains("a.txt") && Contains("b.txt"));
  CHECK(status(sandbox)["encodings"].empty());
}

TEST_CASE("an encoding may be named for a folder below another", "[index][encodings]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", old(match()));
  sandbox.write("news/plain/b.txt", match());
  CHECK(sandbox.run("fihris index --encoding windows-1256 news").exit == 0);
  CHECK_THAT(found(sandbox), Contains("a.txt") && !Contains("b.txt"));
  CHECK(sandbox.run("fihris index --encoding auto news/plain").exit == 0);
  CHECK_THAT(found(sandbox), Contains("a.txt") && Contains("b.txt"));
  CHECK(sandbox.run("fihris index --drop news --prune-all").exit == 0);
  CHECK(status(sandbox)["encodings"].empty());
}

TEST_CASE("a byte order mark counts more than --encoding", "[index][encodings]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "\xFF\xFE" + Encoder("UTF-16LE")(match()).bytes);
  sandbox.write("news/b.txt", "\xEF\xBB\xBF" + match());
  CHECK(sandbox.run("fihris index --encoding windows-1256 news").exit == 0);
  CHECK_THAT(found(sandbox), Contains("a.txt") && Contains("b.txt"));
  CHECK_THAT(sandbox.run("fihris index").out, Contains("unchanged 2"));
}

TEST_CASE("a file that was binary is read once its encoding is named", "[index][encodings]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", fihris::binary_bytes + "\n" + old(match()));
  CHECK(sandbox.run("fihris index news").exit == 1);
  CHECK(sandbox.run("fihris index --encoding windows-1256").exit == 0);
  CHECK_THAT(found(sandbox), Contains("a.txt"));
}

TEST_CASE("an encoding that nobody knows is refused, and nothing is indexed", "[index][encodings]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  const auto result = sandbox.run("fihris index --encoding windoze-1256 news");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("windoze-1256") && Contains("auto"));
  CHECK_FALSE(std::filesystem::exists(sandbox.path("index")));
  CHECK(sandbox.run({"fihris", "index", "--encoding", "", "news"}).exit == 2);
}
