#include "indexer/plan/scan_changes.h"

#include <string>

#include "index/schema.h"
#include "indexer/plan/record_path.h"
#include "indexer/reading/format.h"

namespace fihris {

std::unordered_set<std::size_t> files_with_other_scans(const Articles& articles, const FileList& files,
                                                       const FileFinder& finder, const LastSkipped& skipped,
                                                       const FolderSettings& last,
                                                       const FolderSettings& now) {
  std::unordered_set<std::size_t> found;
  if (now == last) return found;
  const auto note = [&](std::size_t file) {
    const std::string path = files.state(file).path;
    if (setting_for(path, now) != setting_for(path, last)) found.insert(file);
  };
  for (const auto& [file, reasons] : skipped.by_file()) note(file);
  for (const FileFormat format : {FileFormat::pdf, FileFormat::picture}) {
    const std::string term = std::string(prefix::format).append(name_of(format));
    for (auto article = articles.postlist_begin(term); article != articles.postlist_end(term); ++article) {
      const Xapian::Document document = articles.get_document(*article, Xapian::DOC_ASSUME_VALID);
      const FileState state = decode_file_state(document.get_value(slot::file_state));
      if (const auto file = find_file_of(state.path, finder, 0)) note(*file);
    }
  }
  return found;
}

}  // namespace fihris
