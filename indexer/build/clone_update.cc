#include "indexer/build/clone_update.h"

#include <xapian.h>

#include "index/parallel.h"
#include "index/plain_database.h"
#include "indexer/articles/document.h"

namespace fihris {
namespace {

void update(const FileList& files, const CloneUpdate& clone, Progress& progress) {
  if (clone.touch.empty() && clone.manifest == nullptr) return;
  Xapian::WritableDatabase shard = open_writable_database(clone.folder, Xapian::DB_NO_SYNC);
  // A second commit might write over blocks of the live generation.
  shard.begin_transaction();
  for (const auto& [file, article] : clone.touch) {
    Xapian::Document document = shard.get_document(article);
    for (const auto& [slot, value] : state_values(files.state(file), document.get_value(slot::date_origin)))
      document.add_value(slot, value);
    shard.replace_document(article, document);
    progress.advance(1);
  }
  if (clone.manifest != nullptr) write_manifest(shard, *clone.manifest);
  shard.commit_transaction();
}

}  // namespace

void update_clones(const FileList& files, const std::vector<CloneUpdate>& clones, std::size_t jobs,
                   Progress& progress) {
  parallel_for(jobs, clones.size(), [&](std::size_t, std::size_t i) { update(files, clones[i], progress); });
}

}  // namespace fihris
