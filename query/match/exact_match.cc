#include "query/match/exact_match.h"

#include <algorithm>
#include <cstdlib>

namespace fihris {
namespace {

/// The prefix of a field whose words are looked up, not found in the text; empty for one whose words are.
std::string_view prefix_without_occurrences(Field field) {
  switch (field) {
    case Field::path:
      return prefix::path;
    case Field::place:
      return prefix::place;
    default:
      return {};
  }
}

/// Evaluates the tree; visits words in the order in which the builder made their groups.
class Evaluator {
 public:
  Evaluator(const BuiltQuery& built, const CandidateFacts& facts, bool all_exact, bool require_all)
      : built_(built), facts_(facts), all_exact_(all_exact), require_all_(require_all) {}

  bool matches(const Node& node) {
    switch (node.kind) {
      case NodeKind::word:
        if (node.field == Field::source) return has_term(std::string(prefix::source) + node.written);
        return !positions(group_++).empty();
      case NodeKind::phrase:
        if (node.field == Field::source) return has_term(std::string(prefix::source) + node.written);
        // A place that is known is one group.
        return built_.groups[group_].field == Field::place ? !positions(group_++).empty()
                                                           : in_order(node.words.size());
      case NodeKind::near:
        return within(node.words.size(), node.words.size() - 2 + node.distance);
      case NodeKind::date: {
        const unsigned day = static_cast<unsigned>(std::strtoul(facts_.date.c_str(), nullptr, 10));
        return day >= node.dates.first && day <= node.dates.last;
      }
      case NodeKind::ranked:
        return ranked(node);
      case NodeKind::all_of: {
        bool all = true;
        for (const Node& child : node.children) all &= matches(child);
        return all;
      }
      case NodeKind::one_of: {
        bool any = false;
        for (const Node& child : node.children) any |= matches(child);
        return any;
      }
      case NodeKind::required:
      case NodeKind::filter:
        return matches(node.children.front());
      case NodeKind::excluded:
        return !matches(node.children.front());
    }
    return false;
  }

 private:
  bool ranked(const Node& node) {
    bool wanted = true, any = false, has_required = false, has_others = false;
    for (const Node& child : node.children) {
      const bool match = matches(child);
      switch (child.kind) {
        case NodeKind::required:
          has_required = true;
          [[fallthrough]];
        case NodeKind::filter:
        case NodeKind::excluded:
          wanted &= match;
          break;
        default:
          has_others = true;
          any |= match;
          if (require_all_) wanted &= match;
      }
    }
    return wanted && (any || has_required || !has_others);
  }

  bool has_term(const std::string& term) const {
    return std::binary_search(facts_.matching_terms.begin(), facts_.matching_terms.end(), term);
  }

  /// Word numbers at which the query word of `group` stands as it must. A word that is only looked up is at a
  /// position of its own.
  std::vector<unsigned> positions(std::size_t group) const {
    const WordGroup& asked = built_.groups[group];
    std::vector<unsigned> found;
    if (const std::string_view prefix = prefix_without_occurrences(asked.field); !prefix.empty()) {
      const auto& forms = asked.expansion.forms;
      const bool has = std::any_of(forms.begin(), forms.end(), [&](const ExpandedForm& form) {
        return has_term(encode_term(form.term, prefix));
      });
      if (has) found.push_back(static_cast<unsigned>(group));
      return found;
    }
    const bool exact = all_exact_ || asked.word.exact;
    for (const auto* part : {&facts_.occurrences.title, &facts_.occurrences.body}) {
      for (const Occurrence& occurrence : *part) {
        if (occurrence.group == group && (!exact || occurrence.level == Level::exact)) {
          found.push_back(occurrence.position);
        }
      }
    }
    return found;
  }

  std::vector<std::vector<unsigned>> next_positions(std::size_t count) {
    std::vector<std::vector<unsigned>> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(positions(group_++));
    return all;
  }

  bool in_order(std::size_t count) {
    const auto all = next_positions(count);
    return std::any_of(all.front().begin(), all.front().end(), [&](unsigned first) {
      for (std::size_t i = 1; i < all.size(); ++i) {
        if (std::find(all[i].begin(), all[i].end(), first + i) == all[i].end()) return false;
      }
      return true;
    });
  }

  /// Every word stands in some stretch of `span` + 1 positions.
  bool within(std::size_t count, std::size_t span) {
    const auto all = next_positions(count);
    for (const auto& starts : all) {
      for (const unsigned start : starts) {
        const bool every = std::all_of(all.begin(), all.end(), [&](const std::vector<unsigned>& positions) {
          return std::any_of(positions.begin(), positions.end(),
                             [&](unsigned at) { return at >= start && at - start <= span; });
        });
        if (every) return true;
      }
    }
    return false;
  }

  const BuiltQuery& built_;
  const CandidateFacts& facts_;
  const bool all_exact_;
  const bool require_all_;
  std::size_t group_ = 0;
};

}  // namespace

bool matches_as_written(const Node& root, const BuiltQuery& built, const CandidateFacts& facts,
                        bool all_exact, bool require_all) {
  return Evaluator(built, facts, all_exact, require_all).matches(root);
}

}  // namespace fihris
