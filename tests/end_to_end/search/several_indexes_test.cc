// --index several times: one answer, as of one index of all their articles.
#include <filesystem>
#include <string>
#include <vector>

#include "tests/end_to_end/serve/served.h"
#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using namespace fihris;
using Catch::Contains;

namespace {

constexpr const char* farid = "\xD9\x81\xD8\xB1\xD9\x8A\xD8\xAF";                          // Farid
constexpr const char* murad = "\xD9\x85\xD8\xB1\xD8\xA7\xD8\xAF";                          // Murad
constexpr const char* minister = "\xD8\xA7\xD9\x84\xD9\x88\xD8\xB2\xD9\x8A\xD8\xB1";       // al-wazir
constexpr const char* cairo = "\xD8\xA7\xD9\x84\xD9\x82\xD8\xA7\xD9\x87\xD8\xB1\xD8\xA9";  // al-Qahira
constexpr const char* said = "\xD9\x82\xD8\xA7\xD9\x84";                                   // qala

/// Articles of three folders; of two in the indexes a and b, of all in the index whole.
class Parted : public Sandbox {
 public:
  Parted() {
    const std::string who = std::string(said) + ' ' + minister + ' ' + farid + ' ' + murad;
    write("north/one.txt", "The river\n\nBoats on the river. " + who + ' ' + cairo + "\n");
    write("north/two.txt", "The hill\n\nGoats climb a hill by the river.\n");
    write("south/three.txt", "The sea\n\nThe river ends in the sea. " + who + "\n");
    write("south/four.txt", "The wood\n\nNo boats in the wood.\n");
    for (const char* file : {"north/one.txt", "north/two.txt", "south/three.txt", "south/four.txt"})
      REQUIRE(run({"touch", "-d", "2015-07-01T12:00:00Z", path(file).string()}).exit == 0);
    REQUIRE(run("fihris index --index a north").exit == 0);
    REQUIRE(run("fihris index --index b south").exit == 0);
    REQUIRE(run("fihris index --index whole north south").exit == 0);
  }

  /// The answer of both, which must be that of all.
  std::string same(const std::vector<std::string>& command) const {
    const auto with = [&](std::vector<std::string> options) {
      std::vector<std::string> words{"fihris", "-q"};
      words.insert(words.end(), options.begin(), options.end());
      words.insert(words.end(), command.begin(), command.end());
      return run(words);
    };
    const ProgramResult all = with({"--index", "whole"});
    for (const ProgramResult& both :
         {with({"--index", "a", "--index", "b"}), with({"--index=b", "--index=a"})}) {
      CHECK(both.out == all.out);
      CHECK(both.err == all.err);
      CHECK(both.exit == all.exit);
    }
    CHECK(all.exit == 0);
    CHECK(!all.out.empty());
    return all.out;
  }
};

}  // namespace

TEST_CASE("--index given twice answers as one index of all their articles", "[several]") {
  const Parted sandbox;
  CHECK_THAT(sandbox.same({"search", "river", "--format", "jsonl"}),
             Contains("one.txt") && Contains("two.txt") && Contains("three.txt"));
  sandbox.same({"search", "river boats"});
  sandbox.same({"search", "--count", "boats"});
  sandbox.same({"search", "-l", "the"});
  sandbox.same({"search", "river", "--facets", "source,year,person,place"});
  CHECK_THAT(sandbox.same({"names"}), Contains(farid));
  sandbox.same({"names", "river"});
  CHECK_THAT(sandbox.same({"places"}), Contains(cairo));
  sandbox.same({"variants", std::string(farid) + ' ' + murad});
  CHECK_THAT(sandbox.same({"sources", "--format", "csv"}), Contains("north,2") && Contains("south,2"));
  sandbox.same({"timeline", "river", "--by", "year", "--format", "csv"});
  sandbox.same({"why", "river boats", sandbox.path("north/one.txt").string()});
  sandbox.same({"show", sandbox.path("south/four.txt").string(), "boats"});
  sandbox.same({"analyze", "river"});
}

TEST_CASE("show knows the numbers of a list of several indexes", "[several]") {
  const Parted sandbox;
  REQUIRE(sandbox.run("fihris --index a --index b search wood").exit == 0);
  CHECK_THAT(sandbox.run("fihris show 1").out, Contains("four.txt") && Contains("No boats"));
}

TEST_CASE("status tells of each index that is named", "[several]") {
  const Parted sandbox;
  const ProgramResult status = sandbox.run("fihris --index a --index b status");
  CHECK_THAT(status.out, Contains("index     a\n") && Contains("index     b\n"));
  CHECK_THAT(sandbox.run("fihris --index a --index b status --format json").out,
             Contains("\"index\":\"a\"") && Contains("\"index\":\"b\""));
}

TEST_CASE("a configuration file may name several indexes, and the command line others", "[several]") {
  const Parted sandbox;
  sandbox.write(".config/fihris/config.toml", "[common]\nindex = [\"" + sandbox.path("a").string() +
                                                  "\", \"" + sandbox.path("b").string() + "\"]\n");
  CHECK(sandbox.run("fihris -q search --count boats").out == "2\n");
  CHECK(sandbox.run("fihris -q search --count boats --index a").out == "1\n");
}

TEST_CASE("of several indexes each that cannot be used is an error, never an answer of the others",
          "[several]") {
  const Parted sandbox;
  for (const char* order : {"--index a --index none", "--index none --index a"}) {
    const ProgramResult result = sandbox.run(std::string("fihris search river ") + order);
    CHECK(result.exit == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, Contains("there is no index: none"));
  }
  std::filesystem::remove(sandbox.path("b/generation-1/seal"));
  const ProgramResult damaged = sandbox.run("fihris search river --index a --index b");
  CHECK(damaged.exit == 2);
  CHECK(damaged.out.empty());
  CHECK_THAT(damaged.err, Contains("the index is damaged: b"));
  const ProgramResult twice = sandbox.run("fihris search river --index a --index whole");
  CHECK(twice.exit == 2);
  CHECK_THAT(twice.err, Contains("both have") && Contains("and 1 more"));
}

TEST_CASE("a run of fihris index writes one index", "[several]") {
  const Parted sandbox;
  const ProgramResult result = sandbox.run("fihris index north --index a --index b");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("a, b: a run writes one index"));
  const ProgramResult watch = sandbox.run("fihris serve --watch --port 0 --index a --index b");
  CHECK(watch.exit == 2);
  CHECK_THAT(watch.err, Contains("a, b: a watch writes one index"));
}

TEST_CASE("serve shows several indexes as one, and what changes in any of them", "[several][serve]") {
  const Parted sandbox;
  const Served served(sandbox, {"--index", "a", "--index", "b"});
  CHECK_THAT(served.get("/api/search?q=boats").body, Contains("one.txt") && Contains("four.txt"));
  CHECK_THAT(served.get("/api/status").body, Contains("\"articles\":4"));
  sandbox.write("south/five.txt", "More boats\n");
  REQUIRE(sandbox.run("fihris index --index b south").exit == 0);
  CHECK_THAT(served.get("/api/search?q=boats").body, Contains("five.txt") && Contains("one.txt"));
}
