#include "index/glass/vocabulary_writer.h"

#include <filesystem>

#include "index/glass/lists.h"
#include "index/glass/packing.h"

namespace fihris::glass {

VocabularyWriter::VocabularyWriter(const std::string& folder, const Statistics& statistics)
    : folder_((std::filesystem::create_directories(folder), folder)),
      statistics_(statistics),
      table_(table_file(folder, "postlist")) {}

void VocabularyWriter::add(std::string_view term, std::uint64_t documents) {
  std::string key;
  pack_sortable_string(key, term);
  PostingListWriter list(table_, key, key, documents, documents);
  list.add(1, 1);
  list.finish();
}

void VocabularyWriter::finish() {
  Version version{{}, statistics_};
  version.tables.postlist = table_.finish();
  version.tables.docdata = TableWriter(table_file(folder_, "docdata")).finish();
  version.tables.position = TableWriter(table_file(folder_, "position")).finish();
  write_version_file(folder_, version);
}

}  // namespace fihris::glass
