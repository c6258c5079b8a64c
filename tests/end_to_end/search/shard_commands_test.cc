// Commands other than a plain search, over a collection on several machines.
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "tests/end_to_end/search/served_shards.h"

using namespace fihris;
using Catch::Contains;

namespace {

std::string words(const std::vector<std::string>& command) {
  std::string text;
  for (const std::string& word : command) text += word + ' ';
  return text;
}

/// What the shards answer, which must be what one index of all answers.
std::string same(const ServedShards& sandbox, const std::vector<std::string>& command) {
  INFO(words(command));
  std::vector<std::string> one{"fihris", "-q", "--index", "whole"}, all{"fihris", "-q"};
  one.insert(one.end(), command.begin(), command.end());
  all.insert(all.end(), command.begin(), command.end());
  all.push_back("--shards");
  const ProgramResult whole = sandbox.run(one), shards = sandbox.run(all);
  CHECK(without_scores(shards.out) == without_scores(whole.out));
  CHECK(shards.err == whole.err);
  CHECK(shards.exit == whole.exit);
  CHECK(!whole.out.empty());
  return shards.out;
}

}  // namespace

TEST_CASE("every command that is asked of shards answers as of one index of all their articles", "[shards]") {
  const ServedShards sandbox;
  const std::string person = std::string(farid) + ' ' + murad;
  for (const std::string format : {"text", "jsonl", "csv"}) {
    CHECK_THAT(same(sandbox, {"names", "--format", format}), Contains(farid));
    CHECK_THAT(same(sandbox, {"places", "--format", format}), Contains(cairo));
    CHECK_THAT(same(sandbox, {"names", "--format", format, "river"}), Contains(farid));
    CHECK_THAT(same(sandbox, {"places", "--format", format, "river"}), Contains(cairo));
    CHECK_THAT(same(sandbox, {"places", "--format", format, "--with", person}), Contains(cairo));
    same(sandbox, {"variants", "--format", format, person});
    CHECK_THAT(same(sandbox, {"sources", "--format", format}), Contains("north") && Contains("2015-07-01"));
    same(sandbox, {"sources", "--format", format, "river"});
    same(sandbox, {"timeline", "--by", "year", "--format", format});
    same(sandbox, {"search", "river", "--facets", "source,year,month,place,person,author,language",
                   "--format", format});
    same(sandbox, {"search", "river", "--summary", "--format", format});
    same(sandbox, {"search", "river", "--group-by", "source,year", "--format", format});
  }
  same(sandbox, {"show", sandbox.path("south/three.txt").string(), "river"});
  same(sandbox, {"search", "--kwic", "river"});
}

TEST_CASE("show knows the numbers of a list of shards, and that it is of them", "[shards]") {
  const ServedShards sandbox;
  REQUIRE(sandbox.run("fihris search --shards sea").exit == 0);
  const ProgramResult shown = sandbox.run("fihris show 1");
  CHECK(shown.exit == 0);
  CHECK_THAT(shown.out, Contains("The river ends in the sea"));
  CHECK(sandbox.run("fihris --index index-west show 1").exit == 2);
}

TEST_CASE("why a match weighs what it does is told of an article in a shard", "[shards]") {
  const ServedShards sandbox;
  const ProgramResult why =
      sandbox.run({"fihris", "why", "--shards", "river boats", sandbox.path("north/one.txt").string()});
  CHECK(why.exit == 0);
  CHECK_THAT(why.out, Contains("matches, score") && Contains("Boats (exact"));
  CHECK(sandbox.run("fihris why --shards river no-such-file").exit == 2);
}

TEST_CASE("without one of its shards no command answers as if it were whole", "[shards]") {
  ServedShards sandbox;
  sandbox.servers[1].reset();
  for (const char* command :
       {"names river", "places river", "sources", "timeline", "search river --facets source,person",
        "search river --summary", "search river --group-by source"}) {
    INFO(command);
    const ProgramResult result =
        sandbox.run(std::string("fihris -q ") + command + " --shards --format jsonl");
    CHECK(result.exit == 3);
    CHECK_THAT(result.err, Contains("without the shard south: "));
    CHECK_THAT(result.out, Contains("\"partial\":true") && !Contains("three.txt"));
  }
  const ProgramResult kept = sandbox.run("fihris report --shards -o found.html river");
  CHECK(kept.exit == 2);
  CHECK_THAT(kept.err, Contains("report: is not written without the shard south: "));
  CHECK(!std::filesystem::exists(sandbox.path("found.html")));
  // What was gathered tells of all.
  sandbox.servers.clear();
  for (const char* command : {"names", "places"}) {
    const ProgramResult all = sandbox.run(std::string("fihris ") + command + " --shards");
    const ProgramResult whole = sandbox.run(std::string("fihris --index whole ") + command);
    CHECK(all.exit == 0);
    CHECK(all.out == whole.out);
    CHECK(all.err.empty());
  }
}

TEST_CASE("a shard whose index is damaged is never one without hits", "[shards]") {
  const ServedShards sandbox;
  REQUIRE(sandbox.run("truncate -s 4096 index-south/current/shard-0/postlist.glass").exit == 0);
  for (const char* command : {"search --count river", "search sea", "sources", "names sea"}) {
    INFO(command);
    const ProgramResult result = sandbox.run(std::string("fihris ") + command + " --shards");
    CHECK(result.exit >= 2);
    CHECK(result.exit <= 3);
    CHECK(!result.err.empty());
  }
}

TEST_CASE("the words that shards nearly have are suggested as by one index", "[shards]") {
  const ServedShards sandbox;
  const auto hints = [&](const std::string& options) {
    std::string lines;
    for (const std::string& line : {sandbox.run("fihris search rivver " + options).err})
      lines += std::regex_replace(line, std::regex(", [0-9]+ ms"), "");
    return lines;
  };
  CHECK_THAT(hints("--shards"), Contains("did you mean: ") && Contains("river"));
  CHECK(hints("--shards") == hints("--index whole"));
}

TEST_CASE("articles of shards are read without their files, which lie elsewhere", "[shards]") {
  const ServedShards sandbox;
  const std::string three = sandbox.path("south/three.txt").string();
  std::filesystem::remove_all(sandbox.path("south"));
  CHECK_THAT(sandbox.run("fihris show --shards " + three).out, Contains("The river ends in the sea"));
  CHECK_THAT(sandbox.run("fihris search --shards sea").out, Contains("The river ends in the sea"));
  CHECK_THAT(sandbox.run_on_terminal({"fihris", "search", "--shards", "--hyperlink", "always", "sea"}).out,
             Contains("three.txt") && !Contains("file://"));
}

TEST_CASE("commands that cannot be answered over shards say so", "[shards]") {
  const ServedShards sandbox;
  for (const char* command : {"search -i --shards", "status --shards", "search --shards --open 1 river",
                              "show --shards --edit two.txt", "index --shards north",
                              "names --shards --index whole", "sources --shards --index whole"}) {
    INFO(command);
    const ProgramResult result = sandbox.run(std::string("fihris ") + command);
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("--shards"));
  }
}
