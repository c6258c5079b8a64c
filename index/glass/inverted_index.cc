#include "index/glass/inverted_index.h"

#include <algorithm>
#include <utility>

namespace fihris::glass {

std::span<const Occurrence> InvertedIndex::add(const IndexDocument& document) {
  first_ = occurrences_.size();
  count_occurrences(document);
  place_positions(document);
  ++documents_;
  return occurrences().subspan(first_);
}

void InvertedIndex::count_occurrences(const IndexDocument& document) {
  terms_.number(document, numbers_);
  current_.clear();
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    const auto& posting = document.postings()[i];
    const std::uint32_t term = numbers_[i];
    if (term == last_occurrence_.size()) last_occurrence_.push_back(0);
    std::uint32_t& last = last_occurrence_[term];
    if (last <= first_) {
      occurrences_.push_back({term, documents_, 0, 0, 0});
      last = static_cast<std::uint32_t>(occurrences_.size());
    }
    Occurrence& occurrence = occurrences_[last - 1];
    occurrence.frequency += posting.frequency;
    occurrence.position_count += posting.position > 0;
    current_.push_back(last - 1);
  }
}

void InvertedIndex::place_positions(const IndexDocument& document) {
  auto end = static_cast<std::uint32_t>(positions_.size());
  for (std::size_t i = first_; i < occurrences_.size(); ++i) {
    occurrences_[i].positions = end;
    end += std::exchange(occurrences_[i].position_count, 0);
  }
  positions_.resize(end);
  bool all_sorted = true;
  for (std::size_t i = 0; i < current_.size(); ++i) {
    const std::uint32_t position = document.postings()[i].position;
    if (position == 0) continue;
    Occurrence& occurrence = occurrences_[current_[i]];
    const std::uint32_t place = occurrence.positions + occurrence.position_count++;
    all_sorted = all_sorted && (occurrence.position_count == 1 || positions_[place - 1] < position);
    positions_[place] = position;
  }
  if (!all_sorted) sort_positions();
}

void InvertedIndex::sort_positions() {
  for (std::size_t i = first_; i < occurrences_.size(); ++i) {
    const auto begin = positions_.begin() + occurrences_[i].positions;
    const auto end = begin + occurrences_[i].position_count;
    std::sort(begin, end);
    occurrences_[i].position_count = static_cast<std::uint32_t>(std::unique(begin, end) - begin);
  }
}

/// A counting sort: documents stay in their order within each term.
void InvertedIndex::sort() {
  ranked_ = terms_.sorted();
  std::vector<std::uint32_t> ranks(ranked_.size());
  for (std::uint32_t rank = 0; rank < ranked_.size(); ++rank) ranks[ranked_[rank]] = rank;
  begins_.assign(ranked_.size() + 1, 0);
  for (Occurrence& occurrence : occurrences_) {
    occurrence.term = ranks[occurrence.term];
    ++begins_[occurrence.term + 1];
  }
  for (std::size_t rank = 0; rank < ranked_.size(); ++rank) begins_[rank + 1] += begins_[rank];
  std::vector<std::uint32_t> ends(begins_.begin(), begins_.end() - 1);
  std::vector<Occurrence> sorted(occurrences_.size());
  for (const Occurrence& occurrence : occurrences_) sorted[ends[occurrence.term]++] = occurrence;
  occurrences_ = std::move(sorted);
}

}  // namespace fihris::glass
