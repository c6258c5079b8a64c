#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "query/language/ast.h"
#include "query/match/found_documents.h"
#include "query/match/search_result.h"

namespace fihris {

/// Folds near-copies among `found`, which is in the order of a result, into one article each: the one that
/// tells the earliest day, or else the earliest by its file's time. It stands where the best of them stood,
/// with its score; in another order than that of relevance, in its own place. `documents` has
/// those of the articles.
void fold_copies(const FoundDocuments& documents, SortBy sort, std::vector<FoundArticle>& found);

/// The terms of the article at `path`, as the index knows it, and of all its near-copies; empty if there is
/// no such article. Reads a sketch of each article.
std::vector<std::string> terms_of_copies(const Articles& articles, const std::string& path);

/// True if a part of the query asks for copies, so that they are not to be folded.
bool asks_for_copies(const Node& query);

}  // namespace fihris
