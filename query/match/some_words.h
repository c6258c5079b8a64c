#pragma once

#include <optional>

#include "query/expansion/expander.h"
#include "query/match/query_builder.h"

namespace fihris {

/// About how many articles have any of the words of `built`, were these independent of each other; two
/// digits, which is all that is known. Nothing where not all are plain words of the text.
std::optional<unsigned> about_some_words(const BuiltQuery& built, const Expander& expander);

}  // namespace fihris
