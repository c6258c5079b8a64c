#include "indexer/files/found_folder.h"

#include <utility>

namespace fihris {

FolderFiles FoundNames::sorted() const {
  std::vector<std::string_view> names;
  names.reserve(ends_.size());
  std::size_t begin = 0;
  for (const std::size_t end : ends_) {
    names.push_back(std::string_view(text_).substr(begin, end - begin));
    begin = end;
  }
  return FolderFiles(std::move(names));
}

std::size_t FoundFolder::drop_empty_files() {
  std::size_t without_bytes = 0;
  for (std::size_t i = 0; i < files.size(); ++i) without_bytes += files.state(i).size == 0 ? 1 : 0;
  if (without_bytes == 0) return 0;
  const FolderFiles all = std::exchange(files, {});
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all.state(i).size > 0) files.add(all.name(i), all.state(i));
  return without_bytes - left_out;
}

}  // namespace fihris
