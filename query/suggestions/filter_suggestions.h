#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "query/language/ast.h"

namespace fihris {

/// Adds what a query's conditions on source and date can find at all, where nothing matched: the sources that
/// there are, if one asked for is none of them, and the first and the last day. Lines for a person.
void add_filter_suggestions(const Node& query, const Articles& articles, std::vector<std::string>& lines);

}  // namespace fihris
