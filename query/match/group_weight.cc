#include "query/match/group_weight.h"

#include <algorithm>

#include "query/match/group_frequency.h"

namespace fihris {
namespace {

constexpr double unit = 1.0 / (1 << 24);

/// To a multiple of the unit: what is added takes the rest of the digits. For less than 2^27.
double rounded(double weight) {
  constexpr double most_digits = 6755399441055744.0 * unit;  // 1.5 * 2^52
  return (weight + most_digits) - most_digits;
}

}  // namespace

GroupWeight::GroupWeight(double k1, double b) : k1_(k1), b_(b) {
  for (const auto needed :
       {COLLECTION_SIZE, TERMFREQ, WQF, WDF, WDF_MAX, AVERAGE_LENGTH, DOC_LENGTH, DOC_LENGTH_MIN})
    need_stat(needed);
}

void GroupWeight::init(double factor) {
  worth_ = factor * (k1_ + 1);
  if (get_wqf() == weighed_alone) worth_ *= inverse_frequency(get_termfreq(), get_collection_size());
  const double average = get_average_length();
  part_length_ = average > 0 ? 1 / average : 0;
}

double GroupWeight::weight(Xapian::termcount wdf, Xapian::termcount length) const {
  const double held_back = k1_ * (1 - b_ + b_ * length * part_length_);
  return worth_ * (wdf / (held_back + wdf));
}

double GroupWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
  return rounded(weight(wdf, length));
}

double GroupWeight::get_maxpart() const {
  // No shorter article has so many occurrences.
  const Xapian::termcount most = get_wdf_upper_bound();
  return rounded(weight(most, std::max(most, get_doclength_lower_bound()))) + unit;
}

}  // namespace fihris
