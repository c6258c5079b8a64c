#include "query/shown/phrase_report.h"

#include <cstdlib>
#include <optional>

namespace fihris {
namespace {

/// Positions of the words of a group, with how many words each is.
std::vector<const Occurrence*> of_group(const Occurrences& found, std::size_t group) {
  std::vector<const Occurrence*> words;
  for (const auto* part : {&found.title, &found.body}) {
    for (const Occurrence& at : *part) {
      if (at.group == group) words.push_back(&at);
    }
  }
  return words;
}

/// How many words further the second of two words stands than right behind the first, where they are nearest;
/// less than 0 if it stands before it.
std::optional<long> nearest(const std::vector<const Occurrence*>& first,
                            const std::vector<const Occurrence*>& second) {
  std::optional<long> best;
  for (const Occurrence* a : first) {
    for (const Occurrence* b : second) {
      const long distance = static_cast<long>(b->position) - static_cast<long>(a->position + a->words);
      if (!best || std::labs(distance) < std::labs(*best)) best = distance;
    }
  }
  return best;
}

/// Words looked at of each group, so that a long article takes no longer.
constexpr std::size_t most_words = 1'000;

}  // namespace

std::string why_no_phrase(const std::vector<WordGroup>& groups, std::size_t first, const Occurrences& found) {
  const std::size_t count = groups[first].phrase_words;
  std::string reason = "its words stand one after the other only in parts";
  bool is_told = false;
  for (std::size_t i = first; i + 1 < first + count; ++i) {
    auto words = of_group(found, i), next = of_group(found, i + 1);
    if (words.size() > most_words) words.resize(most_words);
    if (next.size() > most_words) next.resize(most_words);
    const std::optional<long> distance = nearest(words, next);
    if (!distance) return {};
    if (*distance == 0 || is_told) continue;
    is_told = true;
    const std::string& a = groups[i].word.written;
    const std::string& b = groups[i + 1].word.written;
    reason = *distance < 0 ? b + " stands before " + a + " where they are nearest"
                           : std::to_string(*distance) + (*distance == 1 ? " word" : " words") + " between " +
                                 a + " and " + b + " where they are nearest";
  }
  return reason;
}

}  // namespace fihris
