#include "query/match/phrase_occurrences.h"

#include <algorithm>
#include <set>
#include <utility>

#include "query/language/fields.h"

namespace fihris {
namespace {

/// A place between words: how many of the phrase's words stand before it, and the position of the word behind
/// it.
using Place = std::pair<std::size_t, unsigned>;

Place before(const Occurrence& at, std::size_t first) {
  return {at.group - first, at.position};
}
Place behind(const Occurrence& at, std::size_t first) {
  return {at.group - first + at.replaced, at.position + at.words};
}

/// Takes away the words of the phrase of `count` words that begins with group `first` that are no part of the
/// whole phrase. A word may be written as several, and several as one.
void keep_phrase(std::size_t first, std::size_t count, std::vector<Occurrence>& found) {
  std::vector<const Occurrence*> words;
  for (const Occurrence& at : found) {
    if (at.group >= first && at.group < first + count) words.push_back(&at);
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const Occurrence* a, const Occurrence* b) { return a->group < b->group; });
  std::set<Place> reached;  // from the phrase's beginning
  for (const Occurrence* at : words) {
    if (at->group == first || reached.contains(before(*at, first))) reached.insert(behind(*at, first));
  }
  std::set<Place> completed;  // to its end
  for (auto at = words.rbegin(); at != words.rend(); ++at) {
    const Place end = behind(**at, first);
    if (end.first == count || completed.contains(end)) completed.insert(before(**at, first));
  }
  std::erase_if(found, [&](const Occurrence& at) {
    if (at.group < first || at.group >= first + count) return false;
    const bool begins = at.group == first || reached.contains(before(at, first));
    const Place end = behind(at, first);
    return !begins || (end.first != count && !completed.contains(end));
  });
}

}  // namespace

void keep_phrases(const std::vector<WordGroup>& groups, std::vector<Occurrence>& found) {
  for (std::size_t first = 0; first < groups.size(); ++first) {
    const std::size_t count = groups[first].phrase_words;
    if (count >= 2 && !is_filter(groups[first].field)) keep_phrase(first, count, found);
  }
}

}  // namespace fihris
