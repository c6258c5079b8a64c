#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/articles/field_names.h"
#include "indexer/reading/read_article.h"

namespace fihris {

/// The fields of a record in a data file, by their keys (field_names.h); those of nested objects are joined
/// by a point
/// ("author.name").
class RecordFields {
 public:
  /// `names` must outlive this.
  explicit RecordFields(const FieldNames& names) : names_(&names) {}
  /// Adds `value` to what the field has.
  void add(std::string_view name, std::string value);
  /// Adds the fields of a record inside of this one. What is around a record, or says that something is a
  /// value, names nothing.
  void add(std::string_view name, const RecordFields& nested);
  bool empty() const { return fields_.empty(); }
  std::size_t bytes() const { return bytes_; }

  /// True if a field called so says this.
  bool has(FieldRole role) const { return first(role) != nullptr; }
  /// True if there is a text: by a field's name, or else because one that says nothing else is as long as
  /// sentences are; beside a title three words are enough.
  bool has_text() const { return text_field() != nullptr; }
  /// True if there is a text or at least a title: some records of newspapers have no more.
  bool has_article() const { return has_text() || has(FieldRole::title); }
  /// True if there is nothing but a text: a paragraph of what it is in.
  bool is_bare_text() const;

  /// The key of the field that is the text by its length alone; empty if there is none.
  std::string guessed_text() const;
  /// The text, plain; empty if there is none.
  std::string text() const;
  /// Puts what the fields say into `article`: title, author, source (its address's site, if there is none),
  /// date, language and text, which may be HTML. What else is as long as sentences is its boilerplate.
  void fill(ReadArticle& article) const;

 private:
  using Values = std::vector<std::string>;
  using Field = std::pair<const std::string, Values>;

  /// The most telling field that says this.
  const Field* field_of(FieldRole role) const;
  const Values* first(FieldRole role) const;
  /// The longest field among those whose names say nothing else.
  const Field* longest() const;
  const Field* text_field() const;
  std::string boilerplate(const std::string& text) const;

  const FieldNames* names_;
  std::map<std::string, Values, std::less<>> fields_;
  std::size_t bytes_ = 0;
};

}  // namespace fihris
