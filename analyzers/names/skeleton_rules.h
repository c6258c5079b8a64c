#pragma once

#include <span>
#include <string_view>

namespace fihris {

/// Where in a word a rule of the skeleton holds.
enum class RulePlace { anywhere, first, last, before_front_vowel, before_vowel, after_vowel_last };

/// What becomes of one or a few letters in a skeleton. Of the rules that hold at a place the longest is used,
/// and of two of the same length the earlier in the table.
struct SkeletonRule {
  std::string_view letters;
  RulePlace place;
  /// Consonant classes in capital letters, alternatives parted by `|`, the likeliest first; `-` is silent.
  std::string_view stored;
  std::string_view asked;  ///< what else a query may mean; begins with the first of `stored`
};

/// The rules of each script; a letter without a rule is silent.
std::span<const SkeletonRule> arabic_skeleton_rules();
std::span<const SkeletonRule> latin_skeleton_rules();

}  // namespace fihris
