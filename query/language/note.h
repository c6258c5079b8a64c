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

}  // namespace fihris
