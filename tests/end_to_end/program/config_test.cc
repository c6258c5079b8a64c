#include <sstream>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using namespace fihris;
using Catch::Contains;

namespace {

const std::string user_file = ".config/fihris/config.toml";

/// Twelve articles that hold one word.
class Configured : public Sandbox {
 public:
  Configured() {
    for (int i = 0; i < 12; ++i) write("news/" + std::to_string(i) + ".txt", "an olive\n");
    REQUIRE(run("fihris index news").exit == 0);
  }

  std::size_t hits(const std::string& options = "") const {
    std::istringstream lines(run("fihris -q search --format paths " + options + " olive").out);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) ++count;
    return count;
  }
};

}  // namespace

TEST_CASE("the command line goes before --config, that before the user's file, that before the system's",
          "[config]") {
  Configured sandbox;
  CHECK(sandbox.hits("--limit 20") == 12);
  sandbox.environment["XDG_CONFIG_DIRS"] =
      sandbox.path("etc").string() + ":relative:" + sandbox.path("etc2").string();
  sandbox.write("etc2/fihris/config.toml", "[search]\nlimit = 1\n");
  sandbox.write("relative/fihris/config.toml", "[search]\nlimit = 9\n");
  CHECK(sandbox.hits() == 1);
  sandbox.write("etc/fihris/config.toml", "[search]\nlimit = 2\n");
  CHECK(sandbox.hits() == 2);
  sandbox.write(user_file, "[search]\nlimit = 3\n");
  CHECK(sandbox.hits() == 3);
  sandbox.write("mine.toml", "[search]\nlimit = 4\n");
  CHECK(sandbox.hits("--config mine.toml") == 4);
  CHECK(sandbox.hits("--config mine.toml --limit 5") == 5);
  sandbox.environment["XDG_CONFIG_HOME"] = sandbox.path("other").string();
  CHECK(sandbox.hits() == 2);
}

TEST_CASE("flags, choices, numbers, text and lists may stand in a configuration file", "[config]") {
  Configured sandbox;
  sandbox.write(user_file, "[common]\nquiet = true\ncolor = \"always\"\nindex = \"" +
                               sandbox.path("index").string() +
                               "\"\n[search]\nlimit = 1\n[index]\nexclude = [\"1.txt\", \"2.txt\"]\n");
  sandbox.environment["FIHRIS_INDEX"] = sandbox.path("elsewhere").string();
  const auto result = sandbox.run("fihris search olive");
  CHECK(result.err.empty());
  CHECK_THAT(result.out, Contains("\033[1;31molive\033[0m"));
  CHECK_THAT(sandbox.run("fihris config").out, Contains("\nexclude = [\"1.txt\", \"2.txt\"]  # "));
  sandbox.write(user_file, "quiet = false\n");
  CHECK_THAT(sandbox.run("fihris search olive --index index").err, Contains("articles"));
}

TEST_CASE("a name that is no option is warned of, with its file and line", "[config]") {
  Configured sandbox;
  sandbox.write(user_file, "colour = \"never\"\n\n[serach]\nlimit = 3\n[search]\nlimt = 3\nversion = true\n");
  const auto result = sandbox.run("fihris search olive");
  CHECK(result.exit == 0);
  const std::string file = sandbox.path("").string() + "/" + user_file;
  CHECK_THAT(result.err, Contains("fihris: config: " + file + ":1: colour: is no option") &&
                             Contains(file + ":4: serach.limit: ") && Contains(file + ":6: search.limt: ") &&
                             Contains(file + ":7: search.version: "));
  CHECK_THAT(sandbox.run("fihris -q search olive").err, !Contains("config"));
}

TEST_CASE("a value that an option does not take, and a file that is no TOML, are errors with their line",
          "[config]") {
  Configured sandbox;
  const std::string file = sandbox.path("").string() + "/" + user_file;
  const auto message = [&](const std::string& content) {
    sandbox.write(user_file, content);
    const auto result = sandbox.run("fihris search olive");
    CHECK(result.exit == 2);
    return result.err;
  };
  CHECK_THAT(message("\ncolor = \"purple\"\n"),
             Contains(file + ":2: color: ") && Contains("auto, always, never"));
  CHECK_THAT(message("[search]\nlimit = -1\n"), Contains(file + ":2: search.limit: "));
  CHECK_THAT(message("[search]\nlimit = 1.5\n"), Contains(file + ":2: limit: "));
  CHECK_THAT(message("[search]\nlimit = {a = 1}\n"), Contains(file + ":2: limit: "));
  CHECK_THAT(message("color = \n"), Contains(file + ":1: "));
  CHECK_THAT(message("color = \"never\"\ncolor = \"always\"\n"), Contains(file + ":2: "));
  CHECK_THAT(message(std::string("\xFF\xFE\0", 3)), Contains(file));
  CHECK_THAT(message("a = [\n" + std::string(100'000, '[')), Contains(file));
  // Of a command that does not run, too.
  CHECK_THAT(message("[names]\nlimit = \"many\"\n"), Contains(file + ":2: names.limit: "));
  sandbox.write(user_file, "");
  const auto missing = sandbox.run("fihris --config nowhere.toml search olive");
  CHECK(missing.exit == 2);
  CHECK_THAT(missing.err, Contains("nowhere.toml"));
}

TEST_CASE("config prints what holds and from where, as a file that says the same", "[config]") {
  Configured sandbox;
  sandbox.write(user_file,
                "bidi = \"visual\"\n\n[search]\nlimit = 3\nall = true\n"
                "[index]\nexclude = [\"a b\", \"c\\\"d\"]\n");
  const std::string file = sandbox.path("").string() + "/" + user_file;
  const std::string printed = sandbox.run("fihris config --color never").out;
  CHECK_THAT(printed, Contains("\nbidi = \"visual\"  # " + file + ":1\n") &&
                          Contains("\ncolor = \"never\"  # the command line\n") &&
                          Contains("\nlimit = 3  # " + file + ":4\n") && Contains("\nall = true  # ") &&
                          Contains("\nexclude = [\"a b\", \"c\\\"d\"]  # " + file + ":7\n") &&
                          Contains("\n# pager = \"auto\"\n") && Contains("\n# snippets = 2\n"));
  sandbox.write("printed.toml", printed);
  sandbox.write(user_file, "");
  const std::string again = sandbox.run("fihris config --config printed.toml").out;
  for (const char* line : {"\nbidi = \"visual\"  # printed.toml:", "\nlimit = 3  # printed.toml:",
                           "\nexclude = [\"a b\", \"c\\\"d\"]  # printed.toml:"})
    CHECK_THAT(again, Contains(line));
}

TEST_CASE("help explains a command, and -V names the version", "[config]") {
  const Sandbox sandbox;
  CHECK(sandbox.run("fihris help search").out == sandbox.run("fihris search --help").out);
  CHECK(sandbox.run("fihris help").out == sandbox.run("fihris --help").out);
  CHECK(sandbox.run("fihris help search").exit == 0);
  CHECK(sandbox.run("fihris help nothing").exit == 2);
  CHECK(sandbox.run("fihris -V").out == sandbox.run("fihris --version").out);
}

TEST_CASE("help fits 80 columns", "[config]") {
  const Sandbox sandbox;
  std::string all = sandbox.run("fihris --help").out;
  std::istringstream list(all.substr(all.find("Subcommands:")));
  for (std::string line, name; std::getline(list, line);) {
    if (line.starts_with("  ") && line.substr(2, 1) != " " && std::istringstream(line) >> name)
      all += sandbox.run("fihris help " + name).out;
  }
  std::istringstream lines(all);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(line.size() <= 80);
  }
}
