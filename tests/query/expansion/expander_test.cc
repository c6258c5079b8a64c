#include "query/expansion/expander.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "index/lexicon.h"
#include "tests/support/catch.h"
#include "tests/support/small_index.h"

using namespace fihris;

namespace {

QueryWord word(const std::string& written) {
  QueryWord result;
  result.written = written;
  result.term = fold(written);
  return result;
}

/// The terms of an expansion with their levels.
std::map<std::string, std::string> levels(const std::vector<ExpandedForm>& forms) {
  std::map<std::string, std::string> result;
  for (const ExpandedForm& form : forms) result[form.term] = std::string(name_of(form.level));
  return result;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

}  // namespace

// Lines: name, articles separated by |, query word, loosest level, expected form, expected level or - if it
// must be absent.
TEST_CASE("query words become the words of the index that they should") {
  const Ranking ranking;
  std::ifstream table(TABLES "/expansion/expansions.tsv");
  int lines = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto cells = split(line, '\t');
    REQUIRE(cells.size() == 6);
    INFO(line);
    const SmallIndex index(split(cells[1], '|'));
    const LexiconReader lexicon = index.lexicon();
    Level loosest = Level::exact;
    while (name_of(loosest) != cells[3]) loosest = static_cast<Level>(static_cast<int>(loosest) + 1);
    const Expander expander(lexicon, index.articles(), ranking);
    const auto found = levels(expander.expand(word(cells[2]), loosest, false).forms);
    const auto form = found.find(fold(cells[4]));
    CHECK((form == found.end() ? "-" : form->second) == cells[5]);
    ++lines;
  }
  CHECK(lines >= 12);
}

TEST_CASE(
    "another writing of a name stands behind the article only if it has it, and behind other proclitics") {
  const std::string bare(spelled<letter::sin, letter::waw, letter::ra, letter::yeh, letter::haa>);
  const std::string article(spelled<letter::alef, letter::lam>), wa(spelled<letter::waw>);
  const Ranking ranking;
  const SmallIndex index({bare, article + bare, wa + bare, wa + article + bare});
  const LexiconReader lexicon = index.lexicon();
  const Expander expander(lexicon, index.articles(), ranking);
  CHECK(levels(expander.forms_of_name(bare, true, false)) ==
        std::map<std::string, std::string>{{bare, "name"}, {wa + bare, "name"}});
  CHECK(levels(expander.forms_of_name(article + bare, true, false)) ==
        std::map<std::string, std::string>{{article + bare, "name"}, {wa + article + bare, "name"}});
}

TEST_CASE("similar words change the order only: they are no forms") {
  const Ranking ranking;
  const SmallIndex index({"restaurant", "restaurants", "restauration"});
  const LexiconReader lexicon = index.lexicon();
  const auto expansion =
      Expander(lexicon, index.articles(), ranking).expand(word("restaurant"), Level::affix, true);
  CHECK(levels(expansion.forms).size() == 1);
  CHECK(levels(expansion.similar).count("restaurants") == 1);
}

TEST_CASE("a wildcard finds the words that begin so") {
  const Ranking ranking;
  const SmallIndex index({"garden", "gardens gardener", "guard"});
  const LexiconReader lexicon = index.lexicon();
  const auto found =
      levels(Expander(lexicon, index.articles(), ranking).expand_wildcard(word("gard"), Level::affix).forms);
  CHECK(found.size() == 3);
  CHECK(found.count("guard") == 0);
}

TEST_CASE(
    "a wildcard finds other spellings of the beginning, if they are as common as the words they stand for") {
  const Ranking ranking;
  // mas'ul with its hamza on waw, twice; maswul without; maswur for which no mas'ur is there
  const SmallIndex index({"\u0645\u0633\u0624\u0648\u0644", "\u0645\u0633\u0624\u0648\u0644",
                          "\u0645\u0633\u0648\u0648\u0644", "\u0645\u0633\u0648\u0648\u0631"});
  const LexiconReader lexicon = index.lexicon();
  const Expander expander(lexicon, index.articles(), ranking);
  const QueryWord beginning = word("\u0645\u0633\u0624\u0648");
  const auto found = levels(expander.expand_wildcard(beginning, Level::spelling).forms);
  CHECK(found.size() == 2);
  CHECK(found.count(fold("\u0645\u0633\u0648\u0648\u0644")) == 1);
  CHECK(levels(expander.expand_wildcard(beginning, Level::exact).forms).size() == 1);
}

TEST_CASE("a wildcard finds the words that begin so as names and inflected, where these levels are allowed") {
  const Ranking ranking;
  // sanduq, box, its plural sanadiq, and both with the article
  const SmallIndex index(
      {"\u0635\u0646\u062F\u0648\u0642 \u0627\u0644\u0635\u0646\u062F\u0648\u0642",
       "\u0635\u0646\u0627\u062F\u064A\u0642 \u0627\u0644\u0635\u0646\u0627\u062F\u064A\u0642"});
  const LexiconReader lexicon = index.lexicon();
  const Expander expander(lexicon, index.articles(), ranking);
  const QueryWord beginning = word("\u0635\u0646\u062F");
  const std::string plural = fold("\u0635\u0646\u0627\u062F\u064A\u0642");
  CHECK(levels(expander.expand_wildcard(beginning, Level::inflection).forms)[plural] == "inflection");
  CHECK(levels(expander.expand_wildcard(beginning, Level::name).forms).count(plural) == 0);
}

TEST_CASE("a limit on forms is said") {
  Ranking ranking;
  ranking.max_forms = 2;
  const SmallIndex index({"garden", "gardens gardener"});
  const LexiconReader lexicon = index.lexicon();
  const auto expansion =
      Expander(lexicon, index.articles(), ranking).expand_wildcard(word("gard"), Level::affix);
  CHECK(expansion.cut);
  CHECK(expansion.forms.size() == 2);
}

TEST_CASE("a limit on the forms of a word is said, and the closest are kept") {
  Ranking ranking;
  const SmallIndex index(
      {"\u062D\u062F\u064A\u0642\u0629 \u0627\u0644\u062D\u062F\u064A\u0642\u0629",
       "\u0648\u0627\u0644\u062D\u062F\u064A\u0642\u0629"});  // hadiqa, al-hadiqa, wa-al-hadiqa
  const LexiconReader lexicon = index.lexicon();
  const QueryWord garden = word("\u062D\u062F\u064A\u0642\u0629");
  CHECK_FALSE(Expander(lexicon, index.articles(), ranking).expand(garden, Level::affix, false).cut);
  ranking.max_forms = 1;
  const auto expansion = Expander(lexicon, index.articles(), ranking).expand(garden, Level::affix, false);
  CHECK(expansion.cut);
  REQUIRE(expansion.forms.size() == 1);
  CHECK(expansion.forms[0].term == garden.term);
}

TEST_CASE("an updated lexicon knows new words and new forms of old ones") {
  const Ranking ranking;
  SmallIndex index(
      {"\u062D\u062F\u064A\u0642\u0629 \u0627\u0644\u062D\u062F\u064A\u0642\u0629"});  // hadiqa, al-hadiqa
  index.update(
      "\u0648\u0627\u0644\u062D\u062F\u064A\u0642\u0629 \u062C\u062F\u0648\u0644");  // wa-al-hadiqa, jadwal
  const LexiconReader lexicon = index.lexicon();
  const Expander expander(lexicon, index.articles(), ranking);
  CHECK(levels(expander.expand(word("\u062D\u062F\u064A\u0642\u0629"), Level::affix, false).forms).size() ==
        3);
  CHECK(levels(expander.expand(word("\u062C\u062F\u0648\u0644"), Level::affix, false).forms).size() == 1);
}

TEST_CASE("a core has the trigrams of its padded characters, each once") {
  CHECK(trigrams("aaaa").size() == 3);  // boundary-a-a, a-a-a, a-a-boundary
  CHECK(trigrams("").empty());
}

TEST_CASE("what is left out of a key's words is the rarest") {
  // kitabuha in nine articles, kitabuhu, which is before it in the alphabet, in one
  std::vector<std::string> articles(9, "\u0643\u062A\u0627\u0628\u0647\u0627");
  articles.push_back("\u0643\u062A\u0627\u0628\u0647");
  const SmallIndex index(articles);
  const LexiconReader lexicon = index.lexicon();
  bool cut = false;
  const auto cores = lexicon.with_key(lexicon_prefix::light_stem, fold("\u0643\u062A\u0627\u0628"), 1, cut,
                                      [](std::string_view) { return true; });
  REQUIRE(cores.size() == 1);
  CHECK(cores[0]->text == fold("\u0643\u062A\u0627\u0628\u0647\u0627"));
  CHECK(cut);
}
