#pragma once

#include <string>
#include <vector>

#include "query/language/ast.h"

namespace fihris {

/// The words of a name as a query has them.
std::vector<QueryWord> query_words(const std::string& name);

/// The query `name:"NAME"` or `place:"NAME"`; empty if the name has no word.
Node mention_query(const std::string& name, Field field);

}  // namespace fihris
