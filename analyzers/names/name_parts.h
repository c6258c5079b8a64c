#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fihris {

/// A word that makes a name with the word beside it: one line of analyzers/data/name_parts.tsv.
struct NamePart {
  enum class Side { first, last };

  Side side;
  std::vector<std::vector<std::string>> forms;  ///< folded; each of one word or two
  /// Least letters of the other word for a joined word to be taken apart; none: it never is.
  std::optional<std::size_t> shortest_rest;
  bool joined_before_article_only;
};

/// The table, read at first use.
const std::vector<NamePart>& name_parts();

}  // namespace fihris
