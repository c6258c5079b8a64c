#include "query/match/posting_window.h"

#include <algorithm>
#include <bit>

namespace fihris {
namespace {

constexpr Xapian::docid none = 0;

}  // namespace

void FoundPlaces::add(const FoundPlaces& others) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
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

PostingWindow::PostingWindow(const Xapian::Database& articles, const std::vector<PostingList>& lists) {
  open_.reserve(lists.size());
  for (const PostingList& list : lists) {
    Xapian::PostingIterator next = articles.postlist_begin(list.term);
    if (next == Xapian::PostingIterator()) continue;
    const Xapian::docid article = *next;
    open_.push_back({std::move(next), article, list.layer});
  }
}

Xapian::docid PostingWindow::skip_to(Xapian::docid least) {
  Xapian::docid first = none;
  for (Reading& list : open_) {
    if (list.article < least) {
      list.next.skip_to(least);
      list.article = list.next == Xapian::PostingIterator() ? none : *list.next;
    }
    if (list.article != none && (first == none || list.article < first)) first = list.article;
  }
  std::erase_if(open_, [](const Reading& list) { return list.article == none; });
  return first;
}

void PostingWindow::read(Xapian::docid first) {
  found_.clear();
  bool has_ended = false;
  for (Reading& list : open_) {
    while (list.article - first < FoundPlaces::size) {
      const std::size_t place = list.article - first;
      if (!found_.has(place)) {
        found_.add(place);
        counts_[place] = {};
      }
      counts_[place][list.layer] += list.next.get_wdf();
      if (++list.next == Xapian::PostingIterator()) {
        list.article = none;
        has_ended = true;
        break;
      }
      list.article = *list.next;
    }
  }
  if (has_ended) std::erase_if(open_, [](const Reading& list) { return list.article == none; });
}

}  // namespace fihris
