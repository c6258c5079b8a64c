#include "query/match/article_lengths.h"

#include <set>
#include <string_view>

#include "analyzers/words/separated.h"

namespace fihris {

ArticleLengths::ArticleLengths(const Xapian::Database& articles) {
  // Of several databases Xapian names all UUIDs with colons between them; none if one has none, as in memory.
  // Copies of an index have the same: then which of the two a match is at cannot be told.
  const std::string ids = articles.get_uuid();
  std::set<std::string> copied;
  for (const std::string_view id : split(ids, ':')) {
    if (!parts_.try_emplace(std::string(id)).second) copied.emplace(id);
  }
  for (const std::string& id : copied) parts_.erase(id);
}

std::shared_ptr<PartLengths> ArticleLengths::of(const Xapian::Database& part) {
  const auto known = parts_.find(part.get_uuid());
  if (known == parts_.end()) return std::make_shared<PartLengths>(part);
  if (!known->second) known->second = std::make_shared<PartLengths>(part);
  return known->second;
}

}  // namespace fihris
