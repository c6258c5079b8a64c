#include "query/suggestions/retyped_query.h"

#include <algorithm>

#include "query/language/keyboards.h"
#include "query/language/parser.h"
#include "query/suggestions/suggestions.h"

namespace fihris {
namespace {

/// The first reading that at least so many articles have.
std::optional<RetypedQuery> retyped_for(unsigned least, Searcher& searcher, const std::string& text,
                                        const SearchOptions& options) {
  SearchOptions strict = options;
  strict.level = std::min(options.level, Level::affix);
  strict.all = true;
  strict.limit = 0;
  strict.count_all = true;
  for (const std::string& other : typed_on_other_keyboard(text)) {
    const Node query = parse_query(other).root;
    if (is_empty(query)) continue;
    const unsigned articles = searcher.search(query, strict).estimate;
    if (articles >= least) return RetypedQuery{other, articles};
  }
  return std::nullopt;
}

}  // namespace

std::optional<RetypedQuery> retyped(Searcher& searcher, const std::string& text,
                                    const SearchOptions& options) {
  return retyped_for(1, searcher, text, options);
}

std::optional<RetypedQuery> commoner_retyped(Searcher& searcher, const std::string& text,
                                             const SearchOptions& options, const SearchResult& result) {
  if (result.estimate == 0 || result.estimate > few_articles) return std::nullopt;
  return retyped_for(result.estimate * many_times, searcher, text, options);
}

}  // namespace fihris
