#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "commands/interactive/live_search.h"
#include "query/output/painter.h"
#include "query/shown/bidi.h"

namespace fihris {

/// How a live search looks.
struct LiveLook {
  Paint paint;                        ///< `shown`
  BidiMode mode = BidiMode::logical;  ///< not automatic
};

/// The rows of a terminal that shows the search: what is typed, what was found, the list around the selected
/// article, and a preview of that one. At most `rows`, each as lay_out() makes it, for `columns` columns.
std::vector<std::string> view(LiveSearch& search, const LiveLook& look, std::size_t columns,
                              std::size_t rows);

}  // namespace fihris
