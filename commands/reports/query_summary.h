#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/counts/facets.h"
#include "query/match/searcher.h"
#include "query/output/output.h"

namespace fihris {

/// The facets of a list such as `source,year`, by which a summary has rows: source, year, month. Throws
/// Error, which names those there are, for another name.
std::vector<Facet> groups_in(const std::string& list);

/// Writes a row for each query, or for each group of its articles: how many there are, the first and the last
/// day, and the best of them.
class QuerySummary {
 public:
  /// `with_name`: rows begin with the name of their query. `format` is text, jsonl or csv.
  QuerySummary(std::vector<Facet> groups, Format format, bool with_name, bool with_bom);

  /// Writes the rows of one query. `result` has all of its articles, the best first.
  void write(const Searcher& searcher, const SearchResult& result, const std::string& name,
             const std::string& query);

 private:
  struct Row {
    std::vector<std::string> group;  ///< a value for each facet; empty: none
    unsigned articles = 0;
    std::string first_day;  ///< YYYYMMDD; empty: no article has one
    std::string last_day;
    bool first_is_of_file = false;  ///< no article tells that day: it is of a file
    bool last_is_of_file = false;
    unsigned dated_by_file = 0;  ///< articles that tell no day
    std::optional<FoundArticle> best;
  };

  std::vector<Row> rows_of(const Searcher& searcher, const SearchResult& result) const;
  void write_text(const Row& row, const std::string& title, const std::string& name) const;
  void write_record(const Row& row, const std::string& title, const std::string& path,
                    const std::string& name, const std::string& query, bool is_partial) const;

  const std::vector<Facet> groups_;
  const Format format_;
  const bool with_name_;
};

}  // namespace fihris
