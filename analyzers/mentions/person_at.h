#pragma once

#include <cstddef>
#include <string_view>

namespace fihris {

/// A person's name in an article.
struct PersonAt {
  std::size_t first_word = 0;
  std::size_t word_count = 0;
  std::size_t proclitic_bytes = 0;  ///< of the first word's term, taken off
  std::string_view first_core;      ///< the first word without proclitics, with its article
  /// Index, in the list, of the fullest form of the same name in the article; its own if it is that.
  std::size_t name_of = 0;
};

}  // namespace fihris
