#pragma once

#include <optional>

#include "query/match/occurrences.h"
#include "query/match/searcher.h"
#include "query/shown/hit.h"
#include "query/shown/text_lines.h"

namespace fihris {

/// What of a word found is marked.
enum class HighlightedPart { core, word };

/// What of an article is shown.
struct HitContents {
  bool paths_alone = false;          ///< nothing but Hit::path: no text is read
  unsigned snippets = 2;             ///< excerpts at most
  bool all_matches = false;          ///< excerpts that hold every match instead
  std::optional<LineContext> lines;  ///< whole lines instead, with those around them
  HighlightedPart highlighted = HighlightedPart::core;
};

/// Makes what is shown of articles found: re-analyses each, takes excerpts, and tells the form and level by
/// which each query word matched. One at a time, since the texts of many are large.
class HitMaker {
 public:
  /// `searcher` and `result`, which it gave last, must outlive this object.
  HitMaker(const Searcher& searcher, const SearchResult& result, const HitContents& contents);

  /// REQUIRES: `article` is one of the result.
  Hit make(const FoundArticle& article) const;

 private:
  const Searcher& searcher_;
  const SearchResult& result_;
  OccurrenceFinder finder_;
  HitContents contents_;
};

}  // namespace fihris
