// However a query is written, the lists of articles that it opens are bounded: counted, not timed.
#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "tests/query/sample_index.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// Different words of the sample corpus.
std::vector<std::string> sample_words(std::size_t count) {
  std::set<std::string> seen;
  std::vector<std::string> words;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SAMPLE_CORPUS)) {
    std::ifstream file(entry.path());
    for (std::string word; entry.path().extension() == ".txt" && words.size() < count && file >> word;) {
      const bool is_plain = std::all_of(word.begin(), word.end(), [](char c) { return c < 0; });
      if (is_plain && seen.insert(word).second) words.push_back(word);
    }
  }
  REQUIRE(words.size() == count);
  return words;
}

std::string joined(const std::vector<std::string>& words, const std::string& before, const std::string& after,
                   const std::string& between) {
  std::string text;
  for (const std::string& word : words)
    text.append(text.empty() ? "" : between).append(before).append(word).append(after);
  return text;
}

/// Lists that a query opens, in all parts of the index.
std::size_t lists_of(const Searcher& searcher, const BuiltQuery& built) {
  return built.lists * searcher.reader().articles.tables().size();
}

Ranking few_lists(unsigned most) {
  Ranking ranking;
  ranking.max_lists = most;
  return ranking;
}

std::vector<std::string> long_queries() {
  const auto words = sample_words(60);
  const auto few = std::vector<std::string>(words.begin(), words.begin() + 12);
  return {joined(words, "", "", " "),
          joined(words, "~", "", " "),
          joined(words, "", "*", " "),
          joined(words, "+", "", " "),
          joined(words, "", "", " AND "),
          joined(words, "", "", " | "),
          joined(words, "", "", " NEAR "),
          joined(words, "name:", "", " "),
          joined(words, "title:", "*", " "),
          joined(words, "-", "", " "),
          "\"" + joined(words, "", "", " ") + "\"",
          "name:\"" + joined(words, "", "", " ") + "\"",
          joined(few, "(", "* NEAR " + few[0] + ")", " | "),
          joined(few, "name:\"", " " + words.back() + "\"", " "),
          joined(few, "name:\"", " " + words.back() + "\"", " | ")};
}

}  // namespace

TEST_CASE("a query opens no more lists than are allowed, however it is written", "[bounds]") {
  const Searcher generous(sample_index(), {}, few_lists(1'000'000));
  const Searcher searcher(sample_index(), {}, few_lists(250));
  std::size_t cut = 0;
  for (const std::string& query : long_queries()) {
    INFO(query);
    for (const bool all : {false, true}) {
      SearchOptions options;
      options.all = all;
      const Node root = parse_query(query).root;
      const BuiltQuery whole = generous.build(root, options);
      const BuiltQuery built = searcher.build(root, options);
      CHECK(whole.most_forms == 0);
      CHECK(lists_of(searcher, built) <= 250);
      CHECK((built.most_forms > 0) == (lists_of(generous, whole) > 250));
      cut += built.most_forms > 0;
      CHECK(built.groups.size() == whole.groups.size());
    }
  }
  CHECK(cut > 8);
}

TEST_CASE("what is left of the forms of a word are those of its closest levels", "[bounds]") {
  const Searcher generous(sample_index(), {}, few_lists(1'000'000));
  const Searcher searcher(sample_index(), {}, few_lists(250));
  const Node root = parse_query(joined(sample_words(60), "~", "", " ")).root;
  const BuiltQuery whole = generous.build(root, {}), built = searcher.build(root, {});
  REQUIRE(built.most_forms > 0);
  for (std::size_t i = 0; i < whole.groups.size(); ++i) {
    const auto& all = whole.groups[i].expansion.forms;
    const auto& kept = built.groups[i].expansion.forms;
    REQUIRE(kept.size() <= all.size());
    CHECK(kept.empty() == all.empty());
    for (std::size_t form = 0; form < kept.size() && form < built.most_forms; ++form)
      CHECK(kept[form].term == all[form].term);
    CHECK((built.groups[i].expansion.cut || kept.size() == all.size()));
  }
}

TEST_CASE("an ordinary query keeps all its forms", "[bounds]") {
  const Searcher searcher(sample_index());
  for (const char* sign : {"", "~"}) {
    const BuiltQuery built = searcher.build(parse_query(joined(sample_words(5), sign, "", " ")).root, {});
    CHECK(built.most_forms == 0);
    for (const WordGroup& group : built.groups) CHECK_FALSE(group.expansion.cut);
  }
}

TEST_CASE("one word a thousand times opens the lists of one word", "[bounds]") {
  const Searcher searcher(sample_index());
  const std::string word = sample_words(1).front();
  const std::size_t once = lists_of(searcher, searcher.build(parse_query("~" + word).root, {}));
  const std::string often = joined(std::vector<std::string>(1'000, word), "~", "", " ");
  CHECK(lists_of(searcher, searcher.build(parse_query(often).root, {})) == once);
}

TEST_CASE("a word with very many names of the user's own opens a bounded number of lists", "[bounds]") {
  const auto words = sample_words(60);
  std::string line = "word\t" + words[0];
  for (int i = 0; i < 3'000; ++i)
    line += "|" + words[static_cast<std::size_t>(i) % 60] + ' ' + words[static_cast<std::size_t>(i / 60)];
  const Searcher searcher(sample_index(), Aliases(line + "\n", "names.tsv"), few_lists(250));
  for (const std::string& query :
       {words[0], "\"" + words[0] + ' ' + words[1] + "\"", joined(words, "", "", " AND "),
        "\"" + joined(words, "", "", " ") + "\""}) {
    INFO(query);
    CHECK(lists_of(searcher, searcher.build(parse_query(query).root, {})) <= 250);
  }
}
