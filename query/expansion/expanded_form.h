#pragma once

#include <string>

#include "query/expansion/level.h"

namespace fihris {

/// A word of the index by which a query word may match.
struct ExpandedForm {
  std::string term;  ///< folded
  std::string core;  ///< what of the term is shown as found: the term without its proclitics
  Level level;  ///< the tightest that joins the two; `spelling` also stands for `exact`, which only the text
                ///< tells
  unsigned frequency = 0;  ///< articles with the term
};

}  // namespace fihris
