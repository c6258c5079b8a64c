#include "query/match/near_occurrences.h"

#include <algorithm>
#include <cstddef>

#include "query/language/fields.h"

namespace fihris {
namespace {

/// The words of one NEAR.
struct Near {
  std::size_t first, count;
  unsigned window;

  bool has(const Occurrence& at) const { return at.group >= first && at.group < first + count; }
};

/// For each occurrence whether it is one of the words and stands in a window of the text with all others.
std::vector<bool> standing_near(const Near& near, const std::vector<Occurrence>& found) {
  std::vector<bool> is_near(found.size());
  std::vector<std::size_t> counts(near.count);
  std::size_t missing = near.count;
  const auto count = [&](const Occurrence& at, bool is_added) {
    const std::size_t begin = at.group - near.first;
    for (std::size_t word = begin; word < std::min(begin + at.replaced, near.count); ++word) {
      if (is_added && counts[word]++ == 0) --missing;
      if (!is_added && --counts[word] == 0) ++missing;
    }
  };
  std::size_t end = 0;     // of the window
  std::size_t marked = 0;  // all words before it that are near are known
  for (std::size_t begin = 0; begin < found.size(); ++begin) {
    if (!near.has(found[begin])) continue;
    for (; end < found.size(); ++end) {
      if (!near.has(found[end])) continue;
      const unsigned last = found[end].position + found[end].words - 1;
      if (last - found[begin].position >= near.window && end > begin) break;
      count(found[end], true);
    }
    if (missing == 0) {
      for (marked = std::max(marked, begin); marked < end; ++marked) {
        if (near.has(found[marked])) is_near[marked] = true;
      }
    }
    count(found[begin], false);
  }
  return is_near;
}

void keep(const Near& near, const std::vector<bool>& is_near, std::vector<Occurrence>& found) {
  std::size_t i = 0;
  std::erase_if(found, [&](const Occurrence& at) { return !is_near[i++] && near.has(at); });
}

}  // namespace

void keep_near(const std::vector<WordGroup>& groups, Occurrences& found) {
  for (std::size_t first = 0; first < groups.size(); ++first) {
    if (groups[first].near_words < 2 || is_filter(groups[first].field)) continue;
    const Near near{first, groups[first].near_words, groups[first].near_window};
    const std::vector<bool> in_title = standing_near(near, found.title),
                            in_body = standing_near(near, found.body);
    const auto any = [](const std::vector<bool>& marks) {
      return std::find(marks.begin(), marks.end(), true) != marks.end();
    };
    if (!any(in_title) && !any(in_body)) continue;
    keep(near, in_title, found.title);
    keep(near, in_body, found.body);
  }
}

}  // namespace fihris
