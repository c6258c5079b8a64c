#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "index/file_descriptor.h"
#include "index/glass/table_info.h"

namespace fihris::glass {

/// Reads the entries of a table in the order of their keys. Xapian::DatabaseCorruptError is thrown if a block
/// is not what it should be.
class TableReader {
 public:
  /// A table that is not there has no entries, if `info` says so. If set, `reading_block` is called before
  /// each block that is read from the disk.
  TableReader(const std::string& path, const TableInfo& info, std::function<void()> reading_block = {});

  /// Moves to the next entry, at first to the first; false at the end.
  bool next();

  bool is_at_end() const { return is_at_end_; }

  /// Of the entry; good until next() is called. Empty before the first and behind the last.
  const std::string& key() const { return key_; }
  std::string_view tag() const { return tag_; }
  bool compressed() const { return compressed_; }

 private:
  struct Node {
    std::vector<std::uint8_t> bytes;
    std::size_t at = 0;   ///< offset in the directory of the item in hand
    std::size_t end = 0;  ///< of the directory
  };

  struct Component {
    std::string_view key;
    std::string_view part;
    bool is_first;
    bool is_last;
    bool compressed;
  };

  void read_block(std::size_t level, std::uint32_t number);
  bool next_leaf_item();
  std::uint32_t child(const Node& branch) const;
  Component component() const;

  FileDescriptor file_;
  std::function<void()> reading_block_;
  std::vector<Node> levels_;  ///< from the leaves up; none if there are no entries
  bool is_at_end_ = false;
  std::string key_;
  std::string_view tag_;
  bool compressed_ = false;
  std::string whole_tag_;  ///< of an entry of several items
};

}  // namespace fihris::glass
