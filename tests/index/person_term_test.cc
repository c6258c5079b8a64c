#include "index/person_term.h"

#include <string>

#include "index/schema.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("the term of a person tells the key and how the name is written", "[names]") {
  for (const auto& [key, written] : {std::pair<std::string, std::string>{"harlow quimby", "Harlow Quimby"},
                                     {"harlow quimby", "harlow quimby"},
                                     {"quimby", "\u0623\u0654x"}}) {
    const PersonTerm person = decode_person_term(person_term(key, written));
    CHECK(person.key == key);
    CHECK(person.written == written);
  }
  CHECK(person_term("quimby", "quimby") == encode_term("quimby", prefix::person_name));
  CHECK(person_term("quimby", "") == encode_term("quimby", prefix::person_name));
}

TEST_CASE("a writing that would be too long for a term is left out, and so is a name", "[names]") {
  const std::string key(200, 'x');
  CHECK(person_term(key, std::string(200, 'X')) == encode_term(key, prefix::person_name));
  CHECK(person_term(std::string(300, 'x'), "X").empty());
}

TEST_CASE("all writings of a name are found, and no longer name", "[names]") {
  Xapian::WritableDatabase articles("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& term :
       {person_term("quimby", "quimby"), person_term("quimby", "QUIMBY"), person_term("quimby", "Quimby"),
        person_term("quimby tavish", "Q T"), person_term("quimbyx", "quimbyx")}) {
    Xapian::Document document;
    document.add_boolean_term(term);
    articles.add_document(document);
  }
  CHECK(person_terms(articles, "quimby").size() == 3);
  CHECK(person_terms(articles, "quim").empty());
}
