#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "indexer/reading/read_article.h"

namespace fihris {

/// The fields of a record in a data file: names in lower case, those of nested objects joined by a point
/// ("author.name").
class RecordFields {
 public:
  /// Adds `value` to what the field has, behind a comma.
  void add(std::string_view name, std::string value);
  /// Adds the fields of a record inside of this one.
  void add(std::string_view name, const RecordFields& nested);
  bool empty() const { return fields_.empty(); }
  std::size_t bytes() const { return bytes_; }

  /// True if there is a text, without which a record is no article.
  bool has_text() const;
  /// True if there is a text or at least a title: some records of newspapers have no more.
  bool has_article() const;

  /// Puts what the fields say into `article`: title, author, source (its address's site, if there is none),
  /// date, language and text, which may be HTML.
  void fill(ReadArticle& article) const;

 private:
  /// The value of the first of these fields that has one.
  const std::string* first(std::initializer_list<std::string_view> names) const;

  std::map<std::string, std::string, std::less<>> fields_;
  std::size_t bytes_ = 0;
};

}  // namespace fihris
