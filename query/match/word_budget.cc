#include "query/match/word_budget.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace fihris {
namespace {

bool is_leaf(const Node& node) {
  return node.kind == NodeKind::word || node.kind == NodeKind::phrase || node.kind == NodeKind::near ||
         node.kind == NodeKind::date;
}

bool wraps(const Node& node) {
  return node.kind == NodeKind::required || node.kind == NodeKind::filter || node.kind == NodeKind::excluded;
}

/// Whether it can be left to the second look.
bool is_plain(const Node& leaf) {
  if (leaf.kind != NodeKind::word || leaf.field != Field::text || leaf.quoted) return false;
  const QueryWord& word = leaf.words.front();
  return !word.exact && !word.wildcard && !word.similar;
}

/// Equal for parts that ask for the same; empty for groups.
std::string key_of(const Node& node) {
  const Node& leaf = wraps(node) ? node.children.front() : node;
  if (!is_leaf(leaf)) return {};
  return describe(node) +
         (leaf.field == Field::source || leaf.field == Field::copies ? '\n' + leaf.written : std::string());
}

/// Keeps the first of equal parts.
Node without_repetitions(const Node& node) {
  Node result = node;
  if (is_leaf(node)) return result;
  result.children.clear();
  std::unordered_map<std::string, std::size_t> seen;
  for (const Node& child : node.children) {
    const std::string key = key_of(child);
    const auto [place, is_new] = seen.try_emplace(key, result.children.size());
    if (is_new || key.empty()) {
      result.children.push_back(without_repetitions(child));
    } else {
      result.children[place->second].times += child.times;
    }
  }
  return result;
}

/// What a word of a query costs.
struct Candidate {
  const Node* leaf;
  bool goes_first;
  unsigned frequency;  ///< of its rarest word
};

class Choice {
 public:
  Choice(const WordLimits& limits, const std::function<unsigned(const std::string& term)>& frequency)
      : limits_(limits), most_(limits.words), frequency_(frequency) {}

  /// Decides which leaves stay.
  void choose(const Node& root) {
    collect(root, false);
    std::stable_sort(leaves_.begin(), leaves_.end(), [](const Candidate& a, const Candidate& b) {
      return std::tuple(!a.goes_first, a.frequency) < std::tuple(!b.goes_first, b.frequency);
    });
    std::size_t telling = 0;
    for (const Candidate& candidate : leaves_) {
      const std::size_t cost = std::min(cost_of(*candidate.leaf), most_);
      const bool is_telling = candidate.goes_first || telling < limits_.telling;
      if (is_telling && words_ + cost <= most_) {
        words_ += cost;
        telling += candidate.goes_first ? 0 : cost;
        kept_.insert(candidate.leaf);
      } else if (!candidate.goes_first && is_plain(*candidate.leaf) && others_.size() < limits_.others) {
        others_.push_back(*candidate.leaf);
      }
    }
  }

  /// The tree of the leaves that stay; false if there are none.
  bool copy(const Node& node, Node& result) const {
    result = node;
    if (is_leaf(node)) {
      if (result.words.size() > most_) result.words.resize(most_);
      return kept_.contains(&node);
    }
    result.children.clear();
    for (const Node& child : node.children) {
      if (Node part; copy(child, part)) result.children.push_back(std::move(part));
    }
    if (result.children.size() == 1 && !wraps(node) && !wraps(result.children.front())) {
      Node only = std::move(result.children.front());
      only.times *= node.times;
      result = std::move(only);
      return true;
    }
    return !result.children.empty();
  }

  std::size_t words() const { return words_; }
  const std::vector<Node>& others() const { return others_; }

  static std::size_t cost_of(const Node& leaf) { return std::max<std::size_t>(leaf.words.size(), 1); }

 private:
  void collect(const Node& node, bool goes_first) {
    if (is_leaf(node)) {
      leaves_.push_back({&node, goes_first || node.quoted || node.kind == NodeKind::near, rarest(node)});
      return;
    }
    for (const Node& child : node.children)
      collect(child, goes_first || node.kind != NodeKind::ranked || wraps(child));
  }

  /// Words that the index does not have come last.
  unsigned rarest(const Node& leaf) const {
    unsigned least = std::numeric_limits<unsigned>::max();
    for (const QueryWord& word : leaf.words) {
      if (const unsigned frequency = frequency_(word.term); frequency > 0) least = std::min(least, frequency);
    }
    return least;
  }

  const WordLimits limits_;
  const std::size_t most_;
  const std::function<unsigned(const std::string& term)>& frequency_;
  std::vector<Candidate> leaves_;
  std::unordered_set<const Node*> kept_;
  std::vector<Node> others_;
  std::size_t words_ = 0;
};

std::size_t count_words(const Node& node) {
  if (is_leaf(node)) return Choice::cost_of(node);
  std::size_t count = 0;
  for (const Node& child : node.children) count += count_words(child);
  return count;
}

}  // namespace

BoundedQuery within_budget(const Node& query, const WordLimits& limits,
                           const std::function<unsigned(const std::string& term)>& frequency) {
  BoundedQuery bounded;
  bounded.query = query;
  bounded.words = count_words(query);
  if (bounded.words <= limits.words) return bounded;
  bounded.query = without_repetitions(query);
  bounded.words = count_words(bounded.query);
  if (bounded.words <= limits.words) return bounded;
  Choice choice(limits, frequency);
  choice.choose(bounded.query);
  Node kept;
  choice.copy(bounded.query, kept);
  bounded.others = choice.others();
  bounded.left_out = bounded.words - choice.words();
  bounded.words = choice.words();
  bounded.query = std::move(kept);
  return bounded;
}

}  // namespace fihris
