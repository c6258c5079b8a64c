#include "index/people/name_groups.h"

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
  for (const NameGroup& forms : groups) {
    for (std::size_t i = 0; i < forms.size(); ++i) {
      text += i > 0 ? "+" : text.empty() ? "" : " ";
      std::string key = forms[i].key;
      std::replace(key.begin(), key.end(), ' ', '-');
      text += key;
    }
  }
  return text;
}

std::vector<NameGroup> groups_in(const Xapian::Database& articles) {
  return group_names(MentionList(articles, prefix::person_name).entries());
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
    CHECK(printed(groups_in(articles)) == expected);
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
  CHECK(printed({groups_in(articles).front()}) == expected);
}
