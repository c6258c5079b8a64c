#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "index/schema.h"
#include "query/match/occurrences.h"
#include "query/shown/marked_text.h"

namespace fihris {

/// A line of an article.
struct TextLine {
  std::size_t number = 0;  ///< from 1; the title is line 1, and the text begins on line 3
  MarkedText text;         ///< without its line end
  bool matches = false;
};

/// Which lines around those that match are wanted.
struct LineContext {
  unsigned before = 0;
  unsigned after = 0;
};

/// Every line of an article, with what matches marked: the title if it has one, an empty line, the text.
std::vector<TextLine> lines_of(const Record& record, const Occurrences& occurrences);

/// The lines that match and those around them, in order, each once.
std::vector<TextLine> matching_lines(const std::vector<TextLine>& lines, const LineContext& context);

/// What matches, in bytes: in order, disjoint.
std::vector<Highlight> highlights_of(const std::vector<Occurrence>& occurrences);

}  // namespace fihris
