#include "indexer/files/file_finder.h"

namespace fihris {

FileFinder::FileFinder(const FileList& files) : files_(files) {
  for (std::size_t i = 0; i < files.folder_count(); ++i) folders_.emplace(files.folder_path(i), i);
}

std::optional<std::size_t> FileFinder::find(std::string_view path, std::size_t expected) const {
  if (expected < files_.size() && files_.is_at(expected, path)) return expected;
  const std::size_t folder_bytes = path.rfind('/') + 1;
  const auto folder = folders_.find(path.substr(0, folder_bytes));
  if (folder == folders_.end()) return {};
  const std::string_view name = path.substr(folder_bytes);
  auto [begin, end] = files_.files_of_folder(folder->second);
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    const int order = files_.name(middle).compare(name);
    if (order == 0) return middle;
    (order < 0 ? begin : end) = order < 0 ? middle + 1 : middle;
  }
  return {};
}

}  // namespace fihris
