#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "query/match/bm25.h"
#include "query/match/posting_window.h"

namespace fihris {

/// A word of a query with all its forms, as one list of articles. Each layer is a group of forms that holds
/// those before it, and adds its own weight where it occurs.
struct LayeredWord {
  std::vector<PostingList> lists;  ///< the commonest first
  /// Of all occurrences in this layer and before; 0 where a group is the same as another.
  std::array<double, PostingWindow::layers> worths{};
  double share = 0;  ///< of all articles: about so many have one of the forms
  Bm25 bm25;
};

/// The articles with a word, in the order of their numbers, weighed as GroupWeight weighs OP_SYNONYM inside
/// of OP_SCALE_WEIGHT; but the lists of forms are read once and not once for each group.
class WordSource : public Xapian::PostingSource {
 public:
  explicit WordSource(std::shared_ptr<const LayeredWord> word) : word_(std::move(word)) {}

  WordSource* clone() const override { return new WordSource(word_); }
  std::string name() const override { return "fihris::WordSource"; }
  void init(const Xapian::Database& articles) override;
  void next(double) override { move_to(at_ + 1); }
  void skip_to(Xapian::docid least, double) override;
  bool at_end() const override { return has_ended_; }
  Xapian::docid get_docid() const override { return at_; }
  double get_weight() const override;
  Xapian::doccount get_termfreq_min() const override { return least_; }
  Xapian::doccount get_termfreq_est() const override { return estimate_; }
  Xapian::doccount get_termfreq_max() const override { return most_; }

 private:
  void move_to(Xapian::docid least);
  void estimate();

  std::shared_ptr<const LayeredWord> word_;
  Xapian::Database articles_;
  std::optional<PostingWindow> lists_;
  Xapian::docid at_ = 0;  ///< 0 before the first
  bool has_ended_ = false;
  Xapian::doccount least_ = 0, estimate_ = 0, most_ = 0;
};

}  // namespace fihris
