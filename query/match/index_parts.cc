#include "query/match/index_parts.h"

#include <algorithm>
#include <string_view>

#include "analyzers/error.h"
#include "analyzers/words/separated.h"
#include "index/glass/version_file.h"
#include "messages/translation.h"

namespace fihris {
namespace {

/// A copy of an index has the UUIDs of the other, and has changed since: else both would have the same
/// articles.
std::string identity(std::string_view uuid, Xapian::doccount articles, Xapian::docid last,
                     Xapian::totallength words) {
  return std::string(uuid) + ' ' + std::to_string(articles) + ' ' + std::to_string(last) + ' ' +
         std::to_string(words);
}

}  // namespace

IndexParts::IndexParts(const std::vector<std::string>& folders, const Xapian::Database& articles) {
  // Of several databases Xapian names all UUIDs with colons between them.
  const std::string uuids = articles.get_uuid();
  const std::vector<std::string_view> ids = split(uuids, ':');
  for (std::size_t i = 0; i < std::min(ids.size(), folders.size()); ++i) {
    const glass::Statistics statistics = glass::read_version_file(folders[i]).statistics;
    const auto [known, is_new] = parts_.try_emplace(
        identity(ids[i], statistics.documents, statistics.last_document, statistics.total_length),
        Part{folders[i], nullptr});
    if (!is_new) {
      throw Error(tr(
          "cannot search two indexes as one: {1} and {2}: one is a copy of the other; build one anew: fihris "
          "index --rebuild",
          {known->second.folder, folders[i]}));
    }
  }
}

std::shared_ptr<IndexPart> IndexParts::of(const Xapian::Database& part) {
  const auto known = parts_.find(
      identity(part.get_uuid(), part.get_doccount(), part.get_lastdocid(), part.get_total_length()));
  if (known == parts_.end()) throw Xapian::DatabaseCorruptError("a part of the index is not where it was");
  auto& [folder, opened] = known->second;
  if (!opened) opened = std::make_shared<IndexPart>(folder, part);
  return opened;
}

}  // namespace fihris
