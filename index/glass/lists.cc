#include "index/glass/lists.h"

namespace fihris::glass {
namespace {

/// A list is cut into chunks of about so many bytes, as Xapian does.
constexpr std::size_t chunk_bytes = 2000;

/// What is written is in order; what a damaged source says may not be.
void check_order(std::uint32_t last, std::uint32_t document) {
  if (document <= last) throw Xapian::DatabaseCorruptError("the documents of a list are not in order");
}

}  // namespace

PostingListWriter::PostingListWriter(TableWriter& table, std::string_view key, std::string_view later_key,
                                     std::uint64_t documents, std::uint64_t sum)
    : table_(table), key_(key), later_key_(later_key) {
  pack_uint(header_, documents);
  pack_uint(header_, sum);
}

void PostingListWriter::add(std::uint32_t document, std::uint32_t number) {
  check_order(last_, document);
  if (chunk_.size() >= chunk_bytes) {
    write_chunk(false);
    key_ = later_key_;
    pack_sortable_uint(key_, document);
  }
  if (chunk_.empty()) {
    if (last_ == 0) pack_uint(header_, document - 1);
    first_ = document;
  } else {
    pack_uint(chunk_, document - last_ - 1);
  }
  pack_uint(chunk_, number);
  last_ = document;
}

void PostingListWriter::write_chunk(bool is_last) {
  header_.push_back(is_last ? '1' : '0');
  pack_uint(header_, last_ - first_);
  header_.append(chunk_);
  table_.add(key_, header_);
  header_.clear();
  chunk_.clear();
}

bool SlotOrder::operator()(std::uint32_t a, std::uint32_t b) const {
  std::string bytes_of_a, bytes_of_b;
  pack_uint(bytes_of_a, a);
  pack_uint(bytes_of_b, b);
  return bytes_of_a < bytes_of_b;
}

void ValueListWriter::add(std::uint32_t document, std::string_view value) {
  check_order(last_, document);
  if (chunk_.empty()) {
    key_ = value_chunk_key;
    pack_uint(key_, slot_);
    pack_sortable_uint(key_, document);
  } else {
    pack_uint(chunk_, document - last_ - 1);
  }
  pack_string(chunk_, value);
  last_ = document;
  if (chunk_.size() >= chunk_bytes) finish();
}

void ValueListWriter::finish() {
  if (!chunk_.empty()) table_.add(key_, chunk_);
  chunk_.clear();
}

void ValueStatistics::add(std::string_view value) {
  if (count++ == 0) {
    least = greatest = value;
  } else if (value < least) {
    least = value;
  } else if (value > greatest) {
    greatest = value;
  }
}

void write_statistics(TableWriter& table, const SlotStatistics& statistics) {
  std::map<std::string, std::string> entries;  // these keys have another order than those of the chunks
  for (const auto& [slot, values] : statistics) {
    std::string key(value_statistics_key);
    for (std::uint32_t rest = slot; rest > 0; rest >>= 8) key.push_back(static_cast<char>(rest));
    std::string& tag = entries[key];
    pack_uint(tag, values.count);
    pack_string(tag, values.least);
    if (values.greatest != values.least) tag.append(values.greatest);
  }
  for (const auto& [key, tag] : entries) table.add(key, tag);
}

}  // namespace fihris::glass
