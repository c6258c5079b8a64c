#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/language/ast.h"
#include "query/language/note.h"

namespace fihris {

/// A stretch of a query, in bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The words in `place` of `query`, with the asterisks that touch them. Asterisks that end no word are noted.
std::vector<QueryWord> read_words(std::string_view query, Stretch place, std::vector<Note>& notes);

/// The same for a place between quotation marks, where =word and ~word are understood too.
std::vector<QueryWord> read_quoted_words(std::string_view query, Stretch place, std::vector<Note>& notes);

/// Splits words typed without a space between them into what belongs together.
///
/// Words that touch (F16) or have one hyphen, apostrophe, slash, underscore, ampersand or at sign between
/// them (F-16, al-Riyadh, hashtags) stay together; so do Latin letters and digits around a full stop, digits
/// around a colon or a comma, and everything in an address with `://`. Other punctuation parts them.
std::vector<std::vector<QueryWord>> split_glued(std::string_view query, Stretch place,
                                                std::vector<QueryWord> words);

}  // namespace fihris
