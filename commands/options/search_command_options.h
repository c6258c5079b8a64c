#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "commands/command_line.h"
#include "commands/options/hit_options.h"
#include "commands/options/searched_option.h"
#include "query/match/searcher.h"
#include "query/output/output.h"
#include "query/shown/concordance.h"
#include "query/shown/hits.h"

namespace fihris {

/// No number that can be typed.
inline constexpr std::size_t not_given = SIZE_MAX;

/// What the command line says of a search.
struct SearchCommandOptions {
  std::vector<std::string> query;
  SearchedOptions searched;
  std::string batch;  ///< file of queries, `-` for standard input; empty if none
  SearchOptions search;
  OutputOptions output;
  HitContents contents;
  PathOptions paths;
  std::size_t limit = not_given;
  std::size_t context = not_given;  ///< lines on both sides
  std::size_t before = not_given;
  std::size_t after = not_given;
  std::size_t open = not_given;  ///< the number of the article to be opened
  bool list_files = false;
  bool count_matches = false;
  bool line_numbers = false;
  bool kwic = false;
  std::string facets;  ///< names with commas between them; empty for none
  ConcordanceOrder kwic_sort = ConcordanceOrder::rank;
  bool interactive = false;
  bool summary = false;
  std::string group_by;  ///< as facets, of a summary
  bool no_group = false;
  bool strict = false;
  bool count = false;
};

/// Adds the options of `fihris search`. `options` must outlive the parsing.
void add_search_options(Command command, SearchCommandOptions& options);

}  // namespace fihris
