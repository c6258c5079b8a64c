#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "index/file_descriptor.h"
#include "index/glass/table_info.h"

namespace fihris::glass {

/// How the blocks of a table are read.
enum class Blocks {
  /// Where they lie: the file is mapped, so that nothing is copied and no block is read by a call of the
  /// system. What has been read counts as memory of the process. For long lists.
  mapped,
  /// Each by a call of the system, as Xapian does. Those above the leaves are remembered, and up to 8 MB of
  /// leaves in which a key was looked up. A page that is read for the first time, and few more, costs less
  /// so.
  copied
};

/// A table whose entries are looked up by their keys. Safe from many threads if it is mapped.
///
/// All throw Xapian::DatabaseCorruptError where a block is not what it should be; nothing outside of the
/// mapped file is ever read.
class MappedTable {
 public:
  /// The file must not become shorter while it is mapped; a table of a live generation does not. Throws
  /// Xapian::DatabaseOpeningError if it cannot be read.
  MappedTable(const std::string& path, const TableInfo& info, Blocks blocks = Blocks::mapped);
  ~MappedTable();
  MappedTable(const MappedTable&) = delete;
  MappedTable& operator=(const MappedTable&) = delete;

  class Entry;

  /// The entry of `key`.
  std::optional<Entry> find(std::string_view key) const;
  /// The first entry whose key is `key` or behind it.
  std::optional<Entry> from(std::string_view key) const;

 private:
  using Block = std::shared_ptr<std::uint8_t[]>;
  using Copies = std::unordered_map<std::uint32_t, Block>;

  /// A leaf that is copied is copied to `leaf`.
  const std::uint8_t* block(std::uint32_t number, std::size_t level, Block& leaf) const;
  const std::uint8_t* copy(std::uint32_t number, std::size_t level, Block& leaf) const;

  TableInfo info_;
  const std::uint8_t* bytes_ = nullptr;  ///< null if blocks are copied, or there are none
  std::size_t size_ = 0;
  FileDescriptor file_;  ///< that they are copied from
  mutable Copies branches_, leaves_;
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
  Block leaf_;                             ///< if it is copied
  std::array<Place, most_levels> levels_;  ///< from the leaves up
  std::string_view key_, tag_;
  std::unique_ptr<std::string> kept_key_;  ///< of an entry whose leaf has been copied over
  std::unique_ptr<std::string> joined_;    ///< the tag of an entry of several items
};

}  // namespace fihris::glass
