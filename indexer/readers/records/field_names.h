#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// What a field of a record says.
enum class FieldRole {
  title,
  label,    ///< a title where there is a text, too
  text,     ///< of the article, whole
  summary,  ///< a text where there is no other
  author,
  source,
  language,
  date,
  address
};
inline constexpr std::size_t field_roles = 9;

/// A field's name as names are compared: in lower case, without the blanks, hyphens and underscores inside of
/// it
/// (`Full-Text`, `full_text` and `fullText` are one name). Of an Arabic name the first word without its
/// article counts.
std::string field_key(std::string_view name);

/// The names of fields that tell what they say: those that data files use, in English, French and Arabic.
class FieldNames {
 public:
  FieldNames();

  /// The keys of fields that say this, the most telling one first; those of fields in objects are joined by a
  /// point
  /// (`author.name`).
  const std::vector<std::string>& of(FieldRole role) const { return names_[static_cast<std::size_t>(role)]; }

 private:
  std::vector<std::string> names_[field_roles];
};

/// True if an object called so is around the record itself (`_source` of Elasticsearch, `node` of GraphQL).
bool is_wrapper(std::string_view key);

/// True if a field called so is the value of the object that it is in (`rendered` of WordPress, `$date` of
/// MongoDB).
bool is_value(std::string_view key);

}  // namespace fihris
