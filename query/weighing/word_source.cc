#include "query/weighing/word_source.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fihris {

WordSource::WordSource(ListedWords words) : listed_(std::move(words)) {}

void WordSource::init(const Xapian::Database& articles) {
  part_ = listed_.wanted.front()->parts->of(articles);
  lengths_.reset();
  struct Word {
    const LayeredWord* word;
    bool is_wanted;
    double bound;
  };
  std::vector<Word> words;
  const Xapian::termcount longest = articles.get_doclength_upper_bound();
  double most = 0;
  for (const auto* const some : {&listed_.wanted, &listed_.others}) {
    for (const auto& word : *some) {
      words.push_back({word.get(), some == &listed_.wanted, WordWindow::bound(*word, longest)});
      most += words.back().bound;
    }
  }
  set_maxweight(most);
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.bound < b.bound; });
  words_.clear();
  words_.reserve(words.size());
  for (const auto& [word, is_wanted, bound] : words) words_.emplace_back(*part_, *word, is_wanted, bound);
  found_.clear();
  light_ = 0;
  first_ = unread_ = 1;
  article_ = 0;
  weight_.reset();
  has_ended_ = false;
  estimate(articles);
}

void WordSource::estimate(const Xapian::Database& articles) {
  const Xapian::doccount all = articles.get_doccount();
  double with = listed_.is_all ? 1 : 0;
  bool is_one_list = listed_.wanted.size() == 1;
  least_ = 0;
  for (const auto& word : listed_.wanted) {
    with = listed_.is_all ? with * word->share : with + word->share - with * word->share;
    is_one_list &= word->lists.size() == 1 && word->sequences.empty();
    if (!word->lists.empty() && !(listed_.is_all && listed_.wanted.size() > 1))
      least_ = std::max(least_, part_->lists().frequency(word->lists.front().term));
  }
  most_ = is_one_list ? least_ : all;
  estimate_ = std::clamp(static_cast<Xapian::doccount>(std::lround(with * all)), least_, most_);
}

void WordSource::skip_to(Xapian::docid least, double least_weight) {
  if (least > article_) move_to(least, least_weight);
}

double WordSource::get_weight() const {
  if (!weight_) weight_ = weight(article_ - first_);
  return *weight_;
}

void WordSource::move_to(Xapian::docid least, double least_weight) {
  // MaxScore (Turtle and Flood, 1995).
  if (listed_.wanted.front()->is_scaled) least_weight = 0;
  double together = 0;
  std::size_t light = 0;
  while (light < words_.size() && (together += words_[light].bound) < least_weight) ++light;
  if (light != light_) look_for(light);

  for (std::size_t place = least - first_;; ++place) {
    place = found_.next(place);
    while (place == FoundPlaces::size) {
      has_ended_ = !read_from(std::max(least, unread_));
      if (has_ended_) return;
      place = found_.next(0);
    }
    weight_.reset();
    if (matches(place, least_weight)) {
      article_ = first_ + static_cast<Xapian::docid>(place);
      return;
    }
  }
}

/// Passes over articles that have none but the lightest words.
void WordSource::look_for(std::size_t light) {
  light_ = light;
  found_.clear();
  for (std::size_t i = light_; i < words_.size(); ++i) found_.add(words_[i].window.found());
  FoundPlaces wanted;
  for (const Reading& word : words_) {
    if (!word.is_wanted) continue;
    if (listed_.is_all) {
      found_.keep(word.window.found());
    } else {
      wanted.add(word.window.found());
    }
  }
  if (!listed_.is_all && !listed_.others.empty()) found_.keep(wanted);
}

/// No article from `least` on and before this one has all that is wanted; 0 if none has.
Xapian::docid WordSource::first_with_all(Xapian::docid least) {
  for (Xapian::docid before = 0; before != least;) {
    before = least;
    for (Reading& word : words_) {
      if (word.is_wanted && (least = word.window.skip_to(least)) == 0) return 0;
    }
  }
  return least;
}

/// The same of any of the words that are looked for, and any that is wanted.
Xapian::docid WordSource::first_with_any(Xapian::docid least) {
  Xapian::docid first = 0, first_wanted = 0;
  const auto take = [](Xapian::docid article, Xapian::docid& least_yet) {
    if (article != 0 && (least_yet == 0 || article < least_yet)) least_yet = article;
  };
  const bool has_others = !listed_.others.empty();
  for (std::size_t i = has_others ? 0 : light_; i < words_.size(); ++i) {
    if (i < light_ && !words_[i].is_wanted) continue;
    const Xapian::docid next = words_[i].window.skip_to(least);
    if (i >= light_) take(next, first);
    if (words_[i].is_wanted) take(next, first_wanted);
  }
  if (!has_others) return first;
  return first == 0 || first_wanted == 0 ? 0 : std::max(first, first_wanted);
}

/// Moves the windows to the first article from `least` on that may be looked for; false if there is none.
bool WordSource::read_from(Xapian::docid least) {
  const Xapian::docid first = listed_.is_all ? first_with_all(least) : first_with_any(least);
  if (first == 0) return false;
  for (Reading& word : words_) {
    word.window.skip_to(first);
    word.window.read(first);
  }
  first_ = first;
  unread_ = first_ + FoundPlaces::size;
  look_for(light_);
  return true;
}

/// Whether an article of the windows has what is wanted and weighs so much. What takes least time is looked
/// at first.
bool WordSource::matches(std::size_t place, double least_weight) {
  bool has_sequence = false;
  double most = 0;
  for (const Reading& word : words_) {
    if (!word.window.found().has(place)) continue;
    most += word.bound;
    has_sequence |= word.window.has_sequence(place);
  }
  if (least_weight > 0) {
    if (most < least_weight) return false;
    const Xapian::termcount length = part_->length(first_ + static_cast<Xapian::docid>(place), lengths_);
    most = 0;
    for (Reading& word : words_)
      if (word.window.found().has(place)) most += word.window.most(place, length);
    if (most < least_weight) return false;
    if (!has_sequence) weight_ = most;
  }
  if (!has_sequence) return true;
  if (!has_wanted(place)) return false;
  if (least_weight == 0) return true;
  weight_ = weight(place);
  return *weight_ >= least_weight;
}

bool WordSource::has_wanted(std::size_t place) {
  for (Reading& word : words_) {
    if (!word.is_wanted) continue;
    if (word.window.found().has(place) && word.window.has(place)) {
      if (!listed_.is_all) return true;
    } else if (listed_.is_all) {
      return false;
    }
  }
  return listed_.is_all;
}

/// Of an article of the windows.
double WordSource::weight(std::size_t place) const {
  const Xapian::termcount length = part_->length(first_ + static_cast<Xapian::docid>(place), lengths_);
  double sum = 0;
  for (Reading& word : words_)
    if (word.window.found().has(place)) sum += word.window.weight(place, length);
  return sum;
}

}  // namespace fihris
