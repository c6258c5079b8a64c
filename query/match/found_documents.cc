#include "query/match/found_documents.h"

#include <utility>
#include <vector>

namespace fihris {
namespace {

constexpr std::size_t most_read_ahead = 1000;

}  // namespace

void FoundDocuments::begin(const IndexReader& reader) {
  articles_ = reader.articles;
  shards_ = reader.shards;
  read_.clear();
}

void FoundDocuments::read_ahead(const Xapian::MSet& found) {
  if (!shards_) return;
  std::vector<Xapian::docid> numbers;
  for (auto hit = found.begin(); hit != found.end() && numbers.size() < most_read_ahead; ++hit)
    if (!read_.contains(*hit)) numbers.push_back(*hit);
  std::vector<ShardConnections::Article> articles = shards_->fetch(numbers);
  for (std::size_t i = 0; i < numbers.size(); ++i) read_.emplace(numbers[i], std::move(articles[i]));
}

Xapian::Document FoundDocuments::document(Xapian::docid id) const {
  const auto known = read_.find(id);
  return known != read_.end() ? known->second.document : articles_.get_document(id, Xapian::DOC_ASSUME_VALID);
}

Xapian::termcount FoundDocuments::length(Xapian::docid id) const {
  const auto known = read_.find(id);
  return known != read_.end() ? known->second.length : articles_.get_doclength(id);
}

}  // namespace fihris
