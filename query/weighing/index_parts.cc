#include "query/weighing/index_parts.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

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

const IndexPart::Block& IndexPart::read_block(std::size_t number, LengthReading& reading) {
  const std::uint64_t first = std::uint64_t{number} * block_size;
  auto block = std::make_unique<Block>();
  if (!reading || reading->article() == 0 || reading->article() > first) reading = lists_.lengths();
  if (reading) {
    reading->skip_to(static_cast<Xapian::docid>(std::max<std::uint64_t>(first, 1)));
    reading->read_to(first + block_size, [&](Xapian::docid article, Xapian::termcount words) {
      (*block)[article - first] = words;
    });
  }
  blocks_[number] = std::move(block);
  return *blocks_[number];
}

IndexParts::IndexParts(const std::vector<std::string>& folders, const Xapian::Database& articles) {
  // Of several databases Xapian names all UUIDs with colons between them.
  const std::string uuids = articles.get_uuid();
  const std::vector<std::string_view> ids = split(uuids, ':');
  for (std::size_t i = 0; i < std::min(ids.size(), folders.size()); ++i) {
    const glass::Statistics statistics = glass::read_version_file(folders[i]).statistics;
    const auto [known, is_new] = parts_.try_emplace(
        identity(ids[i], statistics.documents, statistics.last_document, statistics.total_length),
        Part{folders[i], statistics.last_document, nullptr});
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
  return open(known->second);
}

Xapian::doccount IndexParts::frequency(std::string_view term) {
  Xapian::doccount sum = 0;
  for (auto& [id, part] : parts_) sum += open(part)->lists().frequency(term);
  return sum;
}

const std::shared_ptr<IndexPart>& IndexParts::open(Part& part) {
  if (!part.opened) part.opened = std::make_shared<IndexPart>(part.folder, part.last);
  return part.opened;
}

}  // namespace fihris
