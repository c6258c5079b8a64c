#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// A place in a query that could not be syntax and was read as words.
struct Note {
  std::size_t begin = 0;  ///< byte offset in the query
  std::size_t end = 0;    ///< byte offset one past the place
  std::string text;       ///< what was met and how it was read
};

/// A piece of the query in quotation marks, not more of it than a reader takes in at once.
std::string quoted(std::string_view query, std::size_t begin, std::size_t end);

/// Three lines without a final newline: the note's text, the query, and a caret under the place.
///
/// The caret is right whether or not the terminal reorders right-to-left text: left-to-right marks keep what
/// stands before the place, the place, and what stands after it in their columns. Columns are those of a
/// terminal: combining marks take none, wide characters two. A long query is shown in part; control
/// characters are shown as spaces.
std::string caret_message(std::string_view query, const Note& note);

}  // namespace fihris
