#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/schema.h"
#include "indexer/files/file_reader.h"

namespace fihris {

/// The files that a scan found, folder by folder, packed: about 50 bytes a file, so that millions fit in
/// memory.
class FileList {
 public:
  std::size_t size() const { return entries_.size(); }
  FileState state(std::size_t file) const;

  /// Adds a record inside of `file`, a container of many: `inner` is its path there. Its number is above
  /// those of all files; what is asked of it is answered by its file, but for its path.
  std::size_t add_record(std::size_t file, std::string inner);
  bool is_record(std::size_t number) const { return number >= entries_.size(); }
  std::size_t file_of(std::size_t number) const {
    return is_record(number) ? records_[number - entries_.size()].file : number;
  }
  std::string_view inner_of(std::size_t number) const {
    return is_record(number) ? std::string_view(records_[number - entries_.size()].inner)
                             : std::string_view();
  }
  /// Files and records.
  std::size_t total() const { return entries_.size() + records_.size(); }

  std::string_view name(std::size_t file) const {
    return std::string_view(names_).substr(entries_[file].name, entries_[file].name_bytes);
  }
  bool is_at(std::size_t file, std::string_view path) const;

  /// Byte offset in the path of `file` of the name of its root: from here on a path is searchable.
  std::size_t searchable_path(std::size_t file) const {
    return folders_[entries_[file_of(file)].folder].searchable;
  }

  /// Whether what `file` names may be a link, which is read as what it leads to.
  Links links(std::size_t file) const { return folders_[entries_[file_of(file)].folder].links; }

  std::uint64_t size_of(std::size_t file) const { return entries_[file_of(file)].size; }
  std::int64_t mtime_ns(std::size_t file) const { return entries_[file].mtime_ns; }
  std::uint64_t inode(std::size_t file) const { return entries_[file].inode; }

  std::size_t folder_count() const { return folders_.size(); }
  /// With a slash at its end.
  std::string_view folder_path(std::size_t folder) const { return folders_[folder].path; }
  /// The first file of a folder, without those of its subfolders, and the one after the last. They are sorted
  /// by name.
  std::pair<std::size_t, std::size_t> files_of_folder(std::size_t folder) const {
    const bool is_last = folder + 1 == folders_.size();
    return {folders_[folder].first, is_last ? entries_.size() : folders_[folder + 1].first};
  }

  /// Makes room for so many more files, of whose names all have so many bytes.
  void reserve(std::size_t files, std::size_t name_bytes);
  /// Files added from now on lie in this folder.
  void enter_folder(std::string path, std::size_t searchable, Links links = Links::kept);
  /// `name` sorts behind those that the folder has.
  void add(std::string_view name, std::int64_t mtime_ns, std::uint64_t size, std::uint64_t inode);

 private:
  struct Folder {
    std::string path;
    std::size_t searchable;
    std::size_t first;
    Links links;
  };
  struct Entry {
    std::int64_t mtime_ns;
    std::uint64_t size;
    std::uint64_t inode;
    std::size_t name;  ///< offset in names_
    std::uint32_t folder;
    std::uint32_t name_bytes;
  };

  struct RecordEntry {
    std::size_t file;
    std::string inner;
  };

  std::vector<Folder> folders_;
  std::vector<RecordEntry> records_;
  std::vector<Entry> entries_;
  std::string names_;
};

}  // namespace fihris
