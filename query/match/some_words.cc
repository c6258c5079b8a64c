#include "query/match/some_words.h"

#include <cmath>

#include "query/weighing/group_frequency.h"

namespace fihris {
namespace {

unsigned with_two_digits(double count) {
  double step = 1;
  while (count / step >= 100) step *= 10;
  return static_cast<unsigned>(std::lround(count / step) * std::lround(step));
}

}  // namespace

std::optional<unsigned> about_some_words(const BuiltQuery& built, const Expander& expander) {
  const double articles = expander.vocabulary().tables().get_doccount();
  double without = 1;
  for (const Leaf& leaf : built.leaves) {
    const WordGroup* const group = leaf.groups == 1 ? &built.groups[leaf.first_group] : nullptr;
    if (!group || group->field != Field::text || group->phrase_words > 0) return std::nullopt;
    without *= 1 - group_frequency(*group, expander) / articles;
  }
  return with_two_digits(articles * (1 - without));
}

}  // namespace fihris
