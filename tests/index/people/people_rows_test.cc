#include "index/people/people_rows.h"

#include <algorithm>
#include <string>
#include <utility>

#include "index/article_lists.h"
#include "index/mention_term.h"
#include "index/schema.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// Articles by the people that they speak of. A name is a key; with a bar, the key and how it is written.
class NamedArticles {
 public:
  NamedArticles() : articles_("", Xapian::DB_BACKEND_INMEMORY) {}

  void add(int count, const std::vector<std::string>& people, const std::string& words = {},
           const std::string& possible_names = {}) {
    Xapian::Document document;
    for (const std::string& person : people) {
      const std::string key = person.substr(0, person.find('|'));
      document.add_boolean_term(mention_term(prefix::person_name, key, person.substr(person.find('|') + 1)));
      add_words(document, key, prefix::person);
      add_words(document, key, {});
    }
    add_words(document, words, {});
    add_words(document, possible_names, prefix::possible_name);
    for (int i = 0; i < count; ++i) articles_.add_document(document);
  }

  void add_possible(int count, const std::string& name) {
    Xapian::Document document;
    document.add_boolean_term(encode_term(name, prefix::possible_name));
    for (int i = 0; i < count; ++i) articles_.add_document(document);
  }

  std::vector<PersonRow> rows() const { return find_people(articles_, articles_); }

  /// "NAME COUNT" of each row.
  std::vector<std::string> printed() const {
    std::vector<std::string> lines;
    for (const PersonRow& row : rows()) lines.push_back(row.name() + ' ' + std::to_string(row.articles));
    return lines;
  }

  const Xapian::Database& database() const { return articles_; }

 private:
  static void add_words(Xapian::Document& document, const std::string& words, std::string_view prefix) {
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = std::min(words.find(' ', begin), words.size());
      document.add_boolean_term(encode_term(words.substr(begin, end - begin), prefix));
      begin = end + 1;
    }
  }

  Xapian::WritableDatabase articles_;
};

using Lines = std::vector<std::string>;

/// A waw, as it stands before words.
const std::string wa = decode_term("\xc8");

}  // namespace

TEST_CASE("a person has the articles with any form of the name, each once", "[names]") {
  NamedArticles articles;
  articles.add(3, {"harlow quimby", "harlow de quimby"});
  articles.add(2, {"harlow quimby"});
  articles.add(4, {"orson tavish"});
  CHECK(articles.printed() == Lines{"harlow quimby 5", "orson tavish 4"});
}

TEST_CASE("a name is shown as most of its articles write it, and has those of all writings", "[names]") {
  NamedArticles articles;
  articles.add(2, {"harlow quimby|HARLOW Quimby"});
  articles.add(3, {"harlow quimby|Harlow Quimby"});
  CHECK(articles.printed() == Lines{"Harlow Quimby 5"});
}

TEST_CASE("a word that may be a name is that of whoever mostly has it as a surname", "[names]") {
  NamedArticles articles;
  articles.add(5, {"harlow quimby"});
  articles.add(2, {}, "quimby", "quimby");
  articles.add(1, {}, "harlow", "harlow");
  articles.add(4, {}, "quimby");
  articles.add(4, {"tavish"});
  articles.add(1, {}, "tavish", "tavish");
  articles.add(2, {"otto quill"});
  articles.add(2, {"hans quill"});
  articles.add(1, {}, "quill", "quill");
  CHECK(articles.printed() == Lines{"harlow quimby 7", "tavish 5", "hans quill 2", "otto quill 2"});
}

TEST_CASE("a surname that says where people are from is its bearer's where it is a name alone", "[names]") {
  NamedArticles articles;
  // Of Damascus.
  const std::string dimashqi = decode_term("\xa7\xc4\xaf\xc5\xb4\xc2\xca");
  articles.add(5, {"harlow " + dimashqi});
  articles.add(1, {dimashqi});
  articles.add(1, {}, dimashqi);
  CHECK(articles.rows().front().articles == 6);
}

TEST_CASE("a word of the dictionary that may be a name is one if it is a name as often", "[names]") {
  NamedArticles articles;
  // A smith.
  const std::string haddad = decode_term("\xad\xaf\xa7\xaf");
  articles.add(5, {"harlow " + haddad});
  articles.add_possible(4, haddad);
  CHECK(articles.rows().front().articles == 9);
  articles.add_possible(4, haddad);
  CHECK(articles.rows().front().articles == 5);
}

TEST_CASE("words that may be a form of a name are one unless they mostly stand where nobody is meant",
          "[names]") {
  NamedArticles articles;
  articles.add(3, {"harlow quimby"});
  articles.add_possible(4, "harlow quimby");
  articles.add(3, {"orson tavish"});
  articles.add_possible(9, "orson tavish");
  CHECK(articles.printed() == Lines{"harlow quimby 7", "orson tavish 3"});
}

TEST_CASE("what is shown is found as it is shown: a writing of another key is left out", "[names]") {
  NamedArticles articles;
  articles.add(3, {"harlow quimby|Somebody Else"});
  CHECK(articles.printed() == Lines{"harlow quimby 3"});
}

TEST_CASE("a surname alone is its bearer's if the collection mostly uses it for one", "[names]") {
  NamedArticles articles;
  articles.add(8, {"harlow quimby"});
  articles.add(2, {"quimby"}, "quimby quimby");
  SECTION("of one") {
    CHECK(articles.printed() == Lines{"harlow quimby 10"});
  }
  SECTION("mostly of one") {
    articles.add(1, {"orson quimby"});
    CHECK(articles.printed() == Lines{"harlow quimby 11", "orson quimby 1"});
  }
  SECTION("of several") {
    articles.add(5, {"orson quimby"});
    CHECK(articles.printed() == Lines{"harlow quimby 8", "orson quimby 5"});
  }
}

TEST_CASE("a given name alone finds the one bearer whom it mostly stands for, and is no form of the name",
          "[names]") {
  NamedArticles articles;
  articles.add(8, {"harlow quimby"});
  articles.add(2, {"harlow"});
  articles.add(3, {"orson tavish"});
  const auto rows = articles.rows();
  REQUIRE(!rows.empty());
  CHECK(rows.front().articles == 10);
}

TEST_CASE("a surname that is a name everywhere is found where it is no mention, unless it is a commoner word",
          "[names]") {
  NamedArticles articles;
  articles.add(8, {"harlow quimby"});
  articles.add(3, {}, "quimby");
  CHECK(articles.printed() == Lines{"harlow quimby 11"});
  articles.add(2, {}, wa + "quimby");
  CHECK(articles.printed() == Lines{"harlow quimby 13"});
  articles.add(30, {}, wa + "quimby");
  CHECK(articles.printed() == Lines{"harlow quimby 11"});
}

TEST_CASE("a surname that is mostly a word is found as a mention alone", "[names]") {
  NamedArticles articles;
  articles.add(8, {"harlow quimby"});
  articles.add(30, {}, "quimby");
  CHECK(articles.printed() == Lines{"harlow quimby 8"});
}

TEST_CASE("a word alone is a person if it mostly is the whole name", "[names]") {
  NamedArticles articles;
  articles.add(5, {"quimby"});
  articles.add(2, {"harlow quimby"});
  articles.add(2, {"orson quimby"});
  CHECK(articles.printed() == Lines{"quimby 9", "harlow quimby 2", "orson quimby 2"});
  articles.add(4, {"orson quimby"});
  CHECK(articles.printed() == Lines{"orson quimby 6", "harlow quimby 2"});
}

TEST_CASE("rows fall by their numbers, equals in the order of their keys", "[names]") {
  NamedArticles articles;
  articles.add(2, {"orson tavish"});
  articles.add(2, {"harlow quimby"});
  articles.add(3, {"zeno ibbs"});
  CHECK(articles.printed() == Lines{"zeno ibbs 3", "harlow quimby 2", "orson tavish 2"});
}

TEST_CASE("the table gives back the people that it was made of, by number and by name", "[names]") {
  NamedArticles articles;
  articles.add(8, {"harlow quimby|Harlow Quimby"});
  articles.add(2, {"quimby"});
  articles.add(3, {"zeno"}, "zeno");
  const auto rows = articles.rows();
  Xapian::WritableDatabase people("", Xapian::DB_BACKEND_INMEMORY);
  for (const PersonRow& row : rows) people.add_document(to_document(row).to_xapian());
  const PeopleTable table(people);
  REQUIRE(table.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PersonRow row = table.row(i);
    CHECK(row.name() == rows[i].name());
    CHECK(row.articles == rows[i].articles);
    CHECK(row.further_terms == rows[i].further_terms);
    REQUIRE(row.forms.size() == rows[i].forms.size());
    for (std::size_t form = 0; form < row.forms.size(); ++form) {
      CHECK(row.forms[form].key == rows[i].forms[form].key);
      CHECK(row.forms[form].written == rows[i].forms[form].written);
      CHECK(row.forms[form].articles == rows[i].forms[form].articles);
    }
    CHECK(articles_with(articles.database(), terms_of(row, articles.database())).size() == row.articles);
  }
  CHECK(table.find("harlow quimby") == 0);
  CHECK(table.find("zeno") == 1);
  // Others may have it too.
  CHECK_FALSE(table.find("quimby"));
  CHECK(table.find_form("quimby") == 0);
  CHECK_FALSE(table.find_form("harlow"));
  CHECK_FALSE(table.find(std::string(300, 'x')));
}

TEST_CASE("a row that names nobody is damage", "[names]") {
  Xapian::WritableDatabase people("", Xapian::DB_BACKEND_INMEMORY);
  for (const char* data : {"", "3", "3\n", "\n\n\n", "x\n\nXNFa\t"}) {
    Xapian::Document document;
    document.set_data(data);
    people.add_document(document);
  }
  const PeopleTable table(people);
  for (std::size_t i = 0; i < table.size(); ++i) CHECK_THROWS_AS(table.row(i), Xapian::DatabaseCorruptError);
}
