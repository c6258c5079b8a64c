#include "query/match/phrase_occurrences.h"

#include <algorithm>
#include <set>
#include <span>

#include "query/language/fields.h"

namespace fihris {
namespace {

bool may_be_written_otherwise(std::span<const WordGroup> phrase) {
  return std::any_of(phrase.begin(), phrase.end(),
                     [](const WordGroup& group) { return !group.sequences.empty(); });
}

/// Positions at which the phrase of `count` words that begins with group `first` begins.
std::set<unsigned> starts_of(std::size_t first, std::size_t count, const std::vector<Occurrence>& found) {
  std::vector<std::set<unsigned>> positions(count);
  for (const Occurrence& at : found) {
    if (at.group >= first && at.group < first + count) positions[at.group - first].insert(at.position);
  }
  std::set<unsigned> starts = std::move(positions.front());
  std::erase_if(starts, [&](unsigned start) {
    for (unsigned i = 1; i < count; ++i) {
      if (!positions[i].contains(start + i)) return true;
    }
    return false;
  });
  return starts;
}

}  // namespace

void keep_phrases(const std::vector<WordGroup>& groups, std::vector<Occurrence>& found) {
  for (std::size_t first = 0; first < groups.size(); ++first) {
    const std::size_t count = groups[first].phrase_words;
    if (count < 2 || is_filter(groups[first].field)) continue;
    if (may_be_written_otherwise(std::span(groups).subspan(first, count))) continue;
    const std::set<unsigned> starts = starts_of(first, count, found);
    std::erase_if(found, [&](const Occurrence& at) {
      if (at.group < first || at.group >= first + count) return false;
      const auto word = static_cast<unsigned>(at.group - first);
      return at.position < word || !starts.contains(at.position - word);
    });
  }
}

}  // namespace fihris
