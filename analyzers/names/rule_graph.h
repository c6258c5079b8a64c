#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "analyzers/names/letter_codes.h"

namespace fihris {

/// One way in which two spellings of a name may differ: a few letters of the one stand where a few of the
/// other do.
struct SpellingRule {
  /// Up to 4 letters; `^` and `$` for the boundaries, `_` at the front or the end of both for a rule that
  /// does not hold at the beginning or the end of a word. One of the two may be empty but for these marks.
  std::string_view left, right;
  unsigned cost;  ///< below 16,383; comparable with others of the same graph only
};

/// Rules of how spellings vary, as a weighted transducer: the cost of a pair of words is that of the cheapest
/// sequence of rules that reads the one word as the other.
///
/// Immutable once built, and so safe from many threads.
class RuleGraph {
 public:
  static constexpr unsigned unreachable = std::numeric_limits<unsigned>::max() / 4;

  enum class Symmetric { no, yes };

  /// Copies the rules. A symmetric graph relates words of one script: each rule holds in both directions and
  /// every letter stands for itself at no cost. Of two rules with the same sides the cheaper holds.
  RuleGraph(const std::vector<SpellingRule>& rules, Symmetric symmetric);

  /// Time grows with the product of the lengths: about a microsecond for a pair of names. Allocates nothing.
  /// `unreachable` if no sequence of rules reads `left` as `right`, or one of them is of no script.
  unsigned cost(const CodedWord& left, const CodedWord& right) const;

 private:
  static constexpr std::size_t max_side = RuleSide::max_letters;

  /// What one side of a rule may be, as a tree of letters.
  class Sides {
   public:
    Sides() : nodes_(1) { nodes_[0].side = 0; }
    std::uint16_t add(std::span<const std::uint8_t> codes);
    std::uint16_t count() const { return count_; }

    /// The sides that a word has at one place.
    struct Matches {
      std::array<std::uint16_t, max_side + 1> side;  ///< number of the side
      std::array<std::uint8_t, max_side + 1> length;
      std::uint8_t count;
    };
    void match(const CodedWord& word, std::array<Matches, CodedWord::max_letters + 3>& matches) const;

   private:
    static constexpr std::uint16_t no_side = 0xFFFF;
    struct Node {
      std::uint16_t side = no_side;
      std::array<std::uint16_t, CodedWord::code_count> next{};
    };
    std::vector<Node> nodes_;
    std::uint16_t count_ = 1;  ///< the empty side is 0
  };

  Sides left_, right_;
  /// Of each left side by each right side: four times the cost, and where in a word the rule does not hold.
  std::vector<std::uint16_t> costs_;
};

}  // namespace fihris
