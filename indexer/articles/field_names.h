#pragma once

#include <cstddef>
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
/// it (`Full-Text`, `full_text` and `fullText` are one name). Of an Arabic name the first word without its
/// article counts.
std::string field_key(std::string_view name);

/// The names of fields that tell what they say: those that data files use, in English, French and Arabic.
class FieldNames {
 public:
  FieldNames() : FieldNames(std::string_view()) {}
  /// `own` is what the user has set for a folder (index/folder_settings.h): values such as `text=story`,
  /// which go before all others; what is none is passed over.
  explicit FieldNames(std::string_view own);

  /// The keys of fields that say this, the most telling one first; those of fields in objects are joined by a
  /// point (`author.name`).
  const std::vector<std::string>& of(FieldRole role) const { return names_[static_cast<std::size_t>(role)]; }

  /// True if a field with this key says something else than a text.
  bool is_no_text(std::string_view key) const;
  /// Fields with this key are texts, too: one of them was found to be.
  void learn_text(const std::string& key);

 private:
  std::vector<std::string> names_[field_roles];
};

/// Throws Error if one of `fields` is neither ROLE=NAME nor `auto`. Roles are title, text, author, source,
/// language, date and url.
void check_field_names(const std::vector<std::string>& fields);

/// Throws Error if one of `fields` is neither ROLE=NAME nor `auto`. Roles are title, text, author, source,
/// language, date and url.
void check_field_names(const std::vector<std::string>& fields);

/// True if an object called so is around the record itself (`_source` of Elasticsearch, `node` of GraphQL).
bool is_wrapper(std::string_view key);

/// The key of a field with `inner` in an object with `outer`: that of the field alone in a wrapper, that of
/// the object alone if the field is its value (`rendered` of WordPress, `$date` of MongoDB), else both joined
/// by a point.
std::string nested_key(const std::string& outer, const std::string& inner);

}  // namespace fihris
