#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/schema.h"
#include "indexer/files/file_reader.h"
#include "indexer/files/folder_files.h"

namespace fihris {

/// The files that a scan found, folder by folder, packed: about 32 bytes a file beside its name, so that
/// millions fit in memory.
class FileList {
 public:
  std::size_t size() const { return folder_of_.size(); }
  FileState state(std::size_t file) const;

  /// Adds a record inside of `file`, a container of many: `inner` is its path there. Its number is above
  /// those of all files; what is asked of it is answered by its file, but for its path.
  std::size_t add_record(std::size_t file, std::string inner);
  bool is_record(std::size_t number) const { return number >= size(); }
  std::size_t file_of(std::size_t number) const {
    return is_record(number) ? records_[number - size()].file : number;
  }
  std::string_view inner_of(std::size_t number) const {
    return is_record(number) ? std::string_view(records_[number - size()].inner) : std::string_view();
  }
  /// Files and records.
  std::size_t total() const { return size() + records_.size(); }

  std::string_view name(std::size_t file) const {
    const Folder& folder = folders_[folder_of_[file]];
    return folder.files.name(file - folder.first);
  }
  bool is_at(std::size_t file, std::string_view path) const;

  /// Byte offset in the path of `file` of the name of its root: from here on a path is searchable.
  std::size_t searchable_path(std::size_t file) const {
    return folders_[folder_of_[file_of(file)]].searchable;
  }

  /// Whether what `file` names may be a link, which is read as what it leads to.
  Links links(std::size_t file) const { return folders_[folder_of_[file_of(file)]].links; }

  std::uint64_t size_of(std::size_t file) const { return state_of(file_of(file)).size; }
  std::int64_t mtime_ns(std::size_t file) const { return state_of(file).mtime_ns; }
  std::uint64_t inode(std::size_t file) const { return state_of(file).inode; }

  std::size_t folder_count() const { return folders_.size(); }
  /// With a slash at its end.
  std::string_view folder_path(std::size_t folder) const { return folders_[folder].path; }
  /// The first file of a folder, without those of its subfolders, and the one after the last. They are sorted
  /// by name.
  std::pair<std::size_t, std::size_t> files_of_folder(std::size_t folder) const {
    const Folder& of = folders_[folder];
    return {of.first, of.first + of.files.size()};
  }

  /// `path` has a slash at its end.
  void add_folder(std::string path, std::size_t searchable, FolderFiles files, Links links = Links::kept);

  /// Gives up all files but `kept`, whose numbers rise and which get those from 0 on. REQUIRES: the files of
  /// all records are among them.
  void keep_only(const std::vector<std::size_t>& kept);

 private:
  struct Folder {
    std::string path;
    std::size_t searchable;
    std::size_t first;  ///< number of its first file
    Links links;
    FolderFiles files;
  };
  struct RecordEntry {
    std::size_t file;
    std::string inner;
  };

  const FolderFiles::State& state_of(std::size_t file) const {
    const Folder& folder = folders_[folder_of_[file]];
    return folder.files.state(file - folder.first);
  }

  std::vector<Folder> folders_;
  std::vector<std::uint32_t> folder_of_;  ///< number of each file's folder
  std::vector<RecordEntry> records_;
};

}  // namespace fihris
