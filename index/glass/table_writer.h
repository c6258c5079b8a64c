#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/error.h"
#include "index/file_descriptor.h"
#include "index/glass/table_info.h"

namespace fihris::glass {

/// Entries came in an order in which no table can be written: a fault of the program, or of a damaged source
/// that is merged.
class KeyOrderError : public Error {
 public:
  using Error::Error;
};

/// Writes a B-tree of keys and tags from left to right. The leaves lie in the file in the order of their
/// keys.
class TableWriter {
 public:
  /// Makes the file; throws Error if it cannot be written, as all that follows.
  explicit TableWriter(const std::string& path);

  /// Adds an entry; its key, of 1 to 255 bytes, comes after all others; if not, KeyOrderError is thrown.
  /// `compressed` says that `tag` is a raw deflate stream.
  void add(std::string_view key, std::string_view tag, bool compressed = false);

  /// Writes what is left. The file is not brought to the disk.
  TableInfo finish();

 private:
  /// A block that is being filled, the last one of its level.
  struct Block {
    std::vector<std::uint8_t> bytes;
    std::size_t directory_end = 0;
    std::size_t items_begin = 0;
    std::string first_key;              ///< separates it from the block on its left; what a branch says of it
    std::uint16_t first_component = 0;  ///< the same

    std::size_t free() const { return items_begin - directory_end; }
  };

  void add_component(std::string_view key, std::uint16_t component, std::string_view part, unsigned flags);
  void add_branch_item(std::size_t level, std::string key, std::uint16_t component, std::uint32_t block);
  std::uint8_t* make_room(Block& block, std::size_t item_bytes);
  void start_block(std::size_t level);
  std::uint32_t write_block(std::size_t level);
  void close_block(std::size_t level);
  void write_out();

  std::string path_;
  FileDescriptor file_;
  std::string pending_;        ///< blocks that are not in the file yet
  std::vector<Block> levels_;  ///< from the leaves up
  std::string last_key_;
  TableInfo info_;
};

}  // namespace fihris::glass
