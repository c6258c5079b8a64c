#include <filesystem>
#include <string>

#include <unistd.h>

#include "tests/end_to_end/library.h"
#include "tests/support/binary_bytes.h"

using namespace fihris;
using Catch::Contains;

namespace {

const std::string composed = "caf\u00E9";
const std::string decomposed = "cafe\u0301";

/// A collection that is known by several names: a link to it, a link in it, names composed and decomposed.
class ManyNames : public Sandbox {
 public:
  ManyNames() {
    write("real/news/sport/match.txt", arabic("{olives}\n"));
    write("real/news/" + composed + "/one.txt", arabic("{olives} {market}\n"));
    write("real/news/" + decomposed + "/two.txt", arabic("{olives} {garden}\n"));
    write("elsewhere/sport/match.txt", arabic("{olives}\n"));
    std::filesystem::create_directory_symlink(path("real"), path("link"));
    REQUIRE(run("fihris index real/news elsewhere").exit == 0);
  }

  std::string real(const std::string& relative) const { return path("real/news/" + relative).string(); }

  Words found(const std::string& query) const {
    const auto result = run(Words{"fihris", "search", "--sort", "path", "--format", "paths", query});
    INFO(result.err);
    return Library::lines(result.out);
  }
};

}  // namespace

TEST_CASE("why knows an article by any of its names", "[names of files]") {
  const ManyNames sandbox;
  const auto explained = [&](const std::string& path) {
    const auto result = sandbox.run(Words{"fihris", "why", arabic("{olives}"), path});
    return result.exit == 0 ? Library::lines(result.out).front() : result.err;
  };
  const std::string match = sandbox.real("sport/match.txt");
  for (const std::string& name :
       {match, std::string("real/news/sport/match.txt"), std::string("./real/news/../news/sport/match.txt"),
        std::string("link/news/sport/match.txt"), sandbox.path("link/news/sport/match.txt").string(),
        std::string("news/sport/match.txt")}) {
    INFO(name);
    CHECK(explained(name) == match);
  }
  CHECK(explained(sandbox.path("elsewhere/sport/match.txt").string()) ==
        sandbox.path("elsewhere/sport/match.txt").string());
  // Each is found as it is stored, however it is typed.
  for (const auto& [folder, file] : {std::pair(composed, "one.txt"), std::pair(decomposed, "two.txt")}) {
    const std::string stored = sandbox.real(folder + "/" + file);
    for (const std::string& typed : {composed, decomposed}) {
      CHECK(explained("real/news/" + typed + "/" + file) == stored);
      CHECK(explained("link/news/" + typed + "/" + file) == stored);
      CHECK(explained(typed + "/" + file) == stored);
    }
  }
  CHECK_THAT(explained("real/news/sport/other.txt"), Contains("not in the index"));
}

TEST_CASE("why knows an article whose file has gone", "[names of files]") {
  const ManyNames sandbox;
  std::filesystem::remove_all(sandbox.path("real/news/sport"));
  for (const char* name : {"real/news/sport/match.txt", "link/news/sport/match.txt", "news/sport/match.txt"})
    CHECK(sandbox.run(Words{"fihris", "why", arabic("{olives}"), name}).exit == 0);
}

TEST_CASE("a root that was given by a link is known by its real name too", "[names of files]") {
  const ManyNames sandbox;
  REQUIRE(sandbox.run("fihris index --index other link/news").exit == 0);
  for (const char* name : {"real/news/sport/match.txt", "link/news/sport/match.txt"})
    CHECK(sandbox.run(Words{"fihris", "why", "--index", "other", arabic("{olives}"), name}).exit == 0);
}

TEST_CASE("path: takes a whole path by any of its names", "[names of files]") {
  const ManyNames sandbox;
  const Words match{sandbox.real("sport/match.txt")};
  for (const std::string& name :
       {sandbox.real("sport/match.txt"), sandbox.real("sport"), sandbox.path("link/news/sport").string(),
        sandbox.path("link/news/sport/").string(), std::string("./real/news/sport"),
        std::string("../home/link/news/sport/match.txt"), std::string("./link/news/../news/sport")}) {
    INFO(name);
    CHECK(sandbox.found(arabic("{olives} path:") + name) == match);
    CHECK(sandbox.found(arabic("{olives} path:\"") + name + "\"") == match);
  }
  CHECK(sandbox.found(arabic("{olives} -path:") + sandbox.real("sport")).size() == 3);
  CHECK(sandbox.found(arabic("{olives} path:") + sandbox.path("real/news").string()).size() == 3);
  CHECK(sandbox.found(arabic("{olives} path:sport/match")).size() == 2);
  CHECK(sandbox.found(arabic("{olives} path:sport")).size() == 2);
  CHECK(sandbox.found(arabic("{olives} path:") + composed).size() == 2);
  CHECK(sandbox.found(arabic("={olives} path:") + sandbox.path("link/news/sport").string()) == match);
}

TEST_CASE("source: folds as words do", "[names of files]") {
  Sandbox sandbox;
  const std::string school = arabic("{school with taa marbuta}");
  sandbox.write("news/" + school + "/one.txt", arabic("{olives}\n"));
  sandbox.write("news/" + arabic("{school with haa}") + "/two.txt", arabic("{olives}\n"));
  sandbox.write("news/Daily-News/three.txt", arabic("{olives}\n"));
  sandbox.write("news/+++/four.txt", arabic("{olives}\n"));
  sandbox.write("news/other/five.txt", arabic("{olives}\n"));
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  const auto count = [&](const std::string& condition) {
    return sandbox.run(Words{"fihris", "search", "--count", arabic("{olives} ") + condition}).out;
  };
  CHECK(count("source:" + school) == "2\n");
  CHECK(count(arabic("source:{school with haa}")) == "2\n");
  CHECK(count("source:=" + school) == "1\n");
  CHECK(count("-source:" + school) == "3\n");
  CHECK(count("source:" + school + " source:other") == "3\n");
  CHECK(count("source:daily-news") == "1\n");
  CHECK(count("source:DAILY-NEWS") == "1\n");
  CHECK(count("source:\"daily news\"") == "1\n");
  CHECK(count("source:daily") == "0\n");
  const auto none = sandbox.run(Words{"fihris", "search", arabic("{olives} source:nowhere")});
  CHECK(none.exit == 1);
  CHECK_THAT(none.err, Contains("source:nowhere: not in the index, which has: "));
  CHECK_THAT(sandbox.run(Words{"fihris", "search", arabic("{submarine} source:") + school}).err,
             !Contains("source:" + school + ": not in the index"));
}

TEST_CASE("paths with NUL behind them go through xargs whatever they hold", "[names of files]") {
  Sandbox sandbox;
  sandbox.write("news/a\nb \"c\".txt", arabic("{olives}\n"));
  sandbox.write("news/\xFF.txt", arabic("{olives}\n"));
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  const auto result = sandbox.run(Words{
      "sh", "-c", FIHRIS_PROGRAM " search -q --format paths -0 " + arabic("{olives}") + " | xargs -0 cat"});
  CHECK(result.err.empty());
  CHECK(result.out == arabic("{olives}\n{olives}\n"));
  for (const char* wrong :
       {"-0", "--format jsonl -0", "--format csv --null", "--bom", "--format paths --bom"})
    CHECK(sandbox.run(arabic("fihris search {olives} ") + wrong).exit == 2);
}

TEST_CASE("JSON has the bytes of names that are no UTF-8", "[names of files]") {
  Sandbox sandbox;
  sandbox.write("news/\xE3\xFF/\xFF.txt", arabic("{olives}\n"));
  sandbox.write("news/\xE3\xFF/binary\xFF.txt", binary_bytes);
  const auto index = ParsedJson::parse(sandbox.run("fihris index --format json news").out);
  const auto decoded = [&](const std::string& base64) {
    return sandbox.run(Words{"base64", "-d"}, base64).out;
  };
  const std::string folder = sandbox.path("news/\xE3\xFF/").string();
  CHECK(decoded(index["skipped"][0]["path_bytes"].get<std::string>()) == folder + "binary\xFF.txt");
  const auto hit =
      ParsedJson::parse(sandbox.run(Words{"fihris", "search", "--format", "jsonl", arabic("{olives}")}).out);
  CHECK(decoded(hit["path_bytes"].get<std::string>()) == folder + "\xFF.txt");
  CHECK(decoded(hit["source_bytes"].get<std::string>()) == "\xE3\xFF");
  const auto plan = ParsedJson::parse(sandbox.run("fihris index --format json --rebuild --dry-run").out);
  CHECK(decoded(plan["changes"][0]["path_bytes"].get<std::string>()).starts_with(folder));
  const auto status = ParsedJson::parse(sandbox.run("fihris status --format json").out);
  CHECK(!status.contains("folders_bytes"));
  CHECK(!status.contains("index_bytes"));
  CHECK(decoded(status["skipped"][0]["path_bytes"].get<std::string>()) == folder + "binary\xFF.txt");
}
