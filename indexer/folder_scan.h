#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema.h"

namespace fihris {

/// Which files below a folder are articles. Globs are those of fnmatch(3): one without a slash is matched
/// with the name of a file or folder, one with a slash with its path below the root; `*` matches a slash too.
struct ScanOptions {
  std::vector<std::string> includes = {"*.txt"};  ///< files that match none of these are no articles
  std::vector<std::string> excludes;              ///< files and folders that are left out
  std::string index;                              ///< the index folder, which is left out; absolute
  std::function<void(const std::string& folder)> entering = {};  ///< if set: called before a folder is read
  std::size_t jobs = 1;                           ///< threads that ask for the state of a large folder's files
};

/// The files that a scan found, packed: about 50 bytes a file, so that millions fit in memory.
class FileList {
 public:
  std::size_t size() const { return entries_.size(); }
  FileState state(std::size_t file) const;

  /// Writes the path of `file` into `path`, reusing its memory.
  void copy_path(std::size_t file, std::string& path) const;

  /// Byte offset in the path of `file` of the name of its root: from here on a path is searchable.
  std::size_t searchable_path(std::size_t file) const { return folders_[entries_[file].folder].searchable; }

  std::uint64_t size_of(std::size_t file) const { return entries_[file].size; }
  std::int64_t mtime_ns(std::size_t file) const { return entries_[file].mtime_ns; }
  std::uint64_t inode(std::size_t file) const { return entries_[file].inode; }

  /// Files added from now on lie in this folder.
  void enter_folder(std::string path, std::size_t searchable);
  void add(std::string_view name, std::int64_t mtime_ns, std::uint64_t size, std::uint64_t inode);

 private:
  struct Folder {
    std::string path;  ///< with a slash at the end
    std::size_t searchable;
  };
  struct Entry {
    std::int64_t mtime_ns;
    std::uint64_t size;
    std::uint64_t inode;
    std::size_t name;  ///< offset in names_
    std::uint32_t folder;
    std::uint32_t name_bytes;
  };

  std::vector<Folder> folders_;
  std::vector<Entry> entries_;
  std::string names_;
};

/// What a scan of some folders found.
struct FolderScan {
  FileList files;
  std::size_t empty_files = 0;  ///< files without a byte, which are no articles
  std::vector<Skipped>
      skipped_folders;  ///< those that cannot be read; what the index has of them must be kept
};

/// Adds the articles below `folder` to `scan`: regular files, in the order of their names. `folder` is `root`
/// or lies below it; both are absolute. Hidden files and folders are left out; symbolic links are not
/// followed, except `folder` itself. A missing folder has no articles.
void scan_folder(const std::string& folder, const std::string& root, const ScanOptions& options,
                 FolderScan& scan);

}  // namespace fihris
