#include "index/glass/table_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <xapian.h>

#include "index/glass/block_format.h"
#include "index/write_error.h"

namespace fihris::glass {
namespace {

/// Four items of any size go into a block.
constexpr std::size_t items_a_block = 4;
constexpr std::size_t max_item_bytes =
    (block_bytes - header_bytes - items_a_block * directory_entry_bytes) / items_a_block;

/// A tag is cut to fill a block if so many bytes of it go there: for less the longer separators do not pay.
constexpr std::size_t min_filling_bytes = 34;

/// The first commit of a database, as Xapian's own compaction makes.
constexpr std::uint32_t revision = 1;

constexpr std::size_t max_key_bytes = 255;
constexpr std::size_t max_tag_bytes = 100u << 20;  ///< so that the components can be numbered

constexpr std::size_t bytes_a_write = 1u << 18;

/// Returns where `bytes`, copied to `out`, end.
std::uint8_t* put(std::uint8_t* out, std::string_view bytes) {
  if (!bytes.empty()) std::memcpy(out, bytes.data(), bytes.size());
  return out + bytes.size();
}

/// The shortest beginning of `key` that sorts after `before`, or all of it.
std::string_view separator(std::string_view before, std::string_view key) {
  const auto difference = std::mismatch(before.begin(), before.end(), key.begin(), key.end()).second;
  return key.substr(0, static_cast<std::size_t>(difference - key.begin()) + 1);
}

}  // namespace

TableWriter::TableWriter(const std::string& path)
    : path_(path), file_(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (file_.value() < 0) fail_to_write(path_, errno);
}

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  if (key.size() > max_key_bytes) throw Xapian::InvalidArgumentError("a key is too long for a table");
  // Xapian would open a table whose keys are not in order, and not find what is there.
  if (key <= last_key_) {
    throw KeyOrderError(
        "cannot write the index: " + path_ +
        ": its entries are not in order, which is a fault of fihris or of a damaged index that "
        "it was reading; run: fihris index --rebuild");
  }
  if (tag.size() > max_tag_bytes) throw Xapian::InvalidArgumentError("a tag is too long for a table");
  if (levels_.empty()) {
    start_block(0);
    add_component({}, 1, {}, first_flag | last_flag);  // every table begins with an empty key
  }
  const unsigned compression = compressed ? compressed_flag : 0;
  const std::size_t overhead = size_bytes + key_length_bytes + key.size() + component_bytes;
  const std::size_t room = max_item_bytes - overhead;
  std::size_t size = room + component_bytes;
  if (tag.size() <= size) {
    size = tag.size();
  } else {
    const std::size_t free = levels_[0].free() % (max_item_bytes + directory_entry_bytes);
    if (free >= directory_entry_bytes + overhead + min_filling_bytes) {
      size = free - directory_entry_bytes - overhead + component_bytes;
    }
  }
  for (std::uint16_t component = 1;; ++component) {
    if (compressed && tag.size() - size == 1)
      --size;  // the byte behind the data alone would be one piece too many
    const bool is_last = size == tag.size();
    add_component(key, component, tag.substr(0, size),
                  compression | (component == 1 ? first_flag : 0) | (is_last ? last_flag : 0));
    if (is_last) break;
    tag.remove_prefix(size);
    size = std::min(tag.size(), room);
  }
  ++info_.entries;
}

void TableWriter::add_component(std::string_view key, std::uint16_t component, std::string_view part,
                                unsigned flags) {
  const bool is_first = component == 1;
  const std::size_t bytes =
      size_bytes + key_length_bytes + key.size() + (is_first ? 0 : component_bytes) + part.size();
  if (levels_[0].free() < bytes + directory_entry_bytes) {
    close_block(0);
    levels_[0].first_key = separator(last_key_, key);
    levels_[0].first_component = component;
  }
  std::uint8_t* item = make_room(levels_[0], bytes);
  put2(item, flags | (bytes - min_item_bytes));
  item[size_bytes] = static_cast<std::uint8_t>(key.size());
  item = put(item + size_bytes + key_length_bytes, key);
  if (!is_first) {
    put2(item, component);
    item += component_bytes;
  }
  put(item, part);
  last_key_ = key;
}

void TableWriter::add_branch_item(std::size_t level, std::string key, std::uint16_t component,
                                  std::uint32_t block) {
  constexpr std::size_t overhead = block_number_bytes + key_length_bytes + component_bytes;
  if (level == levels_.size()) start_block(level);
  if (levels_[level].free() < overhead + key.size() + directory_entry_bytes) {
    close_block(level);
    levels_[level].first_key = std::move(key);
    levels_[level].first_component = component;
    key.clear();  // of the first item: the branch above has it
    component = 0;
  }
  std::uint8_t* item = make_room(levels_[level], overhead + key.size());
  put4(item, block);
  item += block_number_bytes;
  *item++ = static_cast<std::uint8_t>(key.size());
  put2(put(item, key), component);
}

std::uint8_t* TableWriter::make_room(Block& block, std::size_t item_bytes) {
  block.items_begin -= item_bytes;
  put2(&block.bytes[block.directory_end], block.items_begin);
  block.directory_end += directory_entry_bytes;
  return &block.bytes[block.items_begin];
}

void TableWriter::start_block(std::size_t level) {
  if (level == levels_.size()) levels_.emplace_back();
  Block& block = levels_[level];
  block.bytes.assign(block_bytes, 0);
  block.directory_end = header_bytes;
  block.items_begin = block_bytes;
}

std::uint32_t TableWriter::write_block(std::size_t level) {
  Block& block = levels_[level];
  put4(block.bytes.data(), revision);
  block.bytes[level_offset] = static_cast<std::uint8_t>(level);
  put2(&block.bytes[gap_offset], block.free());
  put2(&block.bytes[free_offset], block.free());
  put2(&block.bytes[directory_end_offset], block.directory_end);
  pending_.append(reinterpret_cast<const char*>(block.bytes.data()), block_bytes);
  if (pending_.size() >= bytes_a_write) write_out();
  return info_.blocks++;
}

/// Writes the block, tells the branch above of it and starts the next one.
void TableWriter::close_block(std::size_t level) {
  const std::uint32_t number = write_block(level);
  add_branch_item(level + 1, levels_[level].first_key, levels_[level].first_component, number);
  start_block(level);
}

TableInfo TableWriter::finish() {
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    const std::uint32_t number = write_block(level);
    if (level + 1 < levels_.size()) {
      add_branch_item(level + 1, levels_[level].first_key, levels_[level].first_component, number);
    } else {
      info_.root = number;
      info_.level = static_cast<std::uint32_t>(level);
    }
  }
  write_out();
  return info_;
}

void TableWriter::write_out() {
  for (std::string_view rest = pending_; !rest.empty();) {
    const ssize_t count = write(file_.value(), rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail_to_write(path_, errno);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  pending_.clear();
}

}  // namespace fihris::glass
