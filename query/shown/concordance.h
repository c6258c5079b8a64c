#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/schema.h"
#include "query/match/occurrences.h"

namespace fihris {

/// A match with the text around it, on one line.
struct ConcordanceLine {
  std::string before;   ///< the text that comes first, up to the match; blanks are one space
  std::string keyword;  ///< words that match and follow each other are one
  std::string after;
  std::string path;
  std::string date;         ///< YYYY-MM-DD or empty
  std::string date_origin;  ///< as in Hit
  unsigned rank = 0;        ///< of the article
  bool in_title = false;    ///< else in the text
};

enum class ConcordanceOrder {
  rank,    ///< as the articles come, and in the order of their text
  before,  ///< by the word before the match, then the one before that
  after,   ///< by the word behind the match, then the one behind that
  date,    ///< the oldest first; without a date last
};

/// Every match of an article, in the order of its text, with at most `context` code points on each side.
/// Rank, path and date are for the caller to fill in.
std::vector<ConcordanceLine> concordance(const Record& record, const Occurrences& occurrences,
                                         std::size_t context);

/// Sorts lines; words are compared as search folds them, without marks and hamza. Equal ones keep their
/// order.
void sort_concordance(std::vector<ConcordanceLine>& lines, ConcordanceOrder order);

/// The line for `columns` columns, in logical order, with the matches of all lines in the same place: what
/// comes before a match stands on its right if the line runs from right to left, else on its left. With
/// `marks` it is for lay_out(): between isolates, with `highlight_on` and `highlight_off` around the match.
/// REQUIRES: at least 4 columns.
std::string aligned(const ConcordanceLine& line, std::size_t columns, bool marks,
                    std::string_view highlight_on, std::string_view highlight_off);

}  // namespace fihris
