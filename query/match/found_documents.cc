#include "query/match/found_documents.h"

#include <algorithm>
#include <utility>

#include "index/article_lists.h"

namespace fihris {
namespace {

constexpr std::size_t most_read_ahead = 1000;

}  // namespace

void FoundDocuments::begin(const IndexReader& reader) {
  articles_ = reader.articles;
  shards_ = reader.shards;
  read_.clear();
  left_.clear();
  values_.clear();
}

void FoundDocuments::read_ahead(const Xapian::MSet& found) {
  if (shards_) read_ahead(std::vector<Xapian::docid>(found.begin(), found.end()));
}

void FoundDocuments::read_ahead(const std::vector<Xapian::docid>& found) {
  if (!shards_) return;
  std::vector<Xapian::docid> numbers;
  for (const Xapian::docid number : found) {
    if (read_.contains(number)) continue;
    (numbers.size() < most_read_ahead ? numbers : left_).push_back(number);
  }
  std::sort(left_.begin(), left_.end());
  left_.erase(std::unique(left_.begin(), left_.end()), left_.end());
  values_.clear();
  std::vector<ShardConnections::Article> articles = shards_->fetch(numbers);
  for (std::size_t i = 0; i < numbers.size(); ++i) read_.emplace(numbers[i], std::move(articles[i]));
}

Xapian::Document FoundDocuments::document(Xapian::docid id) const {
  const auto known = read_.find(id);
  return known != read_.end() ? known->second.document : articles_.get_document(id, Xapian::DOC_ASSUME_VALID);
}

Record FoundDocuments::record(Xapian::docid id) const {
  return decode_record(document(id).get_data());
}

std::string FoundDocuments::path(Xapian::docid id) const {
  return decode_file_state(value(id, slot::file_state)).path;
}

std::string FoundDocuments::value(Xapian::docid id, Xapian::valueno slot) const {
  const auto at = std::lower_bound(left_.begin(), left_.end(), id);
  if (read_.contains(id) || at == left_.end() || *at != id) return document(id).get_value(slot);
  std::vector<std::string>& values = values_[slot];
  if (values.empty()) values = values_of(articles_, slot, left_);
  return values[static_cast<std::size_t>(at - left_.begin())];
}

Xapian::termcount FoundDocuments::length(Xapian::docid id) const {
  const auto known = read_.find(id);
  return known != read_.end() ? known->second.length : articles_.get_doclength(id);
}

}  // namespace fihris
