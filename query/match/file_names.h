#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/schema.h"
#include "query/language/ast.h"

namespace fihris {

/// The paths by which the index may know the file that a user calls `path`: without links, below a folder of
/// the index, with letters composed or not (NFC, NFD); `path` itself is one. `roots` are the folders that the
/// index covers. Relative paths are below the current folder, or those of the index.
std::vector<std::string> names_of_path(const std::string& path, const std::vector<std::string>& roots);

/// The sources of the index that are `written` in some spelling: folded as words are. With `exact` only that
/// of these bytes.
std::vector<std::string> sources_named(std::string_view written, bool exact, const Articles& articles);

/// The query with sources and whole paths (those that begin with a slash, `./` or `../`) called as the
/// index calls them. What the index does not have stays as it is.
Node with_indexed_names(const Node& query, const Articles& articles, const std::vector<std::string>& roots);

}  // namespace fihris
