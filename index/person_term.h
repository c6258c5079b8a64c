#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace fihris {

/// Xapian takes terms of 245 bytes.
inline constexpr std::size_t max_person_bytes = 240;

/// The term, prefix and all, of a person whom an article mentions: the key (Mention::key) and, where it is
/// written otherwise, a tab and the name as written. An article has one term of each person, so that a key's
/// articles are those of its writings. Without the writing if it would be too long; empty if the key is.
std::string person_term(std::string_view key, std::string_view written);

/// What such a term says.
struct PersonTerm {
  std::string key;
  std::string written;
};
PersonTerm decode_person_term(std::string_view term);

/// All terms of the person with `key` that `articles` have.
std::vector<std::string> person_terms(const Xapian::Database& articles, std::string_view key);

}  // namespace fihris
