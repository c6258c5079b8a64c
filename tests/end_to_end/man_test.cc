#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using fihris::Sandbox;

namespace {

using Words = std::set<std::string>;

/// Every `--option` in `text`.
Words long_options(const std::string& text) {
  static const std::regex option("--[a-z][a-z-]*");
  Words options;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), option); at != std::sregex_iterator(); ++at) {
    options.insert(at->str());
  }
  return options;
}

/// The subcommands that `fihris --help` lists.
Words subcommands(const std::string& help) {
  static const std::regex name("\n  ([a-z]+) ");
  const std::string list = help.substr(help.find("Subcommands:"));
  Words names;
  for (auto at = std::sregex_iterator(list.begin(), list.end(), name); at != std::sregex_iterator(); ++at) {
    names.insert((*at)[1]);
  }
  return names;
}

/// The man page with its `\-` turned into `-`.
std::string man_page() {
  std::ifstream file(MAN_PAGE);
  const std::string source{std::istreambuf_iterator<char>(file), {}};
  return std::regex_replace(source, std::regex(R"(\\-)"), "-");
}

}  // namespace

TEST_CASE("the man page names every subcommand and option, and no other", "[man]") {
  const Sandbox sandbox;
  const std::string page = man_page();
  REQUIRE_FALSE(page.empty());
  const std::string help = sandbox.run("fihris --help").out;
  Words options = long_options(help);
  REQUIRE(subcommands(help).contains("search"));
  for (const std::string& name : subcommands(help)) {
    INFO(name);
    CHECK(page.find(name) != page.npos);
    options.merge(long_options(sandbox.run("fihris " + name + " --help").out));
  }
  const Words described = long_options(page);
  for (const std::string& option : options) {
    INFO(option << " is not in the man page");
    CHECK(described.contains(option));
  }
  for (const std::string& option : described) {
    INFO(option << " is in the man page only");
    CHECK(options.contains(option));
  }
}

TEST_CASE("every command has a section of the man page, of which its own page is made", "[man]") {
  const Sandbox sandbox;
  const std::string page = man_page();
  for (const std::string& name : subcommands(sandbox.run("fihris --help").out)) {
    INFO(name);
    const std::size_t section = page.find("\n.SS fihris " + name);
    REQUIRE(section != page.npos);
    // A section names the options of its command, or the command whose options they are.
    const std::string text = page.substr(section + 1, page.find("\n.S", section + 1) - section);
    const std::string help = sandbox.run("fihris help " + name).out;
    const Words common = long_options(sandbox.run("fihris --help").out);
    for (const std::string& option : long_options(help)) {
      INFO(option);
      if (!common.contains(option))
        CHECK((text.find(option) != text.npos || text.find("\nAs for\n") != text.npos ||
               text.find("as for\n") != text.npos));
    }
  }
}
