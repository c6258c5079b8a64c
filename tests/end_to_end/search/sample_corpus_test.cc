#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/json.h"
#include "tests/support/sandbox.h"

using fihris::ParsedJson;
using fihris::Sandbox;

namespace {

using Paths = std::set<std::string>;

/// A line of sample_queries.tsv.
struct Line {
  std::string query;
  Paths expected;
  Paths forbidden;
  std::string level;
  std::string known_failure;  ///< why the program is not there yet; empty if the line must hold
};

std::vector<std::string> cut(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

Paths paths(const std::string& column) {
  if (column == "-") return {};
  const auto parts = cut(column, ',');
  return {parts.begin(), parts.end()};
}

std::vector<Line> read_lines() {
  std::ifstream file(TABLES "/sample_queries.tsv");
  std::vector<Line> lines;
  for (std::string text; std::getline(file, text);) {
    if (text.empty() || text == "#" || text.starts_with("# ")) continue;
    const auto columns = cut(text, '\t');
    if (columns.size() < 4) throw std::runtime_error("sample_queries.tsv: too few columns: " + text);
    lines.push_back({columns[0], paths(columns[1]), paths(columns[2]), columns[3], {}});
    if (columns.size() > 4) lines.back().known_failure = columns[4];
  }
  return lines;
}

/// The sample corpus, indexed once for all cases.
const Sandbox& indexed_corpus() {
  static const auto sandbox = [] {
    auto made = std::make_unique<Sandbox>();
    if (made->run({"fihris", "index", SAMPLE_CORPUS}).exit != 0)
      throw std::runtime_error("cannot index the corpus");
    return made;
  }();
  return *sandbox;
}

/// The articles that each of `lines` finds, in their order, below the corpus; `level` may be empty.
std::vector<Paths> search(const std::vector<Line>& lines, const std::string& level) {
  std::string batch;
  for (std::size_t i = 0; i < lines.size(); ++i) batch += std::to_string(i) + "\t" + lines[i].query + "\n";
  std::vector<std::string> command{"fihris", "search",   "--batch", "-",          "--limit",
                                   "1000",   "--format", "jsonl",   "--snippets", "0"};
  if (!level.empty()) command.insert(command.end(), {"--level", level});
  const auto result = indexed_corpus().run(command, batch);
  INFO(result.err);
  REQUIRE(result.exit == 0);
  std::vector<Paths> found(lines.size());
  const std::string root = SAMPLE_CORPUS "/";
  for (const std::string& text : cut(result.out, '\n')) {
    const auto hit = ParsedJson::parse(text);
    found[std::stoul(hit["query_id"].get<std::string>())].insert(
        hit["path"].get<std::string>().substr(root.size()));
  }
  return found;
}

/// What is wrong with the hits of a line; empty if nothing is.
std::string faults(const Line& line, const Paths& found) {
  std::string text;
  for (const std::string& path : line.expected) {
    if (!found.contains(path)) text += " not found: " + path;
  }
  for (const std::string& path : line.forbidden) {
    if (found.contains(path)) text += " must not be found: " + path;
  }
  return text;
}

/// Checks the lines that are known to fail, or the others.
void check_lines(std::vector<Line> lines, const std::string& level, bool known_failures) {
  std::erase_if(lines, [&](const Line& line) { return line.known_failure.empty() == known_failures; });
  if (lines.empty()) return;
  const auto found = search(lines, level);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO(lines[i].query << " at level " << lines[i].level << faults(lines[i], found[i]));
    INFO(lines[i].known_failure);
    CHECK(faults(lines[i], found[i]).empty());
  }
}

}  // namespace

TEST_CASE("the sample queries find what they must at their own level", "[sample_corpus]") {
  const std::string level = GENERATE("spelling", "affix", "name", "inflection");
  auto lines = read_lines();
  std::erase_if(lines, [&](const Line& line) { return line.level != level; });
  REQUIRE_FALSE(lines.empty());
  check_lines(std::move(lines), level, false);
}

TEST_CASE("the sample queries find what they must without a level", "[sample_corpus]") {
  check_lines(read_lines(), "", false);
}

TEST_CASE("the sample queries that are known to fail", "[sample_corpus][!mayfail]") {
  check_lines(read_lines(), "", true);
}

TEST_CASE("every path in the sample queries is an article", "[sample_corpus]") {
  for (const Line& line : read_lines()) {
    for (const Paths& column : {line.expected, line.forbidden}) {
      for (const std::string& path : column) {
        INFO(line.query << ": " << path);
        CHECK(std::ifstream(SAMPLE_CORPUS "/" + path).good());
      }
    }
  }
}
