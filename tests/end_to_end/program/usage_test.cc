#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::Sandbox;

TEST_CASE("a query that begins with a hyphen is told where to stand", "[usage]") {
  const Sandbox sandbox;
  CHECK_THAT(sandbox.run("fihris search -=word").err, Contains("-=word; put -- before a query"));
  CHECK_FALSE(Contains("put --").match(sandbox.run("fihris search --nonsense word").err));
}

TEST_CASE("a command that there is not is named, with exit status 2", "[cli]") {
  const Sandbox sandbox;
  const auto result = sandbox.run("fihris serch word");
  CHECK(result.exit == 2);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, Contains("'serch' is no command") && Contains("fihris --help"));
}

TEST_CASE("without a command the usage is pointed to", "[cli]") {
  const Sandbox sandbox;
  const auto result = sandbox.run("fihris");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("subcommand") && Contains("fihris --help"));
}

TEST_CASE("a wrong choice lists the right ones", "[cli]") {
  const Sandbox sandbox;
  for (const char* command : {"fihris search --sort length word", "fihris search --level length word",
                              "fihris search --format length word", "fihris search --bidi length word",
                              "fihris --color length search word", "fihris names --format length",
                              "fihris status --format length", "fihris index --format length"}) {
    INFO(command);
    const auto result = sandbox.run(command);
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("--") && Contains("'length' is none of ") && Contains(", "));
  }
}

TEST_CASE("an option's argument that is no whole number, or too large, is named", "[cli]") {
  const Sandbox sandbox;
  const std::pair<const char*, const char*> options[] = {
      {"search word", "--limit"}, {"search word", "--offset"}, {"search word", "--snippets"},
      {"names", "--limit"},       {"places", "--limit"},       {"variants word", "--read"},
      {"index", "--jobs"}};
  for (const auto& [command, option] : options) {
    for (const char* argument : {"-1", "few", "1.5", "0x10", "+3", "1e3", " 1", "99999999999999999999"}) {
      INFO(command << ' ' << option << ' ' << argument);
      auto words = std::vector<std::string>{
          "sh", "-c", FIHRIS_PROGRAM " " + std::string(command) + " " + option + "='" + argument + "'"};
      const auto result = sandbox.run(words);
      CHECK(result.exit == 2);
      CHECK(result.out.empty());
      CHECK_THAT(result.err, Contains(option) && Contains(argument));
    }
  }
  for (const char* threads : {"1001", "100000", "4294967296"}) {
    const auto result = sandbox.run("fihris index --jobs " + std::string(threads));
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("--jobs: '" + std::string(threads) + "' is more than 1000"));
  }
}

TEST_CASE("an empty argument where something must be named is refused", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "word\n");
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  for (const char* arguments :
       {"index ''", "index news ''", "--index '' status", "status --index ''", "index --drop ''",
        "index --include ''", "index --exclude ''", "search word --aliases ''", "search --batch ''",
        "search word --batch ''", "variants word --save ''", "search ''", "names ''", "--index= status",
        "search --limit= word", "search --aliases= word"}) {
    INFO(arguments);
    const auto result =
        sandbox.run(std::vector<std::string>{"sh", "-c", FIHRIS_PROGRAM " " + std::string(arguments)});
    CHECK(result.exit == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, Contains("empty") || Contains("has no value"));
  }
  CHECK(sandbox.run("fihris search --count word").out == "1\n");
}

TEST_CASE("a folder is no alias file", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "word\n");
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  for (const char* command : {"search word", "names", "places", "variants word", "why word news/a.txt"}) {
    const auto result = sandbox.run("fihris " + std::string(command) + " --aliases news");
    INFO(result.err);
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("fihris: alias file: news: "));
  }
}

TEST_CASE("--limit 0 shows nothing, and the exit status says whether there is something", "[cli]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "word\n");
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  for (const char* format : {"text", "jsonl", "paths"}) {
    const auto result = sandbox.run("fihris search word --limit 0 --format " + std::string(format));
    CHECK(result.exit == 0);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, !Contains("word: in"));
    CHECK(sandbox.run("fihris search nowhere --limit 0 --format " + std::string(format)).exit == 1);
  }
  CHECK(sandbox.run("fihris search word --limit 010 --format paths").exit == 0);
  CHECK(sandbox.run("fihris names --limit 0").exit == 1);
}
