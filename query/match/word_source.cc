#include "query/match/word_source.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "query/match/index_parts.h"

namespace fihris {

WordSource::WordSource(std::vector<std::shared_ptr<const LayeredWord>> words) : words_(std::move(words)) {
  const auto worth = [](const LayeredWord& word) {
    return std::accumulate(word.worths.begin(), word.worths.end(), 0.0);
  };
  std::stable_sort(words_.begin(), words_.end(),
                   [&](const auto& a, const auto& b) { return worth(*a) < worth(*b); });
}

void WordSource::init(const Xapian::Database& articles) {
  part_ = words_.front()->parts->of(articles);
  windows_.clear();
  windows_.reserve(words_.size());
  for (const auto& word : words_) windows_.emplace_back(part_->lists(), word->lists);
  found_.clear();
  light_ = 0;
  first_ = unread_ = 1;
  article_ = 0;
  has_ended_ = false;
  estimate(articles);
  // An article has no word more often than it has words.
  const Xapian::termcount longest = articles.get_doclength_upper_bound();
  shortest_ = articles.get_doclength_lower_bound();
  bounds_.assign(words_.size(), 0);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (const double worth : words_[i]->worths)
      if (worth > 0) bounds_[i] += words_[i]->bm25.most(worth, longest, longest);
  }
  set_maxweight(std::accumulate(bounds_.begin(), bounds_.end(), 0.0));
}

void WordSource::estimate(const Xapian::Database& articles) {
  const Xapian::doccount all = articles.get_doccount();
  std::size_t lists = 0;
  double without = 1;
  least_ = 0;
  for (const auto& word : words_) {
    lists += word->lists.size();
    without *= 1 - word->share;
    if (!word->lists.empty()) least_ = std::max(least_, part_->lists().frequency(word->lists.front().term));
  }
  most_ = lists > 1 ? all : least_;
  estimate_ = std::clamp(static_cast<Xapian::doccount>(std::lround((1 - without) * all)), least_, most_);
}

void WordSource::skip_to(Xapian::docid least, double least_weight) {
  if (least > article_) move_to(least, least_weight);
}

double WordSource::get_weight() const {
  return weight(article_ - first_, part_->length(article_));
}

void WordSource::move_to(Xapian::docid least, double least_weight) {
  // MaxScore (Turtle and Flood, 1995).
  if (words_.front()->is_scaled) least_weight = 0;
  double together = 0;
  std::size_t light = 0;
  while (light < words_.size() && (together += bounds_[light]) < least_weight) ++light;
  if (light != light_) look_for(light);

  for (std::size_t place = least - first_;; ++place) {
    place = found_.next(place);
    if (place == FoundPlaces::size) {
      has_ended_ = !read_from(std::max(least, unread_));
      if (has_ended_) return;
      place = found_.next(0);
    }
    if (least_weight == 0 || may_weigh(place, least_weight)) {
      article_ = first_ + static_cast<Xapian::docid>(place);
      return;
    }
  }
}

/// Passes over articles that have none but the lightest words.
void WordSource::look_for(std::size_t light) {
  light_ = light;
  found_.clear();
  for (std::size_t i = light_; i < windows_.size(); ++i) found_.add(windows_[i].found());
}

/// Moves the windows to the first article from `least` on that is looked for; false if there is none.
bool WordSource::read_from(Xapian::docid least) {
  Xapian::docid first = 0;
  for (std::size_t i = light_; i < windows_.size(); ++i) {
    const Xapian::docid next = windows_[i].skip_to(least);
    if (next != 0 && (first == 0 || next < first)) first = next;
  }
  if (first == 0) return false;
  for (std::size_t i = 0; i < windows_.size(); ++i) {
    if (i < light_) windows_[i].skip_to(first);
    windows_[i].read(first);
  }
  first_ = first;
  unread_ = first_ + FoundPlaces::size;
  look_for(light_);
  return true;
}

/// Whether an article of the windows may weigh so much; to spare looking up its length if not.
bool WordSource::may_weigh(std::size_t place, double least_weight) const {
  if (windows_.size() == 1) return true;  // mostly it may
  // Of many words it takes as long as the length.
  constexpr std::size_t few = 8;
  double most = 0;
  for (std::size_t i = 0; i < windows_.size(); ++i)
    if (windows_[i].found().has(place)) most += bounds_[i];
  return most >= least_weight && (windows_.size() > few || weight(place, shortest_) >= least_weight);
}

/// Of an article of the windows that has `length` words.
double WordSource::weight(std::size_t place, Xapian::termcount length) const {
  double sum = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!windows_[i].found().has(place)) continue;
    const PostingWindow::Counts& counts = windows_[i].counts(place);
    Xapian::termcount occurrences = 0;
    for (std::size_t layer = 0; layer < PostingWindow::layers; ++layer) {
      occurrences += counts[layer];
      const double worth = words_[i]->worths[layer];
      if (occurrences > 0 && worth > 0) sum += words_[i]->bm25.weight(worth, occurrences, length);
    }
  }
  return sum;
}

}  // namespace fihris
