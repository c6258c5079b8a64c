#include "index/glass/version_file.h"

#include <algorithm>
#include <cerrno>
#include <random>

#include "index/glass/packing.h"
#include "index/plain_file.h"
#include "index/write_error.h"

namespace fihris::glass {
namespace {

constexpr std::string_view magic = "\x0f\x0dXapian Glass";

/// The date of the format that Xapian 1.4 reads and writes, 2016-03-14: years since 2014, month, day.
constexpr unsigned format_version = 2 << 9 | 3 << 5 | 14;

constexpr std::size_t max_bytes = 65'536;  ///< far more than it ever has

constexpr std::uint32_t revision = 1;
constexpr std::size_t uuid_bytes = 16;

/// Tags of more bytes are compressed where the table compresses.
constexpr std::uint32_t min_compressed_bytes = 18;

void append_uuid(std::string& out) {
  std::random_device random;
  std::uniform_int_distribution<int> byte(0, 255);
  for (std::size_t i = 0; i < uuid_bytes; ++i) out.push_back(static_cast<char>(byte(random)));
}

/// A free list of a table that has no free block between others: revision, first block behind the end, begin
/// and end of the list.
std::string free_list(const TableInfo& table) {
  std::string list;
  pack_uint(list, revision);
  pack_uint(list, table.blocks);
  for (int i = 0; i < 4; ++i) pack_uint(list, 0);
  return list;
}

std::string version_file(const std::string& folder) {
  return folder + "/iamglass";
}

std::string file_magic() {
  std::string bytes(magic);
  bytes.push_back(static_cast<char>(format_version >> 8));
  bytes.push_back(static_cast<char>(format_version & 0xFF));
  return bytes;
}

constexpr unsigned has_no_root = 1;
constexpr unsigned is_sequential = 2;

void append_table(std::string& out, const TableInfo& table, std::uint32_t min_compressed) {
  const bool is_empty = table.entries == 0;
  pack_uint(out, table.root);
  pack_uint(out, table.level << 2 | is_sequential | (is_empty ? has_no_root : 0));
  pack_uint(out, table.entries);
  pack_uint(out, block_bytes >> 11);
  pack_uint(out, min_compressed);
  pack_string(out, is_empty ? std::string() : free_list(table));
}

TableInfo take_table(std::string_view& in) {
  TableInfo table;
  table.root = take_uint32(in);
  const std::uint32_t level = take_uint32(in);
  table.level = level >> 2;
  table.entries = take_uint(in);
  if ((level & has_no_root) != 0) table.entries = 0;
  if (take_uint(in) != block_bytes >> 11)
    throw Xapian::DatabaseCorruptError("a table has blocks of another size");
  take_uint(in);  // of tags that are compressed
  take_string(in);
  return table;
}

}  // namespace

void Statistics::add(std::uint32_t length) {
  ++documents;
  last_document = documents;
  if (length > 0) min_length = min_length == 0 ? length : std::min(min_length, length);
  max_length = std::max(max_length, length);
  total_length += length;
}

void write_version_file(const std::string& folder, const Version& version) {
  const auto& [tables, statistics] = version;
  std::string out = file_magic();
  append_uuid(out);
  pack_uint(out, revision);
  append_table(out, tables.postlist, 0);
  append_table(out, tables.docdata, min_compressed_bytes);
  append_table(out, tables.termlist, min_compressed_bytes);
  append_table(out, tables.position, 0);
  for (int unused = 0; unused < 2; ++unused)
    append_table(out, {}, min_compressed_bytes);  // spelling, synonyms
  pack_uint(out, statistics.documents);
  pack_uint(out, statistics.last_document - statistics.documents);
  pack_uint(out, statistics.min_length);
  pack_uint(out, statistics.max_frequency);
  pack_uint(out, statistics.max_length - statistics.max_frequency);
  pack_uint(out, 0);  // the oldest set of changes
  pack_uint(out, statistics.total_length);
  pack_uint(out, 0);  // frequencies of spelling

  const std::string path = version_file(folder);
  write_plain_file(path, out);
}

Version read_version_file(const std::string& folder) {
  const auto contents = read_plain_file(version_file(folder), max_bytes);
  if (!contents && errno != ELOOP && errno != EFBIG)
    throw Xapian::DatabaseOpeningError(version_file(folder), errno);
  const std::string bytes = contents.value_or(std::string());
  const std::string begin = file_magic();
  if (!bytes.starts_with(begin) || bytes.size() < begin.size() + uuid_bytes) {
    throw Xapian::DatabaseCorruptError(version_file(folder).append(" is no version file of this format"));
  }
  std::string_view in = std::string_view(bytes).substr(begin.size() + uuid_bytes);
  take_uint(in);  // revision
  Version version;
  auto& [tables, statistics] = version;
  tables.postlist = take_table(in);
  tables.docdata = take_table(in);
  tables.termlist = take_table(in);
  tables.position = take_table(in);
  for (int unused = 0; unused < 2; ++unused) take_table(in);  // spelling, synonyms
  if (in.empty()) return version;                             // there is no document
  statistics.documents = take_uint32(in);
  statistics.last_document = statistics.documents + take_uint32(in);
  statistics.min_length = take_uint32(in);
  statistics.max_frequency = take_uint32(in);
  statistics.max_length = statistics.max_frequency + take_uint32(in);
  take_uint(in);  // the oldest set of changes
  statistics.total_length = take_uint(in);
  return version;
}

}  // namespace fihris::glass
