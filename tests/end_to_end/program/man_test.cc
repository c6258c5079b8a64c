#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

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
std::string man_page(const char* path = MAN_PAGE) {
  std::ifstream file(path);
  const std::string source{std::istreambuf_iterator<char>(file), {}};
  return std::regex_replace(source, std::regex(R"(\\-)"), "-");
}

/// What a page in another language must have in common with the English one, in order: headings, and the
/// names of options, variables, files, statuses and examples.
std::vector<std::string> skeleton(const std::string& page) {
  std::vector<std::string> lines;
  bool is_tag = false;
  std::istringstream text(page);
  for (std::string line; std::getline(text, line);) {
    if (is_tag || line.starts_with(".SH") || line.starts_with(".SS")) lines.push_back(line);
    is_tag = line.starts_with(".TP") || line == ".TQ";
  }
  return lines;
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

TEST_CASE("the Arabic man page has the sections, options and examples of the English one", "[man]") {
  const auto english = skeleton(man_page());
  const auto arabic = skeleton(man_page(ARABIC_MAN_PAGE));
  REQUIRE(english.size() > 100);
  for (std::size_t i = 0; i < std::min(english.size(), arabic.size()); ++i) REQUIRE(arabic[i] == english[i]);
  CHECK(arabic.size() == english.size());
}

TEST_CASE("the Arabic man page says something of each of its items, in Arabic, and names no other option",
          "[man]") {
  const std::string page = man_page(ARABIC_MAN_PAGE);
  // An indent that no name of an option fits into, so that none stands in a line of Arabic.
  CHECK(page.find("\n.TP\n") == page.npos);
  const Words known = long_options(man_page());
  for (const std::string& option : long_options(page)) {
    INFO(option);
    CHECK(known.contains(option));
  }
  std::istringstream text(page);
  std::string tag;
  bool is_said = true;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with(".TP") || line.starts_with(".S")) {
      INFO(tag);
      CHECK(is_said);
      if (line.starts_with(".TP")) std::getline(text, tag);
      is_said = !line.starts_with(".TP");
    } else {
      // A byte of an Arabic letter in UTF-8.
      is_said = is_said || line.find_first_of("\xD8\xD9") != line.npos;
    }
  }
  CHECK(is_said);
}
