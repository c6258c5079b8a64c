#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace fihris {

/// The middle one of `values`, or `none` if there are none.
inline double median(std::vector<double> values, double none) {
  if (values.empty()) return none;
  const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), half, values.end());
  return *half;
}

}  // namespace fihris
