#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace fihris {

/// Finds the partners of quotation marks: "...", the curly ones, the angled ones of Arabic and French in
/// either direction, and single curly ones around whole words. A straight mark and a curly one match where
/// nothing better follows.
///
/// To be asked from left to right: searches that failed are not repeated, so that all of them are linear
/// together.
class QuoteFinder {
 public:
  explicit QuoteFinder(std::string_view query) : query_(query) {}

  /// The byte offset of the mark that closes the one at `open`, if there is one.
  std::optional<std::size_t> closing(std::size_t open);

 private:
  enum Style { none, straight, curly, angled, single_angled, style_count };
  static Style style_of(char32_t code);
  std::optional<std::size_t> find(Style style, std::size_t from);
  /// The single mark at the end of a word; none if another one opens first. One inside of a word is an
  /// apostrophe.
  std::optional<std::size_t> find_single(std::size_t from) const;

  std::string_view query_;
  bool exhausted_[style_count] = {};
};

/// True if the character is a double quotation mark, so that it ends a word wherever it stands.
bool is_double_quote(char32_t code);

}  // namespace fihris
