#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "index/glass/packing.h"
#include "index/glass/postlist_keys.h"
#include "index/glass/table_writer.h"

namespace fihris::glass {

/// Writes a list of documents with a number each, in chunks.
class PostingListWriter {
 public:
  /// `key` is that of the first chunk, `later_key` what the keys of the others begin with; both must outlive
  /// this. The list says of itself how many documents it has and the sum of their numbers.
  PostingListWriter(TableWriter& table, std::string_view key, std::string_view later_key,
                    std::uint64_t documents, std::uint64_t sum);

  /// `document`, counted from 1, is more than those before; if not, Xapian::DatabaseCorruptError is thrown.
  void add(std::uint32_t document, std::uint32_t number);
  /// Call after at least one document.
  void finish() { write_chunk(true); }

 private:
  void write_chunk(bool is_last);

  TableWriter& table_;
  std::string key_;
  std::string_view later_key_;
  std::string header_;
  std::string chunk_;
  std::uint32_t first_ = 0;  ///< document of the chunk
  std::uint32_t last_ = 0;   ///< document of the list
};

/// Calls `take(document, number)` for each document of a chunk. `key_rest` is what follows the end of the
/// term in its key. Throws Xapian::DatabaseCorruptError.
template <typename Take>
void read_postings(std::string_view key_rest, std::string_view chunk, const Take& take) {
  std::uint32_t document;
  if (key_rest.empty()) {
    take_uint(chunk);  // documents
    take_uint(chunk);  // sum
    document = take_uint32(chunk) + 1;
  } else {
    document = take_sortable_uint(key_rest);
  }
  if (chunk.empty()) fail_to_unpack();
  chunk.remove_prefix(1);  // whether this is the last chunk
  take_uint(chunk);        // last document
  while (true) {
    take(document, take_uint32(chunk));
    if (chunk.empty()) break;
    document += take_uint32(chunk) + 1;
  }
}

/// Slots as they lie in the table: by the bytes that the keys of chunks have for them, which from 128 on is
/// not the order of their numbers.
struct SlotOrder {
  bool operator()(std::uint32_t a, std::uint32_t b) const;
};

/// Writes the values of a slot, in chunks.
class ValueListWriter {
 public:
  ValueListWriter(TableWriter& table, std::uint32_t slot) : table_(table), slot_(slot) {}

  /// The same; `value` is not empty.
  void add(std::uint32_t document, std::string_view value);
  void finish();

 private:
  TableWriter& table_;
  std::uint32_t slot_;
  std::string key_;
  std::string chunk_;
  std::uint32_t last_ = 0;
};

/// Calls `take(document, value)` for each value of a chunk. `key` is what follows the slot.
template <typename Take>
void read_values(std::string_view key, std::string_view chunk, const Take& take) {
  std::uint32_t document = take_sortable_uint(key);
  while (true) {
    take(document, take_string(chunk));
    if (chunk.empty()) break;
    document += take_uint32(chunk) + 1;
  }
}

/// What the table says of the values of a slot.
struct ValueStatistics {
  std::uint64_t count = 0;
  std::string least;
  std::string greatest;

  void add(std::string_view value);
};

using SlotStatistics = std::map<std::uint32_t, ValueStatistics, SlotOrder>;

void write_statistics(TableWriter& table, const SlotStatistics& statistics);

}  // namespace fihris::glass
