#include "query/people/association.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace fihris {
namespace {

/// The sum of k log(k / sum).
double entropy(std::initializer_list<double> counts) {
  double sum = 0, result = 0;
  for (const double count : counts) sum += count;
  for (const double count : counts) result += count > 0 ? count * std::log(count / sum) : 0;
  return result;
}

}  // namespace

double association(unsigned some_with, unsigned some, unsigned all_with, unsigned all) {
  some = std::min(some, all);
  some_with = std::min(some_with, some);
  all_with = std::clamp(all_with, some_with, some_with + (all - some));
  const double a = some_with, b = some - some_with, c = all_with - some_with,
               d = all - some - (all_with - some_with);
  if (a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0) return 0;
  const double ratio =
      std::max(0.0, 2 * (entropy({a, b, c, d}) - entropy({a + b, c + d}) - entropy({a + c, b + d})));
  return a * (c + d) < c * (a + b) ? -ratio : ratio;
}

}  // namespace fihris
