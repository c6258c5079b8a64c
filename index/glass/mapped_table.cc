#include "index/glass/mapped_table.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <compare>
#include <utility>

#include <xapian.h>

#include "index/glass/block_format.h"
#include "index/plain_file.h"

namespace fihris::glass {
namespace {

constexpr std::size_t most_leaves = 1024;  ///< that are remembered

[[noreturn]] void fail(const char* what) {
  throw Xapian::DatabaseCorruptError(what);
}

/// What items are in order of.
struct ItemKey {
  std::string_view key;
  std::size_t component;  ///< of an entry, from 1

  auto operator<=>(const ItemKey&) const = default;
};

std::size_t directory_end(const std::uint8_t* block) {
  return get2(block + directory_end_offset);
}

/// The offset of an item of at least `bytes`.
std::size_t item_at(const std::uint8_t* block, std::size_t at, std::size_t bytes) {
  const std::size_t offset = get2(block + at);
  if (offset < directory_end(block) || offset + bytes > block_bytes)
    fail("an item lies outside of its block");
  return offset;
}

std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

ItemKey branch_key(const std::uint8_t* block, std::size_t at) {
  const std::size_t offset = item_at(block, at, block_number_bytes + key_length_bytes);
  const std::uint8_t* item = block + offset + block_number_bytes;
  const std::size_t size = *item++;
  if (offset + block_number_bytes + key_length_bytes + size + component_bytes > block_bytes)
    fail("an item of a branch lies outside of its block");
  return {text_of(item, size), get2(item + size)};
}

}  // namespace

/// An item of a leaf.
struct MappedTable::Entry::Item {
  ItemKey order;
  std::string_view part;
  bool is_first;
  bool is_last;

  Item(const std::uint8_t* block, std::size_t at) {
    const std::size_t offset = item_at(block, at, min_item_bytes);
    const std::uint8_t* item = block + offset;
    const std::size_t flags = get2(item);
    const std::size_t bytes = (flags & size_mask) + min_item_bytes;
    const std::size_t key_bytes = item[size_bytes];
    is_first = (flags & first_flag) != 0;
    is_last = (flags & last_flag) != 0;
    const std::size_t head_bytes = min_item_bytes + key_bytes + (is_first ? 0 : component_bytes);
    if (offset + bytes > block_bytes || head_bytes > bytes) fail("an item lies outside of its block");
    if ((flags & compressed_flag) != 0) fail("a list is compressed");
    order.key = text_of(item + min_item_bytes, key_bytes);
    order.component = is_first ? 1 : get2(item + min_item_bytes + key_bytes);
    part = text_of(item + head_bytes, bytes - head_bytes);
  }
};

namespace {

/// The last of the items of a block, from the one at `first` on, whose key by `key_at` is not above `wanted`;
/// `first` less one item if there is none.
template <typename KeyAt>
std::size_t last_up_to(const std::uint8_t* block, std::size_t first, const ItemKey& wanted, KeyAt key_at) {
  std::size_t begin = first, end = directory_end(block);
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / directory_entry_bytes / 2 * directory_entry_bytes;
    if (key_at(block, middle) <= wanted) {
      begin = middle + directory_entry_bytes;
    } else {
      end = middle;
    }
  }
  return begin - directory_entry_bytes;
}

}  // namespace

MappedTable::MappedTable(const std::string& path, const TableInfo& info, Blocks blocks)
    : info_(info), file_(-1) {
  if (info_.entries == 0) return;
  if (info_.level >= Entry::most_levels) fail("a table has too many levels");
  FileDescriptor file = open_plain_file(path);
  struct stat status {};
  if (file.value() < 0 || fstat(file.value(), &status) != 0) throw Xapian::DatabaseOpeningError(path, errno);
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ < block_bytes) fail("a table ends too early");
  if (blocks == Blocks::copied) {
    file_ = std::move(file);
    return;
  }
  void* const mapped = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.value(), 0);
  if (mapped == MAP_FAILED) throw Xapian::DatabaseOpeningError(path, errno);
  bytes_ = static_cast<const std::uint8_t*>(mapped);
}

MappedTable::~MappedTable() {
  if (bytes_ != nullptr) munmap(const_cast<std::uint8_t*>(bytes_), size_);
}

const std::uint8_t* MappedTable::block(std::uint32_t number, std::size_t level, Block& leaf) const {
  if (number >= size_ / block_bytes) fail("a table ends too early");
  const std::uint8_t* const begin =
      bytes_ != nullptr ? bytes_ + std::size_t{number} * block_bytes : copy(number, level, leaf);
  if (begin[level_offset] != level) fail("a block of a table is of another level");
  const std::size_t end = directory_end(begin);
  if (end <= header_bytes || end > block_bytes || (end - header_bytes) % directory_entry_bytes != 0)
    fail("the directory of a block is damaged");
  return begin;
}

const std::uint8_t* MappedTable::copy(std::uint32_t number, std::size_t level, Block& leaf) const {
  const bool is_leaf = level == 0;
  Copies& copies = is_leaf ? leaves_ : branches_;
  const auto known = copies.find(number);
  if (known != copies.end() && known->second) {
    if (is_leaf) leaf = known->second;
    return known->second.get();
  }
  const bool is_looked_up = !leaf;  // and not the one behind another
  // Most leaves are asked for once, and memory that is touched for the first time costs more than a copy.
  const bool is_remembered = !is_leaf || known != copies.end();
  Block block = is_leaf && leaf.use_count() == 1
                    ? std::move(leaf)
                    : std::make_shared_for_overwrite<std::uint8_t[]>(block_bytes);
  for (std::size_t copied = 0; copied < block_bytes;) {
    const auto from = static_cast<off_t>(std::size_t{number} * block_bytes + copied);
    const ssize_t size = pread(file_.value(), block.get() + copied, block_bytes - copied, from);
    if (size == 0) fail("a table ends too early");
    if (size < 0 && errno != EINTR) throw Xapian::DatabaseError("a block of a table cannot be read", errno);
    if (size > 0) copied += static_cast<std::size_t>(size);
  }
  if (is_leaf) leaf = block;
  if (is_looked_up) {
    if (leaves_.size() == most_leaves) leaves_.clear();
    copies[number] = is_remembered ? block : nullptr;
  }
  return block.get();
}

std::optional<MappedTable::Entry> MappedTable::find(std::string_view key) const {
  if (size_ == 0) return {};
  Entry entry(*this, key);
  if (key.empty() || !entry.is_at(key)) return {};  // the empty key is of no entry
  entry.take();
  return entry;
}

std::optional<MappedTable::Entry> MappedTable::from(std::string_view key) const {
  if (size_ == 0) return {};
  Entry entry(*this, key);
  // The item in hand may be one of the entry before.
  bool is_found = entry.is_at(key);
  while (!is_found) {
    if (!entry.step_forward()) return {};
    is_found = Entry::Item(entry.levels_[0].block, entry.levels_[0].at).is_first;
  }
  entry.take();
  return entry;
}

MappedTable::Entry::Entry(const MappedTable& table, std::string_view key) : table_(&table) {
  const ItemKey wanted{key, 1};
  const TableInfo& info = table.info_;
  levels_[info.level].block = table.block(info.root, info.level, leaf_);
  for (std::size_t level = info.level; level > 0; --level) {
    Place& place = levels_[level];
    // The key of the first item stands in the branch above.
    place.at = last_up_to(place.block, header_bytes + directory_entry_bytes, wanted, branch_key);
    descend(level);
  }
  const auto leaf_key = [](const std::uint8_t* block, std::size_t at) { return Item(block, at).order; };
  levels_[0].at = last_up_to(levels_[0].block, header_bytes, wanted, leaf_key);
}

bool MappedTable::Entry::is_at(std::string_view key) const {
  if (levels_[0].at < header_bytes) return false;
  const Item item(levels_[0].block, levels_[0].at);
  return item.is_first && item.order.key == key;
}

void MappedTable::Entry::take() {
  Item item(levels_[0].block, levels_[0].at);
  if (!item.is_first) fail("an entry of a table has no beginning");
  key_ = item.order.key;
  tag_ = item.part;
  if (item.is_last) return;
  joined_ = std::make_unique<std::string>(item.part);
  while (!item.is_last) {
    if (!step_forward()) fail("an entry of a table has no end");
    item = Item(levels_[0].block, levels_[0].at);
    if (item.is_first || item.order.key != key_) fail("an entry of a table has no end");
    joined_->append(item.part);
  }
  tag_ = *joined_;
}

bool MappedTable::Entry::next() {
  if (!step_forward()) return false;
  const std::string before(key_);
  take();
  if (key_ <= before) fail("the keys of a table are not in order");
  return true;
}

/// Puts the block below an item of a branch in hand.
void MappedTable::Entry::descend(std::size_t level) {
  const Place& place = levels_[level];
  const std::size_t item = item_at(place.block, place.at, block_number_bytes);
  if (leaf_ && level == 1 && !key_.empty()) {
    kept_key_ = std::make_unique<std::string>(key_);
    key_ = *kept_key_;
  }
  levels_[level - 1].block = table_->block(get4(place.block + item), level - 1, leaf_);
}

bool MappedTable::Entry::step_forward() {
  std::size_t level = 0;
  while (levels_[level].at + directory_entry_bytes >= directory_end(levels_[level].block)) {
    if (++level > table_->info_.level) return false;
  }
  levels_[level].at += directory_entry_bytes;
  for (; level > 0; --level) {
    descend(level);
    levels_[level - 1].at = header_bytes;
  }
  return true;
}

}  // namespace fihris::glass
