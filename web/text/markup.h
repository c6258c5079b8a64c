#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// A stretch of text to be marked, and what is said of it when one points at it.
struct Mark {
  std::size_t begin = 0;  ///< in bytes
  std::size_t end = 0;
  std::string title;
};

/// Text as HTML, in elements and in quoted attributes. What is no UTF-8 becomes U+FFFD, control characters
/// become pictures of themselves. Nothing in it is live.
std::string html_of(std::string_view text);

/// The same of `text` from `begin` to `end`, with marks around whole stretches. `marks` are in order and
/// disjoint; those outside are left out, and one that reaches outside is cut. `first_number`, where it is not
/// 0, numbers them by the ids mark-N.
std::string marked_html(std::string_view text, std::size_t begin, std::size_t end,
                        const std::vector<Mark>& marks, std::size_t first_number = 0);

/// A name that stands in one line, such as a path: also what would reorder its letters is made visible.
std::string name_text(std::string_view name);

}  // namespace fihris
