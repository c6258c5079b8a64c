#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// A stretch of text, in bytes.
struct Highlight {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< one past the last byte

  bool operator==(const Highlight&) const = default;
};

/// A word of a text that a query word matches.
struct WordMatch {
  std::size_t begin = 0;                            ///< byte offset in the text of the matched core
  std::size_t end = 0;                              ///< one past its last byte
  std::size_t word = 0;                             ///< index of the query word
  std::size_t word_begin = std::string_view::npos;  ///< of the whole word; npos if the core is one
};

/// A passage of a text.
struct Excerpt {
  std::string text;  ///< as in the source, but each run of blanks and control characters is one space
  std::vector<Highlight> highlights;  ///< in `text`; in order, disjoint
  std::vector<Highlight> words;       ///< the same with what is attached before a core
  std::size_t source_begin = 0;       ///< byte offset of the passage in the source
  bool cut_front = false;             ///< the source has text before the passage
  bool cut_back = false;              ///< the source has text after it
};

/// An excerpt's usual length, in code points.
inline constexpr unsigned excerpt_width = 200;

/// The `count` passages of `text` that show most of the query: many different words close together first,
/// then words not shown yet. In the order of the text, not overlapping, each of at most `width` code points,
/// longer only to hold a match whole. Begins at a sentence where one is near, else at a word; cuts a word
/// only where it is longer than the room, and never between a letter and its marks.
///
/// `text` is UTF-8. Without matches, the beginning of the text; nothing if the text is blank. Linear in the
/// text.
std::vector<Excerpt> make_excerpts(std::string_view text, const std::vector<WordMatch>& matches,
                                   std::size_t count, std::size_t width = excerpt_width);

/// Passages that show every match: as many matches in one as `width` code points hold, the other rules as
/// above.
std::vector<Excerpt> make_all_excerpts(std::string_view text, const std::vector<WordMatch>& matches,
                                       std::size_t width = excerpt_width);

/// The same stretches of `text` in code points instead of bytes.
std::vector<Highlight> in_code_points(std::string_view text, const std::vector<Highlight>& highlights);

}  // namespace fihris
