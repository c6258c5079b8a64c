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
  begin_list();
}

void Postings::begin_list() {
  rest_ = entry_.tag();
  size_ = take_uint32(rest_);
  take_uint(rest_);  // occurrences
  article_ = 0;
  begin_chunk(take_uint32(rest_) + 1);
}

std::string Postings::term() const {
  std::string term;
  for (std::size_t i = 0; i + 1 < later_key_.size(); ++i) {
    term += later_key_[i];
    if (later_key_[i] == '\0') ++i;
  }
  return term;
}

bool Postings::next_term() {
  const std::string_view term = std::string_view(later_key_).substr(0, later_key_.size() - 1);
  std::string_view rest;
  do {
    if (!entry_.next()) return false;
  } while (encoded_string(entry_.key(), rest) == term);
  later_key_ = entry_.key();
  end_sortable_string(later_key_);
  begin_list();
  return true;
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

PostingTable::PostingTable(const std::string& folder, Blocks blocks)
    : table_(table_file(folder, "postlist"), read_version_file(folder).tables.postlist, blocks) {}

std::optional<Postings> PostingTable::find(std::string_view term) const {
  std::string key = key_of(term);
  auto entry = table_.find(key);
  if (!entry) return {};
  end_sortable_string(key);
  return Postings(std::move(*entry), std::move(key));
}

std::optional<Postings> PostingTable::from(std::string_view term) const {
  auto entry = table_.from(key_of(term));
  if (!entry) return {};
  std::string later_key(entry->key());
  end_sortable_string(later_key);
  return Postings(std::move(*entry), std::move(later_key));
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
