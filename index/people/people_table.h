#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/index_document.h"
#include "index/people/mention_list.h"
#include "index/term_counts.h"

namespace fihris {

/// A person of a collection.
struct PersonRow {
  /// The forms of the name, each with its articles; the one that is shown first.
  std::vector<Mentioned> forms;
  /// What else the articles of the person have: terms of articles. Of prefix::person_name, those without a
  /// writing stand for all writings.
  std::vector<std::string> further_terms = {};
  unsigned articles = 0;  ///< those with any of the terms_of

  const std::string& name() const { return forms.front().written; }
};

/// The terms of the articles that are found for a person: of all forms, and the further ones.
std::vector<std::string> terms_of(const PersonRow& person, const Articles& articles);
/// The same by the terms of people that articles have.
std::vector<std::string> terms_of(const PersonRow& person, const TermCounts& terms);

/// The people of a collection as they are stored: a database with a document for each, those of most articles
/// first. Written when the articles are (index/derived/people_builder.h).
class PeopleTable {
 public:
  explicit PeopleTable(Xapian::Database people) : people_(std::move(people)) {}

  std::size_t size() const { return people_.get_doccount(); }

  /// `number` is less than size(). Throws Xapian::Error.
  PersonRow row(std::size_t number) const;

  /// The number of the person who has `key` (Mention::key) as a form of the name; a single word only if it is
  /// the first form.
  std::optional<std::size_t> find(std::string_view key) const;

  /// The same, also of a word that is one of several forms and may be others' too.
  std::optional<std::size_t> find_form(std::string_view key) const;

 private:
  std::optional<std::size_t> find_term(const std::string& term) const;

  Xapian::Database people_;
};

/// What the table holds of a person.
IndexDocument to_document(const PersonRow& person);

}  // namespace fihris
