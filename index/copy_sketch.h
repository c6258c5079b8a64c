#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// Hashes of runs in a sketch, a byte each.
inline constexpr std::size_t sketch_parts = 64;

/// Makes the sketch of an article, by which near-copies of it are known without reading either: what is
/// smallest of its runs of four words in each of 64 parts of their hashes, and of its numbers with the word
/// before each. Takes a text of any length in the same memory.
class CopySketch {
 public:
  /// The next word of the text, folded.
  void add(std::string_view word);

  /// The sketch of the words since the last call; empty if they are too few to tell a copy. At most
  /// max_sketch_bytes.
  std::string take();

 private:
  void add_number(std::uint64_t hash);

  static constexpr std::size_t run_words = 4;

  std::array<std::uint64_t, run_words> last_{};         ///< hashes of the last words, by their number
  std::array<std::uint32_t, sketch_parts> smallest_{};  ///< and 1 added: 0 is none
  std::vector<std::uint16_t> numbers_;                  ///< the smallest, in order
  std::uint64_t all_ = 0;                               ///< hash of all words
  std::size_t words_ = 0;
};

inline constexpr std::size_t max_sketch_bytes = 96;

/// True if two sketches are of texts one of which is a near-copy of the other: about two thirds of what runs
/// they have are in both, and nearly all numbers of the one that has fewer. Texts of few words must be equal.
/// False for an empty one and for what is none.
bool are_copies(std::string_view a, std::string_view b);

}  // namespace fihris
