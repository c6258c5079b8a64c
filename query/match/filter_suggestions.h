#pragma once

#include <string>

#include <xapian.h>

#include "query/language/ast.h"

namespace fihris {

/// What a query's conditions on source and date can find at all, where nothing matched: the sources that
/// there are, if one asked for is none of them, and the first and the last day. Lines for a person, each with
/// its newline.
std::string filter_suggestions(const Node& query, const Xapian::Database& articles);

}  // namespace fihris
