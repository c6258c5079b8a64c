#include "query/match/posting_window.h"

#include <algorithm>
#include <bit>

namespace fihris {

PostingWindow::PostingWindow(const Xapian::Database& articles, const std::vector<PostingList>& lists) {
  open_.reserve(lists.size());
  for (const PostingList& list : lists) {
    Xapian::PostingIterator next = articles.postlist_begin(list.term);
    if (next == Xapian::PostingIterator()) continue;
    const Xapian::docid article = *next;
    open_.push_back({std::move(next), article, list.layer});
  }
}

bool PostingWindow::move_to(Xapian::docid least) {
  if (least >= first_ && least - first_ < size && find_from(least - first_)) return true;
  if (open_.empty()) return false;
  read_from(least);
  return find_from(0);
}

/// Reads the window of the next article from `least` on; none is found if there is no such.
void PostingWindow::read_from(Xapian::docid least) {
  found_.fill(0);
  for (Reading& list : open_) {
    if (list.article >= least) continue;
    list.next.skip_to(least);
    list.article = list.next == Xapian::PostingIterator() ? 0 : *list.next;
  }
  std::erase_if(open_, [](const Reading& list) { return list.article == 0; });
  if (open_.empty()) return;
  first_ = std::min_element(open_.begin(), open_.end(), [](const Reading& a, const Reading& b) {
             return a.article < b.article;
           })->article;
  bool has_ended = false;
  for (Reading& list : open_) {
    while (list.article - first_ < size) {
      const std::size_t place = list.article - first_;
      const std::uint64_t bit = std::uint64_t{1} << place % bits;
      if (!(found_[place / bits] & bit)) {
        found_[place / bits] |= bit;
        counts_[place] = {};
      }
      counts_[place][list.layer] += list.next.get_wdf();
      if (++list.next == Xapian::PostingIterator()) {
        list.article = 0;
        has_ended = true;
        break;
      }
      list.article = *list.next;
    }
  }
  if (has_ended) std::erase_if(open_, [](const Reading& list) { return list.article == 0; });
}

/// The first article found from a place of the window on; false if there is none.
bool PostingWindow::find_from(std::size_t place) {
  std::uint64_t rest = found_[place / bits] & ~std::uint64_t{0} << place % bits;
  for (std::size_t word = place / bits;; rest = found_[word]) {
    if (rest != 0) {
      place_ = word * bits + static_cast<std::size_t>(std::countr_zero(rest));
      return true;
    }
    if (++word == found_.size()) return false;
  }
}

}  // namespace fihris
