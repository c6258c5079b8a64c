#include "query/match/word_source.h"

#include <algorithm>
#include <cmath>

namespace fihris {

void WordSource::init(const Xapian::Database& articles) {
  articles_ = articles;
  lists_.emplace(articles_, word_->lists);
  at_ = 0;
  has_ended_ = false;
  estimate();
  // An article has no word more often than it has words.
  const Xapian::termcount longest = articles_.get_doclength_upper_bound();
  double most = 0;
  for (const double worth : word_->worths)
    if (worth > 0) most += word_->bm25.most(worth, longest, longest);
  set_maxweight(most);
}

void WordSource::estimate() {
  const Xapian::doccount all = articles_.get_doccount();
  least_ = word_->lists.empty() ? 0 : articles_.get_termfreq(word_->lists.front().term);
  most_ = word_->lists.size() > 1 ? all : least_;
  estimate_ = std::clamp(static_cast<Xapian::doccount>(std::lround(word_->share * all)), least_, most_);
}

void WordSource::skip_to(Xapian::docid least, double) {
  if (least > at_) move_to(least);
}

void WordSource::move_to(Xapian::docid least) {
  has_ended_ = !lists_->move_to(least);
  if (!has_ended_) at_ = lists_->article();
}

double WordSource::get_weight() const {
  const Xapian::termcount length = articles_.get_doclength(at_);
  Xapian::termcount occurrences = 0;
  double weight = 0;
  for (std::size_t layer = 0; layer < PostingWindow::layers; ++layer) {
    occurrences += lists_->counts()[layer];
    if (occurrences > 0 && word_->worths[layer] > 0)
      weight += word_->bm25.weight(word_->worths[layer], occurrences, length);
  }
  return weight;
}

}  // namespace fihris
