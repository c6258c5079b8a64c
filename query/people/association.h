#pragma once

namespace fihris {

/// How much some articles differ from the collection in one thing: the log-likelihood ratio -2 log lambda of
/// T. Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics
/// 19(1), 1993, for the articles with and without it among the `some` and the others. Negative if they have
/// it less often than the others do, 0 if equally often. Numbers that cannot be are taken for the nearest
/// that can.
double association(unsigned some_with, unsigned some, unsigned all_with, unsigned all);

}  // namespace fihris
