#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fihris {

/// What poppler takes for a word, where it stands on its page, in points.
struct PlacedWord {
  std::string text;  ///< from left to right
  double left, right;
  double middle;  ///< from the top
  double font_size;
};

/// Two words that follow each other.
using WordPair = std::pair<std::string, std::string>;

/// The pairs of words on a page that stand so close together that they are one: the first ends in a letter
/// that does not join with the next one, and the gap is less than half as wide as most. Letters are as they
/// are drawn.
std::set<WordPair> parted_words(std::vector<PlacedWord> page);

/// Joins words that have a blank in them behind a letter that does not join with the next one: those of
/// `parted`, and those that the pages have as a whole elsewhere and whose parts they have nowhere alone.
/// Gives their number.
std::size_t join_words(std::vector<std::vector<std::string>>& pages, const std::set<WordPair>& parted);

}  // namespace fihris
