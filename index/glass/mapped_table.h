#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "index/glass/table_info.h"

namespace fihris::glass {

/// A table whose entries are looked up by their keys where they lie: its file is mapped, so that nothing is
/// copied and no block is read by a call of the system. Safe from many threads.
///
/// All throw Xapian::DatabaseCorruptError where a block is not what it should be; nothing outside of the
/// mapped file is ever read.
class MappedTable {
 public:
  /// The file must not become shorter while it is mapped; a table of a live generation does not. Throws
  /// Xapian::DatabaseOpeningError if it cannot be read.
  MappedTable(const std::string& path, const TableInfo& info);
  ~MappedTable();
  MappedTable(const MappedTable&) = delete;
  MappedTable& operator=(const MappedTable&) = delete;

  class Entry;

  /// The entry of `key`.
  std::optional<Entry> find(std::string_view key) const;

 private:
  const std::uint8_t* block(std::uint32_t number, std::size_t level) const;

  TableInfo info_;
  const std::uint8_t* bytes_ = nullptr;
  std::size_t size_ = 0;
};

/// An entry of a table, from which those behind it are reached. The table must outlive it. What is moved
/// keeps its views.
class MappedTable::Entry {
 public:
  std::string_view key() const { return key_; }
  /// Good until next() is called.
  std::string_view tag() const { return tag_; }

  /// Moves to the next entry; false at the end, where this is of no use any more.
  bool next();

 private:
  friend class MappedTable;
  struct Item;
  /// Where a block is read: an item of its directory.
  struct Place {
    const std::uint8_t* block = nullptr;
    std::size_t at = 0;
  };
  static constexpr std::size_t most_levels = 10;  // Xapian has no taller trees

  /// Goes down to the last item of the table that is not above the first one of `key`.
  Entry(const MappedTable& table, std::string_view key);

  void descend(std::size_t level);
  bool step_forward();
  /// Takes up the entry whose first item is in hand.
  void take();
  /// Whether the item in hand is the first one of the entry of `key`.
  bool is_at(std::string_view key) const;

  const MappedTable* table_;
  std::array<Place, most_levels> levels_;  ///< from the leaves up
  std::string_view key_, tag_;
  std::unique_ptr<std::string> joined_;  ///< the tag of an entry of several items
};

}  // namespace fihris::glass
