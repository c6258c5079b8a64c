#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "query/match/searcher.h"

namespace fihris {

/// What became of a line of a list of queries.
enum class LineOutcome { found, nothing, error };

/// A query of a list, and how many articles of which sources and years it finds.
struct CountedQuery {
  std::size_t line = 0;  ///< from 1
  std::string name;      ///< as the list calls it; empty if it does not
  std::string text;      ///< UTF-8
  LineOutcome outcome = LineOutcome::error;
  std::string reason;  ///< of an error; otherwise what could not be understood, or empty
  unsigned articles = 0;
  std::map<std::string, unsigned> sources;  ///< bytes as the file system has them
  std::map<std::string, unsigned> years;    ///< empty for none, which add up to `articles`
  unsigned dated_by_file = 0;               ///< articles that tell no day: that of their file counts
};

struct QueryListCounts {
  std::vector<CountedQuery> queries;  ///< in the order of the list
  std::size_t articles = 0;           ///< that any of the queries finds
};

/// Answers each query of `list` (query/lists/listed_queries.h), one after the other; a line that is an error
/// has its reason, and the others are answered. A byte order mark and blank lines are passed over. What is
/// beyond 1,000 queries or 20 seconds is not answered, and says so. Throws Refused if the list is none at
/// all: in UTF-16.
QueryListCounts count_list(Searcher& searcher, std::string_view list, bool is_table,
                           const SearchOptions& options);

/// The counts as a table for spreadsheets, with a byte order mark: a line for each query, a column for each
/// year and each of the 100 commonest sources.
std::string csv_of(const QueryListCounts& counts);

}  // namespace fihris
