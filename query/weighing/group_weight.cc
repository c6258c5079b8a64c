#include "query/weighing/group_weight.h"

#include "query/weighing/group_frequency.h"

namespace fihris {

GroupWeight::GroupWeight(double k1, double b) : k1_(k1), b_(b) {
  for (const auto needed :
       {COLLECTION_SIZE, TERMFREQ, WQF, WDF, WDF_MAX, AVERAGE_LENGTH, DOC_LENGTH, DOC_LENGTH_MIN})
    need_stat(needed);
}

void GroupWeight::init(double factor) {
  worth_ = factor;
  if (get_wqf() == weighed_alone) worth_ *= inverse_frequency(get_termfreq(), get_collection_size());
  bm25_ = Bm25(k1_, b_, get_average_length());
}

double GroupWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
  return bm25_.weight(worth_, wdf, length);
}

double GroupWeight::get_maxpart() const {
  return bm25_.most(worth_, get_wdf_upper_bound(), get_doclength_lower_bound());
}

}  // namespace fihris
