#include "indexer/files/file_list.h"

#include <algorithm>
#include <utility>

namespace fihris {

FileState FileList::state(std::size_t number) const {
  const std::size_t file = file_of(number);
  const auto& [mtime_ns, size, inode] = state_of(file);
  FileState state{folders_[folder_of_[file]].path, mtime_ns, size, inode};
  state.path.append(name(file)).append(inner_of(number));
  return state;
}

std::size_t FileList::add_record(std::size_t file, std::string inner) {
  records_.push_back({file, std::move(inner)});
  return total() - 1;
}

bool FileList::is_at(std::size_t file, std::string_view path) const {
  const std::string& folder = folders_[folder_of_[file]].path;
  const std::string_view name = this->name(file);
  return path.size() == folder.size() + name.size() && path.ends_with(name) && path.starts_with(folder);
}

void FileList::add_folder(std::string path, std::size_t searchable, FolderFiles files, Links links) {
  const std::size_t first = size();
  folder_of_.resize(first + files.size(), static_cast<std::uint32_t>(folders_.size()));
  folders_.push_back({std::move(path), searchable, first, links, std::move(files)});
}

void FileList::keep_only(const std::vector<std::size_t>& kept) {
  if (kept.size() == size()) return;
  FileList rest;
  rest.records_ = std::move(records_);
  for (RecordEntry& record : rest.records_) {
    const auto file = std::lower_bound(kept.begin(), kept.end(), record.file);
    record.file = static_cast<std::size_t>(file - kept.begin());
  }
  auto next = kept.begin();
  for (Folder& folder : folders_) {
    FolderFiles files;
    for (; next != kept.end() && *next < folder.first + folder.files.size(); ++next) {
      const std::size_t file = *next - folder.first;
      files.add(folder.files.name(file), folder.files.state(file));
    }
    folder.files = {};  // before the next one is copied
    if (files.size() > 0)
      rest.add_folder(std::move(folder.path), folder.searchable, std::move(files), folder.links);
  }
  *this = std::move(rest);
}

}  // namespace fihris
