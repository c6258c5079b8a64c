#pragma once

#include "query/match/occurrences.h"
#include "query/match/searcher.h"
#include "query/shown/hit.h"

namespace fihris {

/// What of a word found is marked.
enum class HighlightedPart { core, word };

/// Makes what is shown of articles found: re-analyses each, takes excerpts, and tells the form and level by
/// which each query word matched. One at a time, since the texts of many are large.
class HitMaker {
 public:
  /// `searcher` and `result`, which it gave last, must outlive this object. At most `snippets` excerpts an
  /// article.
  HitMaker(const Searcher& searcher, const SearchResult& result, unsigned snippets,
           HighlightedPart part = HighlightedPart::core);

  /// REQUIRES: `article` is one of the result.
  Hit make(const FoundArticle& article) const;

 private:
  const Searcher& searcher_;
  const SearchResult& result_;
  OccurrenceFinder finder_;
  unsigned snippets_;
  HighlightedPart part_;
};

}  // namespace fihris
