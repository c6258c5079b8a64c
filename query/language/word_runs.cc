#include "query/language/word_runs.h"

#include <utility>

namespace fihris {
namespace {

/// Splits the parts of a group: `pick` gives the word that a part is, or null.
template <typename Pick>
std::vector<WordRun> split(const Node& group, const Pick& pick) {
  std::vector<WordRun> runs;
  bool goes_on = false;
  for (const Node& child : group.children) {
    const Node* word = pick(child);
    const bool is_word = word != nullptr && word->kind == NodeKind::word;
    if (is_word) {
      if (!goes_on || runs.back().field != word->field) runs.push_back({word->field, {}});
      runs.back().words.push_back(&word->words.front());
    }
    goes_on = is_word;
  }
  return runs;
}

/// The part of `child` that is read together with the parts beside it; null if none is.
const Node* part_of_run(const Node& group, const Node& child) {
  switch (child.kind) {
    case NodeKind::required:
    case NodeKind::filter:
      return &child.children.front();
    case NodeKind::excluded:
      return group.kind == NodeKind::one_of ? &child.children.front() : nullptr;
    default:
      return group.kind == NodeKind::one_of ? nullptr : &child;
  }
}

}  // namespace

std::vector<WordRun> runs_of_names(const Node& group) {
  return split(group, [&](const Node& child) -> const Node* {
    const Node* part = part_of_run(group, child);
    const bool as_written = part != nullptr && part->kind == NodeKind::word && part->words.front().exact;
    return as_written ? nullptr : part;
  });
}

std::vector<WordRun> runs_of_required(const Node& group, bool require_all) {
  const bool is_list = group.kind == NodeKind::ranked && !require_all;
  return split(group, [&](const Node& child) -> const Node* {
    return is_list && child.kind != NodeKind::required ? nullptr : part_of_run(group, child);
  });
}

}  // namespace fihris
