#include "query/people/name_groups.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "index/schema.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// Adds as many articles that mention the person as `name` says behind its colon.
void add_articles(Xapian::WritableDatabase& articles, const std::string& name) {
  const std::size_t colon = name.find(':');
  std::string key = name.substr(0, colon);
  std::replace(key.begin(), key.end(), '-', ' ');
  Xapian::Document document;
  document.add_boolean_term(encode_term(key, prefix::person_name));
  for (int count = std::stoi(name.substr(colon + 1)); count > 0; --count) articles.add_document(document);
}

std::string printed(const std::vector<NameGroup>& groups) {
  std::string text;
  for (const NameGroup& group : groups) {
    for (std::size_t i = 0; i < group.forms.size(); ++i) {
      text += i > 0 ? "+" : text.empty() ? "" : " ";
      std::string key = group.forms[i].key;
      std::replace(key.begin(), key.end(), ' ', '-');
      text += key;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("forms of one person's name are grouped, those of others are not", "[names]") {
  std::ifstream table(TABLES "/people/name_groups.tsv");
  REQUIRE(table);
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    std::string rule, names, expected;
    std::getline(cells, rule, '\t');
    std::getline(cells, names, '\t');
    std::getline(cells, expected);
    INFO(rule);
    Xapian::WritableDatabase articles("", Xapian::DB_BACKEND_INMEMORY);
    std::istringstream words(names);
    for (std::string name; words >> name;) add_articles(articles, name);
    CHECK(printed(group_names(MentionList(articles, prefix::person_name), 20)) == expected);
  }
}

TEST_CASE("a rare spelling of a name speaks for its short form, however many names are commoner", "[names]") {
  std::ifstream table(TABLES "/people/name_groups_among_many.tsv");
  REQUIRE(table);
  std::string names, expected;
  std::getline(table, names, '\t');
  std::getline(table, expected);
  Xapian::WritableDatabase articles("", Xapian::DB_BACKEND_INMEMORY);
  std::istringstream words(names);
  for (std::string name; words >> name;) add_articles(articles, name);
  // More than ever found groups.
  for (int i = 0; i < 11'000; ++i) add_articles(articles, "other-" + std::to_string(i) + ":2");
  CHECK(printed(group_names(MentionList(articles, prefix::person_name), 1)) == expected);
}

TEST_CASE("the same people come first with the same counts, however many are asked for", "[names]") {
  std::ifstream table(TABLES "/people/name_groups.tsv");
  REQUIRE(table);
  Xapian::WritableDatabase articles("", Xapian::DB_BACKEND_INMEMORY);
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line.substr(line.find('\t') + 1, line.rfind('\t') - line.find('\t') - 1));
    for (std::string name; words >> name;) add_articles(articles, name);
  }
  // Enough that few of them would be looked at if it hung on the limit.
  for (int i = 0; i < 400; ++i)
    add_articles(articles, "other-" + std::to_string(i) + ":" + std::to_string(9 + i % 5));
  const MentionList list(articles, prefix::person_name);
  const auto whole = group_names(list, 4294967295);
  REQUIRE(whole.size() > 400);
  for (const std::size_t limit :
       {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{20}, std::size_t{100}, whole.size()}) {
    const auto some = group_names(list, limit);
    INFO(limit);
    REQUIRE(some.size() == limit);
    for (std::size_t i = 0; i < limit; ++i) {
      CHECK(some[i].articles == whole[i].articles);
      CHECK(printed({some[i]}) == printed({whole[i]}));
    }
  }
}

TEST_CASE("a group whose forms share articles gives way to one that has more", "[names]") {
  Xapian::WritableDatabase articles("", Xapian::DB_BACKEND_INMEMORY);
  std::ifstream table(TABLES "/people/name_groups.tsv");
  std::string line;
  while (std::getline(table, line) && line.starts_with('#')) continue;
  std::istringstream cells(line.substr(line.find('\t') + 1));
  std::string first, second;
  cells >> first >> second;
  const auto key = [](const std::string& cell) {
    std::string words = cell.substr(0, cell.find(':'));
    std::replace(words.begin(), words.end(), '-', ' ');
    return encode_term(words, prefix::person_name);
  };
  Xapian::Document with_both;
  with_both.add_boolean_term(key(first));
  with_both.add_boolean_term(key(second));
  for (int i = 0; i < 6; ++i) articles.add_document(with_both);
  for (const char* other : {"other-one:9", "other-two:8", "other-three:7"}) add_articles(articles, other);
  const auto groups = group_names(MentionList(articles, prefix::person_name), 3);
  CHECK(printed(groups) == "other-one other-two other-three");
}
