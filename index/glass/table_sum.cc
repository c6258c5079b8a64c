#include "index/glass/table_sum.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <vector>

#include <xapian.h>
#include <xxhash.h>

#include "index/glass/block_format.h"
#include "index/plain_file.h"

namespace fihris::glass {
namespace {

/// Xapian has no taller trees.
constexpr std::uint32_t max_level = 9;

/// Neighbours are read at once.
constexpr std::size_t blocks_a_read = 32;

using Numbers = std::vector<std::uint32_t>;

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw Xapian::DatabaseCorruptError(path + ": " + what);
}

/// A block counts for its bytes and its place.
std::uint64_t hash_of(const std::uint8_t* block, std::uint32_t number) {
  return XXH3_64bits_withSeed(block, block_bytes, number);
}

class Blocks {
 public:
  explicit Blocks(const std::string& path) : path_(path), file_(open_plain_file(path)) {
    if (file_.value() < 0) throw Xapian::DatabaseOpeningError(path, errno);
  }

  /// Calls `take(number, block)` for each of `numbers`, which are sorted.
  template <typename Take>
  void read(const Numbers& numbers, const Take& take) {
    for (std::size_t i = 0; i < numbers.size();) {
      std::size_t count = 1;
      while (i + count < numbers.size() && count < blocks_a_read && numbers[i + count] == numbers[i] + count)
        ++count;
      read(numbers[i], count);
      for (std::size_t k = 0; k < count; ++k) take(numbers[i + k], &bytes_[k * block_bytes]);
      i += count;
    }
  }

  /// The sum of the hashes of `numbers`, blocks of a level; their children are added to `children`.
  std::uint64_t sum(const Numbers& numbers, std::uint32_t level, Numbers& children) {
    std::uint64_t total = 0;
    read(numbers, [&](std::uint32_t number, const std::uint8_t* block) {
      if (block[level_offset] != level) fail(path_, "a block is of another level");
      total += hash_of(block, number);
      if (level > 0) add_children(block, children);
    });
    return total;
  }

 private:
  void read(std::uint32_t number, std::size_t count) {
    const std::size_t wanted = count * block_bytes;
    // Every search reads the first blocks of each table: what is not used is not filled with zeros.
    if (bytes_.size() < wanted) bytes_.resize(wanted);
    const off_t begin = static_cast<off_t>(number) * static_cast<off_t>(block_bytes);
    for (std::size_t done = 0; done < wanted;) {
      const ssize_t size =
          pread(file_.value(), bytes_.data() + done, wanted - done, begin + static_cast<off_t>(done));
      if (size < 0 && errno == EINTR) continue;
      if (size < 0) throw Xapian::DatabaseOpeningError(path_, errno);
      if (size == 0) fail(path_, "it ends too early");
      done += static_cast<std::size_t>(size);
    }
  }

  void add_children(const std::uint8_t* block, Numbers& children) const {
    const std::size_t end = get2(block + directory_end_offset);
    if (end <= header_bytes || end > block_bytes || (end - header_bytes) % directory_entry_bytes != 0)
      fail(path_, "the directory of a block is damaged");
    for (std::size_t at = header_bytes; at < end; at += directory_entry_bytes) {
      const std::size_t item = get2(block + at);
      if (item < end || item + block_number_bytes > block_bytes)
        fail(path_, "an item lies outside of its block");
      children.push_back(get4(block + item));
    }
  }

  const std::string& path_;
  FileDescriptor file_;
  std::vector<std::uint8_t> bytes_;
};

/// Puts the blocks of a level in the order in which they lie. Each has one parent.
void sort_distinct(const std::string& path, Numbers& numbers) {
  std::sort(numbers.begin(), numbers.end());
  if (std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end())
    fail(path, "a block is used twice");
}

/// Takes away from both what is in both.
void remove_common(Numbers& a, Numbers& b) {
  Numbers a_alone, b_alone;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(a_alone));
  std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(b_alone));
  a.swap(a_alone);
  b.swap(b_alone);
}

std::uint64_t sum_first_blocks(Blocks& blocks, const TableInfo& table) {
  std::uint64_t total = 0;
  Numbers next{table.root};
  for (std::uint32_t level = table.level + 1; level-- > 0;) {
    Numbers children;
    total += blocks.sum({next.front()}, level, children);
    next.swap(children);
  }
  return total;
}

}  // namespace

TableSum sum_blocks(const std::string& path, const TableInfo& table) {
  return sum_changed_blocks(path, {}, {}, table);
}

TableSum sum_changed_blocks(const std::string& path, const TableInfo& old_table, const TableSum& old_sum,
                            const TableInfo& table) {
  if (table.entries == 0) return {};
  if (table.level > max_level || old_table.level > max_level) fail(path, "it has too many levels");
  const bool was_empty = old_table.entries == 0;
  if (!was_empty && old_table.root == table.root && old_table.level == table.level) return old_sum;
  Blocks blocks(path);
  TableSum sum{was_empty ? 0 : old_sum.blocks, sum_first_blocks(blocks, table)};
  Numbers old_level, new_level;
  for (std::uint32_t level = std::max(old_table.level, table.level) + 1; level-- > 0;) {
    if (!was_empty && level == old_table.level) old_level = {old_table.root};
    if (level == table.level) new_level = {table.root};
    remove_common(old_level, new_level);
    Numbers old_children, new_children;
    sum.blocks -= blocks.sum(old_level, level, old_children);
    sum.blocks += blocks.sum(new_level, level, new_children);
    sort_distinct(path, old_children);
    sort_distinct(path, new_children);
    old_level.swap(old_children);
    new_level.swap(new_children);
  }
  return sum;
}

bool begins_as(const std::string& path, const TableInfo& table, const TableSum& sum) {
  if (table.entries == 0) return sum.first == 0;
  if (table.level > max_level) fail(path, "it has too many levels");
  Blocks blocks(path);
  return sum_first_blocks(blocks, table) == sum.first;
}

}  // namespace fihris::glass
