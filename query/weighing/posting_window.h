#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/glass/posting_table.h"

namespace fihris {

/// A list of articles, by the word that they have.
struct PostingList {
  std::string term;       ///< as in the index, with its prefix
  std::size_t layer = 0;  ///< of which its occurrences are counted, below PostingWindow::layers
};

/// Some of the articles of a window, by their places in it.
class FoundPlaces {
 public:
  static constexpr std::size_t size = 1024;  ///< of a window; the counts of a word fit into the nearest cache

  bool has(std::size_t place) const { return words_[place / bits] >> place % bits & 1; }
  void add(std::size_t place) { words_[place / bits] |= std::uint64_t{1} << place % bits; }
  void remove(std::size_t place) { words_[place / bits] &= ~(std::uint64_t{1} << place % bits); }
  void add(const FoundPlaces& others);
  /// Drops what is not among `others`.
  void keep(const FoundPlaces& others);
  void clear() { words_.fill(0); }
  /// The first of them from `place` on; `size` if there is none.
  std::size_t next(std::size_t place) const;

 private:
  static constexpr std::size_t bits = 64;
  std::array<std::uint64_t, size / bits> words_{};
};

/// Reads many lists of articles at once, each once, and counts their occurrences by article and layer: as if
/// the lists were one. Works through an index window by window, as Lucene's BooleanScorer does, so that an
/// entry costs an addition and no comparison with the entries of other lists.
class PostingWindow {
 public:
  static constexpr std::size_t layers = 3;
  using Counts = std::array<Xapian::termcount, layers>;

  /// Opens the lists in a database, which must outlive this.
  PostingWindow(const glass::PostingTable& table, const std::vector<PostingList>& lists);

  /// The first article from `least` on that has not been read, and whose place and all before are given up;
  /// 0 if there is none. REQUIRES: `least` is not less than before.
  Xapian::docid skip_to(Xapian::docid least);

  /// Reads FoundPlaces::size articles. REQUIRES: none that has not been read is before `first`.
  void read(Xapian::docid first);

  /// Those of the articles read that any of the lists has.
  const FoundPlaces& found() const { return found_; }
  /// How often each layer's words occur in the article at a place; some layer's do. REQUIRES: it is found.
  const Counts& counts(std::size_t place) const { return counts_[place]; }

 private:
  struct Reading {
    glass::Postings postings;
    std::size_t layer;
  };

  /// Lets go of the lists that have no more.
  void forget_read();

  std::vector<Reading> open_;
  FoundPlaces found_;
  std::array<Counts, FoundPlaces::size> counts_;
};

}  // namespace fihris
