#include <set>
#include <sstream>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using fihris::Sandbox;

namespace {

using Words = std::set<std::string>;

/// What bash would offer at the end of `line`.
Words completions(const Sandbox& sandbox, const std::string& line) {
  const auto result = sandbox.run({"bash", "-c",
                                   "source \"$1\"; COMP_WORDS=($2); [[ $2 == *' ' ]] && COMP_WORDS+=('')\n"
                                   "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
                                   "_fihris \"$3\" \"${COMP_WORDS[COMP_CWORD]}\"\n"
                                   "printf '%s\\n' \"${COMPREPLY[@]}\"",
                                   "bash", BASH_COMPLETION, line, FIHRIS_PROGRAM},
                                  {});
  INFO(result.err);
  CHECK(result.err.empty());
  Words words;
  std::istringstream stream(result.out);
  for (std::string word; stream >> word;) words.insert(word);
  return words;
}

}  // namespace

TEST_CASE("bash completes commands", "[completion]") {
  const Sandbox sandbox;
  CHECK(completions(sandbox, "fihris s") == Words{"search", "status"});
  CHECK(completions(sandbox, "fihris ").contains("index"));
  CHECK(completions(sandbox, "fihris -v wh") == Words{"why"});
}

TEST_CASE("bash completes a command's options and those of all commands", "[completion]") {
  const Sandbox sandbox;
  CHECK(completions(sandbox, "fihris index --dr") == Words{"--drop", "--dry-run"});
  CHECK(completions(sandbox, "fihris search --q") == Words{"--quiet"});
  CHECK(completions(sandbox, "fihris search --n") == Words{"--null"});
  CHECK_FALSE(completions(sandbox, "fihris status --").contains("--rebuild"));
  CHECK(completions(sandbox, "fihris --ver") == Words{"--verbose", "--version"});
}

TEST_CASE("bash completes files where no option is begun", "[completion]") {
  const Sandbox sandbox;
  CHECK(completions(sandbox, "fihris index ").empty());  // so that bash's own completion is taken
}
