#include "index/term_counts.h"

#include <algorithm>

namespace fihris {

TermCounts::TermCounts(const Articles& articles, std::string_view prefix) {
  articles.for_each_term(std::string(prefix), [&](const std::string& term, unsigned count) {
    entries_.push_back({term, count});
  });
}

unsigned TermCounts::count(std::string_view term) const {
  const auto found = std::ranges::lower_bound(entries_, term, {}, &Entry::term);
  return found != entries_.end() && found->term == term ? found->articles : 0;
}

std::span<const TermCounts::Entry> TermCounts::beginning_with(std::string_view begin) const {
  const auto first = std::ranges::lower_bound(entries_, begin, {}, &Entry::term);
  const auto last =
      std::find_if(first, entries_.end(), [&](const Entry& entry) { return !entry.term.starts_with(begin); });
  return {first, last};
}

}  // namespace fihris
