#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/term_counts.h"

namespace fihris {

/// Xapian takes terms of 245 bytes.
inline constexpr std::size_t max_mention_bytes = 240;

/// The term of a person, or of a place that the gazetteer lacks, whom an article mentions: `prefix`, the key
/// (Mention::key) and, where it is written otherwise, a tab and the name as written. An article has one term
/// of each, so that a key's articles are those of its writings. Without the writing if it would be too long;
/// empty if the key is.
std::string mention_term(std::string_view prefix, std::string_view key, std::string_view written);

/// What such a term says.
struct MentionTerm {
  std::string key;
  std::string written;
};
MentionTerm decode_mention_term(std::string_view term, std::string_view prefix);

/// All terms with `key` that `articles` have.
std::vector<std::string> mention_terms(const Articles& articles, std::string_view prefix,
                                       std::string_view key);
/// The same of terms in memory.
std::vector<std::string> mention_terms(const TermCounts& terms, std::string_view prefix,
                                       std::string_view key);

}  // namespace fihris
