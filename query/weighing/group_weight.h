#pragma once

#include <string>

#include <xapian.h>

#include "query/weighing/bm25.h"

namespace fihris {

/// Bm25 for terms and groups of terms that Xapian matches; leaves it to the query how rare a group is.
///
/// Xapian guesses in how many articles any word of an OP_SYNONYM is, rounding at each step of a tree whose
/// form hangs on the database at hand, so that one article would weigh more in one part of an index than in
/// another, and otherwise after an update. Here a group weighs what OP_SCALE_WEIGHT around it says, its
/// inverse document frequency included (group_frequency.h). A term that is to weigh by its own, as those of
/// phrases do, has the within-query frequency `weighed_alone`.
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
  Bm25 bm25_;
  double worth_ = 0;
};

}  // namespace fihris
