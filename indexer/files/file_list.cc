#include "indexer/files/file_list.h"

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

}  // namespace fihris
