#include "index/glass/table_reader.h"

#include <unistd.h>

#include <cerrno>
#include <utility>

#include <xapian.h>

#include "index/glass/block_format.h"
#include "index/plain_file.h"

namespace fihris::glass {
namespace {

/// Xapian has no taller trees.
constexpr std::uint32_t max_level = 9;

[[noreturn]] void fail(const char* what) {
  throw Xapian::DatabaseCorruptError(what);
}

}  // namespace

TableReader::TableReader(const std::string& path, const TableInfo& info, std::function<void()> reading_block)
    : file_(info.entries == 0 ? FileDescriptor(-1) : open_plain_file(path)),
      reading_block_(std::move(reading_block)) {
  if (info.entries == 0) return;
  if (file_.value() < 0) throw Xapian::DatabaseOpeningError(path, errno);
  if (info.level > max_level) fail("a table has too many levels");
  levels_.resize(info.level + 1);
  read_block(info.level, info.root);
  for (std::size_t level = info.level; level > 0; --level) read_block(level - 1, child(levels_[level]));
  component();  // the empty key, which every table begins with
}

bool TableReader::next() {
  if (is_at_end_ || levels_.empty() || !next_leaf_item()) {
    is_at_end_ = true;
    key_.clear();
    return false;
  }
  Component item = component();
  if (!item.is_first || item.key.empty()) fail("an entry of a table has no beginning");
  if (item.key <= key_) fail("the keys of a table are not in order");
  key_ = item.key;
  compressed_ = item.compressed;
  tag_ = item.part;
  if (item.is_last) return true;
  whole_tag_ = item.part;
  while (!item.is_last) {
    if (!next_leaf_item()) fail("an entry of a table has no end");
    item = component();
    if (item.is_first || item.key != key_) fail("an entry of a table has no end");
    whole_tag_.append(item.part);
  }
  tag_ = whole_tag_;
  return true;
}

void TableReader::read_block(std::size_t level, std::uint32_t number) {
  if (reading_block_) reading_block_();
  Node& node = levels_[level];
  node.bytes.resize(block_bytes);
  const off_t begin = static_cast<off_t>(number) * static_cast<off_t>(block_bytes);
  for (std::size_t done = 0; done < block_bytes;) {
    const ssize_t count =
        pread(file_.value(), node.bytes.data() + done, block_bytes - done, begin + static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Xapian::DatabaseError("a block of a table cannot be read", errno);
    if (count == 0) fail("a table ends too early");
    done += static_cast<std::size_t>(count);
  }
  node.at = header_bytes;
  node.end = get2(&node.bytes[directory_end_offset]);
  if (node.bytes[level_offset] != level) fail("a block of a table is of another level");
  if (node.end <= header_bytes || node.end > block_bytes ||
      (node.end - header_bytes) % directory_entry_bytes != 0) {
    fail("the directory of a block is damaged");
  }
}

bool TableReader::next_leaf_item() {
  std::size_t level = 0;
  while (levels_[level].at + directory_entry_bytes >= levels_[level].end) {
    if (++level == levels_.size()) return false;
  }
  levels_[level].at += directory_entry_bytes;
  for (; level > 0; --level) read_block(level - 1, child(levels_[level]));
  return true;
}

std::uint32_t TableReader::child(const Node& branch) const {
  const std::size_t offset = get2(&branch.bytes[branch.at]);
  if (offset < branch.end || offset + block_number_bytes > block_bytes)
    fail("an item of a branch lies outside of its block");
  return get4(&branch.bytes[offset]);
}

TableReader::Component TableReader::component() const {
  const Node& leaf = levels_.front();
  const std::size_t offset = get2(&leaf.bytes[leaf.at]);
  if (offset < leaf.end || offset + min_item_bytes > block_bytes) fail("an item lies outside of its block");
  const std::uint8_t* item = &leaf.bytes[offset];
  const std::size_t flags = get2(item);
  const std::size_t bytes = (flags & size_mask) + min_item_bytes;
  const std::size_t key_bytes = item[size_bytes];
  const bool is_first = (flags & first_flag) != 0;
  const std::size_t head_bytes = min_item_bytes + key_bytes + (is_first ? 0 : component_bytes);
  if (offset + bytes > block_bytes || head_bytes > bytes) fail("an item lies outside of its block");
  const std::string_view text(reinterpret_cast<const char*>(item), bytes);
  return {text.substr(min_item_bytes, key_bytes), text.substr(head_bytes), is_first, (flags & last_flag) != 0,
          (flags & compressed_flag) != 0};
}

}  // namespace fihris::glass
