#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace fihris {

/// A list of articles, by the word that they have.
struct PostingList {
  std::string term;       ///< as in the index, with its prefix
  std::size_t layer = 0;  ///< of which its occurrences are counted, below PostingWindow::layers
};

/// Reads many lists of articles at once, each once, and counts their occurrences by article and layer: as if
/// the lists were one. Works through an index window by window, as Lucene's BooleanScorer does, so that an
/// entry costs an addition and no comparison with the entries of other lists.
class PostingWindow {
 public:
  static constexpr std::size_t layers = 3;
  using Counts = std::array<Xapian::termcount, layers>;

  /// Opens the lists in `articles`, which is one database and not several.
  PostingWindow(const Xapian::Database& articles, const std::vector<PostingList>& lists);

  /// Moves to the first article from `least` on that any of the lists has; false if there is none. REQUIRES:
  /// `least` is not less than before.
  bool move_to(Xapian::docid least);

  Xapian::docid article() const { return first_ + static_cast<Xapian::docid>(place_); }
  /// How often each layer's words occur in the article; some layer's do.
  const Counts& counts() const { return counts_[place_]; }

 private:
  static constexpr std::size_t size = 1024;  ///< articles; their counts fit into the nearest cache
  static constexpr std::size_t bits = 64;

  struct Reading {
    Xapian::PostingIterator next;
    Xapian::docid article;  ///< the next one
    std::size_t layer;
  };

  void read_from(Xapian::docid least);
  bool find_from(std::size_t place);

  std::vector<Reading> open_;  ///< the lists that have more
  Xapian::docid first_ = 1;    ///< article of the window
  std::size_t place_ = 0;      ///< of the article in the window
  std::array<std::uint64_t, size / bits> found_{};
  std::array<Counts, size> counts_;
};

}  // namespace fihris
