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

/// The days, sources, languages, authors, people and places of all articles of an index, or of several that
/// are read as one, in memory: counts of any number of articles in a moment, exact ones of rare people and
/// places too. Safe from many threads once it is made.
class FacetTable {
 public:
  /// Entries of each facet that a table has at most: 16 MB, and twice as much while it is made.
  static constexpr std::size_t most_entries = 4'000'000;

  /// Articles that may have an author, of which the records are read, and names of authors that are looked
  /// for in all: a collection of more has no authors in its table.
  static constexpr std::size_t most_authored = 200'000;
  static constexpr std::size_t most_authors = 20'000;

  struct Limits {
    std::size_t entries = most_entries;
    std::size_t authored = most_authored;
    std::size_t authors = most_authors;
  };

  /// Reads the lists of all terms, the table of people and the records of articles with an author: .2 s for
  /// 31,000 articles, and 30 us for each author's. Nothing if there would be too many entries of a facet, or
  /// once `is_stopped` says so. Throws Xapian::Error.
  static std::unique_ptr<const FacetTable> read(const IndexReader& reader,
                                                const std::function<bool()>& is_stopped,
                                                const Limits& limits);
  static std::unique_ptr<const FacetTable> read(const IndexReader& reader,
                                                const std::function<bool()>& is_stopped) {
    return read(reader, is_stopped, Limits());
  }

  /// What it is of (index/index_reader.h).
  const std::vector<std::string>& generations() const { return generations_; }
  bool is_of(const IndexReader& reader) const { return generations_ == generations_of(reader); }

  /// As days_of and dated_by_file (facets.h) tell them.
  std::vector<std::string> days_of(const std::vector<Xapian::docid>& among) const;
  std::size_t count_dated_by_file(const std::vector<Xapian::docid>& among) const;

  /// Those of the articles `among` that may have an author: others have no word of one.
  std::vector<Xapian::docid> authored(const std::vector<Xapian::docid>& among) const;

  /// Whether it has this facet.
  bool has(Facet facet) const;

  /// The `most` commonest values among the articles `among`, as commonest() gives them of a few articles.
  /// REQUIRES: has(facet); `reader` is of these generations.
  CommonestValues commonest(Facet facet, const IndexReader& reader, const std::vector<Xapian::docid>& among,
                            std::size_t most) const;

 private:
  /// The values of each article: of article n those from starts[n] to starts[n + 1].
  struct Column {
    std::vector<std::string>
        keys;  ///< by value; none of people, whose values are rows of the table of people
    std::vector<std::string> names;  ///< of places, by value, as they are shown
    std::size_t value_count = 0;
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> values;
  };

  class Maker;
  const Column& column(Facet facet) const;

  std::vector<std::string> generations_;
  Column sources_, languages_, authors_, people_, places_;
  bool has_authors_ = false;            ///< whether the authors are known
  std::vector<std::uint32_t> days_;     ///< by article, YYYYMMDD; 0 if it has none
  std::vector<bool> is_dated_by_file_;  ///< by article
  std::vector<bool> has_author_;        ///< by article: whether it may have one
};

}  // namespace fihris
