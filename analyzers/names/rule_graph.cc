#include "analyzers/names/rule_graph.h"

#include <algorithm>

namespace fihris {
namespace {

constexpr std::uint16_t no_rule = 0xFFFF;

constexpr std::uint16_t not_first = 1, not_last = 2, cost_unit = 4;

struct NumberedRule {
  std::uint16_t left, right;
  std::uint16_t cost;  ///< as in costs_
};

std::string_view without_marks(std::string_view side) {
  const std::size_t begin = std::min(side.find_first_not_of('_'), side.size());
  return side.substr(begin, side.find_last_not_of('_') + 1 - begin);
}

}  // namespace

std::uint16_t RuleGraph::Sides::add(std::span<const std::uint8_t> codes) {
  std::uint16_t at = 0;
  for (const std::uint8_t code : codes) {
    if (nodes_[at].next[code] == 0) {
      nodes_[at].next[code] = static_cast<std::uint16_t>(nodes_.size());
      nodes_.emplace_back();
    }
    at = nodes_[at].next[code];
  }
  if (nodes_[at].side == no_side) nodes_[at].side = count_++;
  return nodes_[at].side;
}

void RuleGraph::Sides::match(const CodedWord& word,
                             std::array<Matches, CodedWord::max_letters + 3>& matches) const {
  for (std::size_t begin = 0; begin <= word.size; ++begin) {
    Matches& here = matches[begin];
    here.side[0] = 0;
    here.length[0] = 0;
    here.count = 1;
    std::uint16_t node = 0;
    for (std::size_t end = begin; end < std::min(word.size, begin + max_side); ++end) {
      node = nodes_[node].next[word.codes[end]];
      if (node == 0) break;
      if (nodes_[node].side == no_side) continue;
      here.side[here.count] = nodes_[node].side;
      here.length[here.count] = static_cast<std::uint8_t>(end + 1 - begin);
      ++here.count;
    }
  }
}

RuleGraph::RuleGraph(const std::vector<SpellingRule>& rules, Symmetric symmetric) {
  std::vector<NumberedRule> numbered;
  const auto add = [&](std::span<const std::uint8_t> left, std::span<const std::uint8_t> right,
                       unsigned cost) {
    numbered.push_back({left_.add(left), right_.add(right), static_cast<std::uint16_t>(cost)});
  };
  for (const SpellingRule& rule : rules) {
    const bool has_letter_before = rule.left.starts_with('_') && rule.right.starts_with('_');
    const bool has_letter_after = rule.left.ends_with('_') && rule.right.ends_with('_');
    const RuleSide left = coded_rule_side(without_marks(rule.left));
    const RuleSide right = coded_rule_side(without_marks(rule.right));
    const unsigned cost =
        cost_unit * rule.cost + (has_letter_before ? not_first : 0) + (has_letter_after ? not_last : 0);
    add(left.view(), right.view(), cost);
    if (symmetric == Symmetric::yes) add(right.view(), left.view(), cost);
  }
  const std::uint8_t first = symmetric == Symmetric::yes ? 1 : CodedWord::begin_mark;
  for (std::uint8_t code = first; code < CodedWord::code_count; ++code) add({&code, 1}, {&code, 1}, 0);

  costs_.assign(std::size_t{left_.count()} * right_.count(), no_rule);
  for (const NumberedRule& rule : numbered) {
    std::uint16_t& cost = costs_[std::size_t{rule.left} * right_.count() + rule.right];
    cost = std::min(cost, rule.cost);
  }
}

unsigned RuleGraph::cost(const CodedWord& left, const CodedWord& right) const {
  // Of a word with a letter that has no code only the beginning is coded: it would be taken for the whole.
  if (left.script == Script::other || right.script == Script::other) return unreachable;
  std::array<Sides::Matches, CodedWord::max_letters + 3> left_matches, right_matches;
  left_.match(left, left_matches);
  right_.match(right, right_matches);

  constexpr std::size_t width = CodedWord::max_letters + 3;
  std::array<unsigned, width * width> costs;
  for (std::size_t i = 0; i <= left.size; ++i) {
    std::fill_n(costs.begin() + static_cast<std::ptrdiff_t>(i * width), right.size + 1, unreachable);
  }
  costs[0] = 0;
  for (std::size_t i = 0; i <= left.size; ++i) {
    const Sides::Matches& from_left = left_matches[i];
    for (std::size_t j = 0; j <= right.size; ++j) {
      const unsigned so_far = costs[i * width + j];
      if (so_far == unreachable) continue;
      const Sides::Matches& from_right = right_matches[j];
      for (std::size_t l = 0; l < from_left.count; ++l) {
        const std::uint16_t* const of_left = costs_.data() + std::size_t{from_left.side[l]} * right_.count();
        unsigned* const row = costs.data() + (i + from_left.length[l]) * width + j;
        for (std::size_t r = 0; r < from_right.count; ++r) {
          const std::uint16_t step = of_left[from_right.side[r]];
          if (step == no_rule) continue;
          const std::size_t left_end = i + from_left.length[l], right_end = j + from_right.length[r];
          if ((step & not_first) != 0 && (i <= 1 || j <= 1)) continue;
          if ((step & not_last) != 0 && (left_end + 1 >= left.size || right_end + 1 >= right.size)) continue;
          unsigned& best = row[from_right.length[r]];
          best = std::min(best, so_far + step / cost_unit);
        }
      }
    }
  }
  return costs[left.size * width + right.size];
}

}  // namespace fihris
