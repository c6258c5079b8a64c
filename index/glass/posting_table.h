#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include "index/glass/mapped_table.h"
#include "index/glass/packing.h"

namespace fihris::glass {

/// The articles with a word in the order of their numbers, and how often it occurs in each. Read chunk by
/// chunk where it lies. Throws Xapian::DatabaseCorruptError.
class Postings {
 public:
  /// `entry` is the first chunk; the keys of the others begin with `later_key`.
  Postings(MappedTable::Entry entry, std::string later_key);

  /// How many articles the list has.
  Xapian::doccount size() const { return size_; }

  std::string term() const;
  /// Moves to the list of the next term, whatever is left of this one; false if there is none, where this is
  /// of no use any more.
  bool next_term();

  /// 0 behind the last.
  Xapian::docid article() const { return article_; }

  /// Moves to the first article from `least` on. Does nothing if that is behind.
  void skip_to(Xapian::docid least);

  /// Calls `take(article, occurrences)` for each article from this one on that is before `end`, and moves
  /// behind them.
  template <typename Take>
  void read_to(std::uint64_t end, const Take& take) {
    while (article_ != 0 && article_ < end) {
      // In variables of its own, which stay in registers.
      std::string_view rest = rest_;
      Xapian::docid article = article_;
      std::uint32_t occurrences = occurrences_;
      for (;;) {
        take(article, occurrences);
        if (rest.empty()) break;
        step(rest, article, occurrences);
        if (article >= end) break;
      }
      rest_ = rest;
      article_ = article;
      occurrences_ = occurrences;
      if (article < end) next_chunk();
    }
  }

 private:
  /// To the next article of a chunk. REQUIRES: `rest` is not empty.
  static void step(std::string_view& rest, Xapian::docid& article, std::uint32_t& occurrences) {
    const Xapian::docid before = article;
    // Most articles are close behind the one before, and most words occur few times in them.
    constexpr std::size_t common_bytes = 3;
    const auto* const byte = reinterpret_cast<const unsigned char*>(rest.data());
    if (rest.size() >= common_bytes && byte[0] < 0x80 && (byte[1] < 0x80 || byte[2] < 0x80)) {
      article += byte[0] + 1U;
      const bool is_short = byte[1] < 0x80;
      occurrences = is_short ? byte[1] : (byte[1] & 0x7FU) | static_cast<std::uint32_t>(byte[2]) << 7U;
      rest.remove_prefix(is_short ? common_bytes - 1 : common_bytes);
    } else {
      article += take_uint32(rest) + 1;
      occurrences = take_uint32(rest);
    }
    if (article <= before) fail_to_unpack();
  }

  void begin_list();
  void next_chunk();
  void begin_chunk(Xapian::docid first);

  MappedTable::Entry entry_;
  std::string later_key_;
  Xapian::doccount size_ = 0;
  std::string_view rest_;  ///< of the chunk, behind the article in hand
  Xapian::docid article_ = 0;
  Xapian::docid last_ = 0;  ///< article of the chunk
  std::uint32_t occurrences_ = 0;
  bool is_last_chunk_ = false;
};

/// The lists of a database of glass. Safe from many threads if it is mapped.
class PostingTable {
 public:
  /// Of the database in `folder`. Throws Xapian::Error if it cannot be read.
  explicit PostingTable(const std::string& folder, Blocks blocks = Blocks::mapped);

  /// The articles that have `term`; nothing if none has.
  std::optional<Postings> find(std::string_view term) const;
  /// The list of the first term that is `term` or behind it in the order of bytes. REQUIRES: `term` is not
  /// empty.
  std::optional<Postings> from(std::string_view term) const;
  /// All articles, with their lengths for occurrences; nothing if there are none.
  std::optional<Postings> lengths() const;
  /// How many have it.
  Xapian::doccount frequency(std::string_view term) const;

 private:
  MappedTable table_;
};

}  // namespace fihris::glass
