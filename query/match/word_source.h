#pragma once

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "query/match/bm25.h"
#include "query/match/posting_window.h"

namespace fihris {

class IndexPart;
class IndexParts;

/// A word of a query with all its forms, as one list of articles. Each layer is a group of forms that holds
/// those before it, and adds its own weight where it occurs.
struct LayeredWord {
  std::vector<PostingList> lists;  ///< the commonest first
  /// Of all occurrences in this layer and before; 0 where a group is the same as another.
  std::array<double, PostingWindow::layers> worths{};
  double share = 0;  ///< of all articles: about so many have one of the forms
  Bm25 bm25;
  std::shared_ptr<IndexParts> parts;  ///< of the index
  bool is_scaled = false;  ///< asked inside of OP_SCALE_WEIGHT, so that no least weight is that of this word
};

/// The articles with any of some words, in the order of their numbers, weighed as GroupWeight weighs
/// OP_SYNONYM inside of OP_SCALE_WEIGHT, and OP_OR of several; but the lists of forms are read once and not
/// once for each group, and are not merged.
class WordSource : public Xapian::PostingSource {
 public:
  /// At least one word; all of the same index.
  explicit WordSource(std::vector<std::shared_ptr<const LayeredWord>> words);

  WordSource* clone() const override { return new WordSource(words_); }
  std::string name() const override { return "fihris::WordSource"; }
  void init(const Xapian::Database& articles) override;
  void next(double least_weight) override { move_to(article_ + 1, least_weight); }
  void skip_to(Xapian::docid least, double least_weight) override;
  bool at_end() const override { return has_ended_; }
  Xapian::docid get_docid() const override { return article_; }
  double get_weight() const override;
  Xapian::doccount get_termfreq_min() const override { return least_; }
  Xapian::doccount get_termfreq_est() const override { return estimate_; }
  Xapian::doccount get_termfreq_max() const override { return most_; }

 private:
  void move_to(Xapian::docid least, double least_weight);
  void look_for(std::size_t light);
  bool read_from(Xapian::docid least);
  bool may_weigh(std::size_t place, double least_weight) const;
  double weight(std::size_t place, Xapian::termcount length) const;
  void estimate(const Xapian::Database& articles);

  std::vector<std::shared_ptr<const LayeredWord>> words_;  ///< the lightest first
  std::shared_ptr<IndexPart> part_;
  std::vector<PostingWindow> windows_;  ///< of each word, all at the same articles
  std::vector<double> bounds_;          ///< what each word weighs at most
  Xapian::termcount shortest_ = 0;      ///< no article has fewer words
  std::size_t light_ = 0;      ///< so many words together weigh less than what is asked for: articles with no
                               ///< others are passed over
  FoundPlaces found_;          ///< by any of the other words
  Xapian::docid first_ = 1;    ///< article of the windows
  Xapian::docid unread_ = 1;   ///< the first article behind the windows
  Xapian::docid article_ = 0;  ///< 0 before the first
  bool has_ended_ = false;
  Xapian::doccount least_ = 0, estimate_ = 0, most_ = 0;
};

}  // namespace fihris
