#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::Sandbox;

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

TEST_CASE("an option's argument that is no number is named", "[cli]") {
  const Sandbox sandbox;
  for (const char* argument : {"-1", "few", "99999999999999999999"}) {
    const auto result = sandbox.run(std::string("fihris search word --limit ") + argument);
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, Contains("--limit") && Contains(argument));
  }
}
