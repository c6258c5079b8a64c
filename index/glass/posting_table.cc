#include "index/glass/posting_table.h"

#include <utility>

#include "index/glass/postlist_keys.h"
#include "index/glass/version_file.h"

namespace fihris::glass {
namespace {

std::string key_of(std::string_view term) {
  std::string key;
  pack_sortable_string(key, term);
  return key;
}

}  // namespace

Postings::Postings(MappedTable::Entry entry, std::string later_key)
    : entry_(std::move(entry)), later_key_(std::move(later_key)) {
  rest_ = entry_.tag();
  take_uint(rest_);  // articles
  take_uint(rest_);  // occurrences
  begin_chunk(take_uint32(rest_) + 1);
}

void Postings::begin_chunk(Xapian::docid first) {
  if (rest_.empty() || first <= article_) fail_to_unpack();
  is_last_chunk_ = rest_.front() != '0';
  rest_.remove_prefix(1);
  article_ = first;
  last_ = first + take_uint32(rest_);
  occurrences_ = take_uint32(rest_);
}

void Postings::next_chunk() {
  if (is_last_chunk_) {
    article_ = 0;
    return;
  }
  if (!entry_.next() || !entry_.key().starts_with(later_key_)) fail_to_unpack();
  std::string_view number = entry_.key().substr(later_key_.size());
  rest_ = entry_.tag();
  begin_chunk(take_sortable_uint(number));
}

void Postings::skip_to(Xapian::docid least) {
  while (article_ != 0 && last_ < least) {
    rest_ = {};
    next_chunk();
  }
  while (article_ != 0 && article_ < least) {
    if (rest_.empty()) fail_to_unpack();  // the chunk was to go further
    step(rest_, article_, occurrences_);
  }
}

PostingTable::PostingTable(const std::string& folder)
    : table_(table_file(folder, "postlist"), read_version_file(folder).tables.postlist) {}

std::optional<Postings> PostingTable::find(std::string_view term) const {
  std::string key = key_of(term);
  auto entry = table_.find(key);
  if (!entry) return {};
  end_sortable_string(key);
  return Postings(std::move(*entry), std::move(key));
}

std::optional<Postings> PostingTable::lengths() const {
  auto entry = table_.find(lengths_key);
  if (!entry) return {};
  return Postings(std::move(*entry), std::string(lengths_key));
}

Xapian::doccount PostingTable::frequency(std::string_view term) const {
  const auto entry = table_.find(key_of(term));
  if (!entry) return 0;
  std::string_view tag = entry->tag();
  return take_uint32(tag);
}

}  // namespace fihris::glass
