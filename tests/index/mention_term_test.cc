#include "index/mention_term.h"

#include <string>

#include "index/schema.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("the term of a person tells the key and how the name is written", "[names]") {
  for (const auto& [key, written] : {std::pair<std::string, std::string>{"harlow quimby", "Harlow Quimby"},
                                     {"harlow quimby", "harlow quimby"},
                                     {"quimby", "\u0623\u0654x"}}) {
    const MentionTerm person =
        decode_mention_term(mention_term(prefix::person_name, key, written), prefix::person_name);
    CHECK(person.key == key);
    CHECK(person.written == written);
  }
  CHECK(mention_term(prefix::person_name, "quimby", "quimby") == encode_term("quimby", prefix::person_name));
  CHECK(mention_term(prefix::person_name, "quimby", "") == encode_term("quimby", prefix::person_name));
}

TEST_CASE("the term of a place that the gazetteer lacks does so too", "[names]") {
  const std::string term = mention_term(prefix::place, "quimby", "Quimby");
  CHECK(term.starts_with(encode_term("quimby", prefix::place)));
  CHECK(decode_mention_term(term, prefix::place).written == "Quimby");
  CHECK(decode_mention_term(encode_term("SY", prefix::place), prefix::place).key == "SY");
}

TEST_CASE("a writing that would be too long for a term is left out, and so is a name", "[names]") {
  const std::string key(200, 'x');
  CHECK(mention_term(prefix::person_name, key, std::string(200, 'X')) ==
        encode_term(key, prefix::person_name));
  CHECK(mention_term(prefix::person_name, std::string(300, 'x'), "X").empty());
}

TEST_CASE("all writings of a name are found, and no longer name", "[names]") {
  Xapian::WritableDatabase articles("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& term : {mention_term(prefix::person_name, "quimby", "quimby"),
                                  mention_term(prefix::person_name, "quimby", "QUIMBY"),
                                  mention_term(prefix::person_name, "quimby", "Quimby"),
                                  mention_term(prefix::person_name, "quimby tavish", "Q T"),
                                  mention_term(prefix::person_name, "quimbyx", "quimbyx")}) {
    Xapian::Document document;
    document.add_boolean_term(term);
    articles.add_document(document);
  }
  CHECK(mention_terms(articles, prefix::person_name, "quimby").size() == 3);
  CHECK(mention_terms(articles, prefix::person_name, "quim").empty());
}
