#include "query/match/found_documents.h"

#include <algorithm>
#include <utility>

#include "index/article_lists.h"

namespace fihris {
void FoundDocuments::begin(const IndexReader& reader) {
  articles_ = reader.articles;
  shards_ = reader.shards;
  read_.clear();
  later_.clear();
  left_.clear();
  left_in_turn_.clear();
  values_.clear();
}

void FoundDocuments::read_ahead(const Xapian::MSet& found) {
  if (shards_) read_ahead(std::vector<Xapian::docid>(found.begin(), found.end()));
}

void FoundDocuments::read_ahead(const std::vector<Xapian::docid>& found) {
  if (!shards_) return;
  std::vector<Xapian::docid> numbers;
  for (const Xapian::docid number : found) {
    if (read_.contains(number) || is_left(number)) continue;
    (numbers.size() < read_at_once_ ? numbers : left_in_turn_).push_back(number);
  }
  left_ = left_in_turn_;
  std::sort(left_.begin(), left_.end());
  values_.clear();
  read(numbers, read_);
}

void FoundDocuments::read(const std::vector<Xapian::docid>& numbers, Read& into) const {
  std::vector<ShardConnections::Article> articles = shards_->fetch(numbers);
  for (std::size_t i = 0; i < numbers.size(); ++i) into.emplace(numbers[i], std::move(articles[i]));
}

bool FoundDocuments::is_left(Xapian::docid id) const {
  return std::binary_search(left_.begin(), left_.end(), id);
}

const ShardConnections::Article* FoundDocuments::find(Xapian::docid id) const {
  if (const auto known = read_.find(id); known != read_.end()) return &known->second;
  if (!is_left(id)) return nullptr;
  if (!later_.contains(id)) {
    const auto first = std::find(left_in_turn_.begin(), left_in_turn_.end(), id);
    const auto count =
        std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(read_at_once_), left_in_turn_.end() - first);
    later_.clear();
    read({first, first + count}, later_);
  }
  return &later_.at(id);
}

Xapian::Document FoundDocuments::document(Xapian::docid id) const {
  const ShardConnections::Article* const known = find(id);
  return known != nullptr ? known->document : articles_.get_document(id, Xapian::DOC_ASSUME_VALID);
}

Record FoundDocuments::record(Xapian::docid id) const {
  return decode_record(document(id).get_data());
}

std::string FoundDocuments::path(Xapian::docid id) const {
  return decode_file_state(value(id, slot::file_state)).path;
}

std::string FoundDocuments::value(Xapian::docid id, Xapian::valueno slot) const {
  if (read_.contains(id) || later_.contains(id) || !is_left(id)) return document(id).get_value(slot);
  std::vector<std::string>& values = values_[slot];
  if (values.empty()) values = values_of(articles_, slot, left_);
  const auto at = std::lower_bound(left_.begin(), left_.end(), id);
  return values[static_cast<std::size_t>(at - left_.begin())];
}

Xapian::termcount FoundDocuments::length(Xapian::docid id) const {
  const ShardConnections::Article* const known = find(id);
  return known != nullptr ? known->length : articles_.get_doclength(id);
}

}  // namespace fihris
