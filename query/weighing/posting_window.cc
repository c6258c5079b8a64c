#include "query/weighing/posting_window.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace fihris {

void FoundPlaces::add(const FoundPlaces& others) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
}

void FoundPlaces::keep(const FoundPlaces& others) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= others.words_[i];
}

std::size_t FoundPlaces::next(std::size_t place) const {
  if (place >= size) return size;
  std::size_t at = place / bits;
  std::uint64_t rest = words_[at] & ~std::uint64_t{0} << place % bits;
  while (rest == 0) {
    if (++at == words_.size()) return size;
    rest = words_[at];
  }
  return at * bits + static_cast<std::size_t>(std::countr_zero(rest));
}

PostingWindow::PostingWindow(const glass::PostingTable& table, const std::vector<PostingList>& lists) {
  open_.reserve(lists.size());
  for (const PostingList& list : lists) {
    if (auto postings = table.find(list.term)) open_.push_back({std::move(*postings), list.layer});
  }
}

Xapian::docid PostingWindow::skip_to(Xapian::docid least) {
  Xapian::docid first = 0;
  for (Reading& list : open_) {
    list.postings.skip_to(least);
    const Xapian::docid article = list.postings.article();
    if (article != 0 && (first == 0 || article < first)) first = article;
  }
  forget_read();
  return first;
}

void PostingWindow::read(Xapian::docid first) {
  found_.clear();
  const std::uint64_t end = std::uint64_t{first} + FoundPlaces::size;
  for (Reading& list : open_) {
    list.postings.read_to(end, [&](Xapian::docid article, Xapian::termcount occurrences) {
      const std::size_t place = article - first;
      if (!found_.has(place)) {
        found_.add(place);
        counts_[place] = {};
      }
      counts_[place][list.layer] += occurrences;
    });
  }
  forget_read();
}

void PostingWindow::forget_read() {
  std::erase_if(open_, [](const Reading& list) { return list.postings.article() == 0; });
}

}  // namespace fihris
