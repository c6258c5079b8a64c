#include <csignal>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "tests/end_to_end/library.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// Runs `fihris ARGUMENTS` in a shell, with what stands behind the arguments.
ProgramResult in_shell(const Sandbox& sandbox, const std::string& arguments, const std::string& rest) {
  return sandbox.run(Words{"sh", "-c", FIHRIS_PROGRAM " " + arguments + " " + rest});
}

/// Command lines that write something on standard output, by their subcommand.
std::multimap<std::string, std::string> writing_commands() {
  const std::string word = arabic("{olives}");
  return {
      {"index", ""},
      {"index", "--rebuild"},
      {"index", "--dry-run --rebuild"},
      {"index", "--format json"},
      {"index", "--watch"},
      {"search", word},
      {"search", "--format jsonl " + word},
      {"search", "--format csv " + word},
      {"search", "--format paths " + word},
      {"search", "--count " + word},
      {"search", "--batch queries.txt"},
      {"search", "--batch queries.txt --count"},
      {"analyze", word},
      {"names", ""},
      {"names", "--format jsonl"},
      {"places", ""},
      {"places", "--format jsonl"},
      {"variants", word},
      {"variants", "--format jsonl " + word},
      {"why", word + " news/0.txt"},
      {"status", ""},
      {"alias", "list --aliases mine.tsv"},
      {"shards", ""},
      {"status", "--files"},
      {"status", "--files --format csv"},
      {"formats", ""},
      {"bidi", ""},
      {"config", ""},
      {"help", "search"},
      {"report", "-o - " + word},
      {"serve", "--port 0"},
      {"sources", ""},
      {"sources", "--format csv"},
      {"timeline", word},
      {"timeline", "--format jsonl"},
      {"search", "--facets source,year,person,place " + word},
      {"show", "news/0.txt " + word},
      {"search", "-l " + word},
      {"search", "-c " + word},
      {"search", "-C 1 " + word},
      {"search", "--kwic " + word},
      {"search", "--kwic --format csv " + word},
      {"status", "--format json"},
      {"", "--help"},
      {"", "--version"},
      {"search", "--help"},
  };
}

class Names : public Sandbox {
 public:
  Names() {
    for (int i = 0; i < 3; ++i)
      write("news/" + std::to_string(i) + ".txt", arabic("{olives} {visit: text} {Beirut}\n"));
    write("mine.tsv", "word\tone|two\n");
    write(".config/fihris/shards.toml", "[north]\naddress = \"tcp://127.0.0.1:1\"\n");
    write("queries.txt", arabic("{olives}\n{Beirut}\n"));
    REQUIRE(run("fihris index news").exit == 0);
  }
};

}  // namespace

TEST_CASE("every command whose output cannot be written says so and ends with 2", "[output]") {
  const Names names;
  std::set<std::string> tried;
  for (const auto& [name, arguments] : writing_commands()) {
    tried.insert(name);
    for (const auto& [where, reason] :
         {std::pair(">/dev/full", "No space left on device"), std::pair(">&-", "Bad file descriptor"),
          std::pair(">/dev/full 1>&0 </dev/null", "Bad file descriptor")}) {
      INFO(name << ' ' << arguments << ' ' << where);
      const auto result = in_shell(names, name + " " + arguments, where);
      CHECK(result.exit == 2);
      CHECK_THAT(result.err, Contains("fihris: output: standard output: cannot be written: ") &&
                                 Contains(reason) && Contains("; see whether"));
    }
  }
  const std::string help = names.run("fihris --help").out;
  std::istringstream lines(help.substr(help.find('\n', help.find("Subcommands:"))));
  for (std::string line, name; std::getline(lines, line);) {
    if (!line.starts_with("  ") || line.starts_with("   ")) continue;
    std::istringstream(line) >> name;
    INFO("a command without a case: " << name);
    CHECK(tried.count(name) == 1);
  }
}

TEST_CASE("a command that has nothing to write does not ask where", "[output]") {
  const Names names;
  CHECK(in_shell(names, "index -q", ">/dev/full").exit == 0);
  CHECK(in_shell(names, "index -q", ">&-").exit == 0);
  CHECK(in_shell(names, "search --format paths nosuchword", ">&-").exit == 1);
}

TEST_CASE("the index is whole whichever descriptors are closed", "[output]") {
  const Names names;
  for (const char* closed : {"<&-", "<&- 2>&-", "<&- >&- 2>&-"}) {
    INFO(closed);
    const bool writes = std::string(closed).find(">&- 2") == std::string::npos || closed[4] == '2';
    CHECK(in_shell(names, "index --rebuild", closed).exit == (writes ? 0 : 2));
    CHECK(names.run("fihris index --verify").exit == 0);
    CHECK(names.run(arabic("fihris search --count {olives}")).out == "3\n");
  }
}

TEST_CASE("a reader that has seen enough ends the program without a word", "[output]") {
  const Names names;
  // More than a pipe holds.
  std::string queries;
  for (int i = 0; i < 3000; ++i) queries += arabic("{olives}\n");
  names.write("many.txt", queries);
  for (const char* ignored : {"", "trap '' PIPE; "}) {
    for (const char* format : {"text", "jsonl", "csv", "paths", "paths --count"}) {
      INFO(ignored << format);
      const auto result =
          names.run(Words{"bash", "-c",
                          std::string(ignored) + FIHRIS_PROGRAM + " search -q --batch many.txt --format " +
                              format + " | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}"});
      CHECK(result.exit == (std::string(format) == "paths --count" ? 0 : 128 + SIGPIPE));
      CHECK(result.err.empty());
    }
  }
}
