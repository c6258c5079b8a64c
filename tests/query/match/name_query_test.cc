#include <memory>
#include <set>
#include <string>
#include <vector>

#include "query/language/parser.h"
#include "query/match/query_builder.h"
#include "query/weighing/index_parts.h"
#include "tests/support/catch.h"
#include "tests/support/small_index.h"

using namespace fihris;

namespace {

// Samir, Talib, Zamzour, Haddad; the last is a smith too.
const std::string samir = "\u0633\u0645\u064A\u0631", talib = "\u0637\u0627\u0644\u0628";
const std::string zamzour = "\u0632\u0645\u0632\u0648\u0631", haddad = "\u062D\u062F\u0627\u062F";
const std::string spoke = " \u062A\u0643\u0644\u0645 ";

struct Found {
  std::set<Xapian::docid> articles;
  std::vector<std::string> unknown;
  bool operator==(const Found&) const = default;
};

/// What `name:"NAME"` finds in an index that lists nobody.
Found find(const std::vector<std::string>& texts, const std::string& name) {
  const SmallIndex index(texts);
  const LexiconReader lexicon = index.lexicon();
  const Ranking ranking;
  KnownExpansions known;
  const Expander expander(lexicon, index.articles(), ranking);
  const Articles articles(index.articles());
  const Aliases aliases;
  const PeopleTable people{Xapian::Database()};
  const auto parts = std::make_shared<IndexParts>(std::vector{index.folder()}, index.articles());
  const BuiltQuery built =
      build_query(parse_query("name:\"" + name + "\"").root,
                  {expander, articles, aliases, people, ranking, Level::inflection, known, parts}, false);
  Xapian::Enquire enquire(index.articles());
  enquire.set_query(built.query);
  Found found{{}, built.unknown_people};
  const Xapian::MSet hits = enquire.get_mset(0, 100);
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) found.articles.insert(*hit);
  return found;
}

}  // namespace

TEST_CASE("a whole name in the text is the person where the article has a part of it as a name", "[names]") {
  const std::string whole = talib + " " + zamzour;
  CHECK(find({whole + spoke, whole + spoke + "@" + talib, zamzour + spoke + talib + "@" + zamzour,
              whole + spoke + "@" + samir},
             whole) == Found{{2}, {}});
}

TEST_CASE("a name is unknown if nobody has one of its words, and then stands where its words do", "[names]") {
  const std::string whole = talib + " " + zamzour;
  CHECK(find({whole + spoke, zamzour + spoke + talib + "@" + talib}, whole) == Found{{1}, {whole}});
  CHECK(find({zamzour + spoke, talib}, zamzour) == Found{{1}, {zamzour}});
  CHECK(find({zamzour + spoke, "\u0648" + zamzour, talib}, zamzour) == Found{{1}, {zamzour}});
}

TEST_CASE("a name that is nothing else stands wherever its word does, another only where somebody has it",
          "[names]") {
  CHECK(find({zamzour + spoke, zamzour + spoke + "@" + zamzour, talib}, zamzour) == Found{{1, 2}, {}});
  CHECK(find({haddad + spoke, haddad + spoke + "@" + haddad, talib}, haddad) == Found{{2}, {}});
}

TEST_CASE("the beginning of a name that somebody has is not said to be unknown", "[names]") {
  const std::string begun = zamzour.substr(0, 6);
  CHECK(find({zamzour + spoke + "@" + zamzour, talib}, begun + "*") == Found{{1}, {}});
  CHECK(find({zamzour + spoke, talib}, begun + "*") == Found{{1}, {begun + "*"}});
}

TEST_CASE("a word that may be a name is one if somebody has it", "[names]") {
  CHECK(find({haddad + spoke + "?" + haddad, haddad + spoke, talib + "@" + haddad}, haddad) ==
        Found{{1, 3}, {}});
  CHECK(find({haddad + spoke + "?" + haddad, talib}, "=" + haddad).articles.empty());
}

TEST_CASE("a word that may be a name is the person's who mostly has it behind another", "[names]") {
  const std::string whole = samir + " " + haddad, other = talib + " " + haddad;
  const std::string his = whole + "@" + whole, maybe = haddad + spoke + "?" + haddad, smith = haddad + spoke;
  CHECK(find({his, his, his, maybe, smith, smith, smith}, whole) == Found{{1, 2, 3, 4}, {}});
  CHECK(find({his, his, his, maybe, other + "@" + other}, whole) == Found{{1, 2, 3}, {}});
  CHECK(find({his, his, his, samir + spoke + "?" + samir}, whole) == Found{{1, 2, 3}, {}});
}

TEST_CASE("a surname that says where people are from stands for its bearer where it is a name", "[names]") {
  // Of Damascus.
  const std::string dimashqi = "\u0627\u0644\u062F\u0645\u0634\u0642\u064A";
  const std::string whole = samir + " " + dimashqi, his = whole + "@" + whole;
  CHECK(find({his, his, his, dimashqi + spoke}, whole) == Found{{1, 2, 3}, {}});
}
