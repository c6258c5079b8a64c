#include "indexer/files/file_list.h"

#include <utility>

namespace fihris {

FileState FileList::state(std::size_t number) const {
  const std::size_t file = file_of(number);
  const Entry& entry = entries_[file];
  FileState state{folders_[entry.folder].path, entry.mtime_ns, entry.size, entry.inode};
  state.path.append(name(file)).append(inner_of(number));
  return state;
}

std::size_t FileList::add_record(std::size_t file, std::string inner) {
  records_.push_back({file, std::move(inner)});
  return total() - 1;
}

bool FileList::is_at(std::size_t file, std::string_view path) const {
  const std::string& folder = folders_[entries_[file].folder].path;
  const std::size_t name_bytes = entries_[file].name_bytes;
  return path.size() == folder.size() + name_bytes && path.ends_with(name(file)) && path.starts_with(folder);
}

void FileList::reserve(std::size_t files, std::size_t name_bytes) {
  entries_.reserve(entries_.size() + files);
  names_.reserve(names_.size() + name_bytes);
}

void FileList::enter_folder(std::string path, std::size_t searchable, Links links) {
  folders_.push_back({std::move(path), searchable, entries_.size(), links});
}

void FileList::add(std::string_view name, std::int64_t mtime_ns, std::uint64_t size, std::uint64_t inode) {
  entries_.push_back({mtime_ns, size, inode, names_.size(), static_cast<std::uint32_t>(folders_.size() - 1),
                      static_cast<std::uint32_t>(name.size())});
  names_.append(name);
}

}  // namespace fihris
