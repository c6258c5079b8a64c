#pragma once

#include <string>

#include <xapian.h>

namespace fihris {

/// BM25 (Xapian::BM25Weight without its k2 and k3) that leaves it to the query how rare a group of words is.
///
/// Xapian guesses in how many articles any word of an OP_SYNONYM is, rounding at each step of a tree whose
/// form hangs on the database at hand, so that one article would weigh more in one part of an index than in
/// another, and otherwise after an update. Here a group weighs what OP_SCALE_WEIGHT around it says, its
/// inverse document frequency included (group_frequency.h). A term that is to weigh by its own, as those of
/// phrases do, has the within-query frequency `weighed_alone`.
///
/// Weights are multiples of 2^-24, whose sums are exact: they do not hang on the order in which Xapian adds
/// them up, so that what weighs the same is known to.
class GroupWeight : public Xapian::Weight {
 public:
  static constexpr Xapian::termcount weighed_alone = 2;

  GroupWeight(double k1, double b);

  GroupWeight* clone() const override { return new GroupWeight(k1_, b_); }
  std::string name() const override { return "fihris::GroupWeight"; }
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  void init(double factor) override;

  double k1_;
  double b_;
  double weight(Xapian::termcount wdf, Xapian::termcount length) const;

  double worth_ = 0;        ///< what no number of occurrences exceeds
  double part_length_ = 0;  ///< 1 / the average length
};

}  // namespace fihris
