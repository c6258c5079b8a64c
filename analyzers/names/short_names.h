#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// The given names that a folded word may be short for, in their spellings (Mike: Michael), from
/// analyzers/data/short_names.tsv; none for most words. A word may be short for several names.
const std::vector<std::string>& names_in_full(std::string_view word);

}  // namespace fihris
