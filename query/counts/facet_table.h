#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/index_reader.h"
#include "query/counts/commonest.h"

namespace fihris {

/// The sources, languages, people and places of all articles of an index, or of several that are read as one,
/// in memory: counts of any number of articles in a moment, exact ones of rare people and places too. Safe
/// from many threads once it is made.
class FacetTable {
 public:
  /// Entries of each facet that a table has at most: 16 MB, and twice as much while it is made.
  static constexpr std::size_t most_entries = 4'000'000;

  /// Reads the lists of all terms and the table of people: .2 s for 31,000 articles. Nothing if there would
  /// be more than `most` entries of a facet, or once `is_stopped` says so. Throws Xapian::Error.
  static std::unique_ptr<const FacetTable> read(const IndexReader& reader,
                                                const std::function<bool()>& is_stopped,
                                                std::size_t most = most_entries);

  /// What it is of (index/index_reader.h).
  const std::vector<std::string>& generations() const { return generations_; }

  /// Those of the articles `among` that may have an author: others have no word of one.
  std::vector<Xapian::docid> authored(const std::vector<Xapian::docid>& among) const;

  /// Whether it has this facet.
  static bool has(Facet facet);

  /// The `most` commonest values among the articles `among`, as commonest() gives them of a few articles.
  /// REQUIRES: has(facet); `reader` is of these generations.
  CommonestValues commonest(Facet facet, const IndexReader& reader, const std::vector<Xapian::docid>& among,
                            std::size_t most) const;

 private:
  /// The values of each article: of article n those from starts[n] to starts[n + 1].
  struct Column {
    std::vector<std::string>
        keys;  ///< by value; none of people, whose values are rows of the table of people
    std::size_t value_count = 0;
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> values;
  };

  class Maker;
  const Column& column(Facet facet) const;

  std::vector<std::string> generations_;
  Column sources_, languages_, people_, places_;
  std::vector<bool> has_author_;  ///< by article
};

}  // namespace fihris
