#pragma once

#include <cstddef>

#include "index/schema.h"
#include "indexer/articles/date_rules.h"

namespace fihris {

/// Dates an article: by the user's rules, else, if its format tells no day, by its path from
/// `searchable_path` on (folders above say nothing of it), else by a line of its date at the head of its
/// text.
void find_date(Record& record, std::size_t searchable_path, const DateRules& rules);

/// The same for an article that has come to another path: what its old path told counts no more.
void find_date_again(Record& record, std::size_t searchable_path);

}  // namespace fihris
