#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/weighing/index_parts.h"
#include "query/weighing/layered_word.h"
#include "query/weighing/word_window.h"

namespace fihris {

/// The articles with words, in the order of their numbers, weighed as GroupWeight weighs OP_SYNONYM inside of
/// OP_SCALE_WEIGHT, OP_PHRASE, OP_OR and OP_AND of several, and OP_AND_MAYBE; but the lists of forms are read
/// once and not once for each group, and are not merged, and where words stand is read only of articles that
/// it matters for.
class WordSource : public Xapian::PostingSource {
 public:
  /// All of the same index.
  explicit WordSource(ListedWords words);

  WordSource* clone() const override { return new WordSource(listed_); }
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
  /// A word, at the same articles as the others.
  struct Reading {
    Reading(const IndexPart& part, const LayeredWord& word, bool wanted, double most)
        : is_wanted(wanted), bound(most), window(part, word) {}

    bool is_wanted;
    double bound;  ///< what it weighs at most
    WordWindow window;
  };

  void move_to(Xapian::docid least, double least_weight);
  void look_for(std::size_t light);
  bool read_from(Xapian::docid least);
  Xapian::docid first_with_all(Xapian::docid least);
  Xapian::docid first_with_any(Xapian::docid least);
  bool matches(std::size_t place, double least_weight);
  bool has_wanted(std::size_t place);
  double weight(std::size_t place) const;
  void estimate(const Xapian::Database& articles);

  ListedWords listed_;
  std::shared_ptr<IndexPart> part_;
  mutable IndexPart::LengthReading lengths_;
  mutable std::vector<Reading> words_;  ///< the lightest first
  std::size_t light_ = 0;      ///< so many words together weigh less than what is asked for: articles with no
                               ///< others are passed over
  FoundPlaces found_;          ///< that may match
  Xapian::docid first_ = 1;    ///< article of the windows
  Xapian::docid unread_ = 1;   ///< the first article behind the windows
  Xapian::docid article_ = 0;  ///< 0 before the first
  mutable std::optional<double> weight_;  ///< of the article, once it is known
  bool has_ended_ = false;
  Xapian::doccount least_ = 0, estimate_ = 0, most_ = 0;
};

}  // namespace fihris
