#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "index/schema.h"
#include "indexer/files/file_list.h"
#include "indexer/files/passed_over.h"

namespace fihris {

/// How a folder is scanned.
struct ScanOptions {
  Selection selection;                ///< which files are looked at
  std::vector<std::string> left_out;  ///< folders that are left out, such as the index; absolute
  /// Whose contents are read anyway, so that no link is followed there: other roots; absolute.
  std::vector<std::string> read_anyway;
  /// If set: called before a folder is read, by one thread at a time.
  std::function<void(const std::string& folder)> entering = {};
  std::size_t jobs = 1;            ///< threads
  bool lists_passed_over = false;  ///< fill PassedOver::entries
};

/// A folder in which nothing is, but for what is hidden.
struct EmptyFolder {
  std::string path;
  std::int64_t changed = 0;  ///< when it last changed, seconds since 1970
};

/// A pattern that met nothing that it matches.
struct UnmatchedPattern {
  std::string folder;  ///< the root it belongs to
  std::string pattern;
};

/// What a scan of some folders found.
struct FolderScan {
  FileList files;
  std::size_t empty_files = 0;              ///< files without a byte, which are no articles
  std::vector<std::size_t> empty_files_of;  ///< the same of each folder of `files`, without its subfolders
  /// Folders below the scanned ones where another volume is mounted, or that a link leads to.
  std::vector<std::string> volumes;
  std::vector<EmptyFolder> empty_folders;  ///< below the scanned ones
  /// Folders that cannot be read and files whose state cannot be: the file system says neither that they are
  /// there nor that they are gone, so that what the index has of them and of what lies below must be kept.
  /// The path of a folder may end with a slash.
  std::vector<Skipped> unknown;
  PassedOver passed_over;
  std::vector<UnmatchedPattern> unmatched;  ///< of roots that were scanned as a whole
};

/// Adds the articles below `folder` to `scan`: regular files, in the order of their names. `folder` is `root`
/// or lies below it; both are absolute. `folder` itself may be a symbolic link. A missing folder has no
/// articles, and a file that vanishes meanwhile is none. Where links are followed, each folder is read once.
void scan_folder(const std::string& folder, const std::string& root, const ScanOptions& options,
                 FolderScan& scan);

/// True if a scan of `root` comes to `folder`, which lies below it: it is neither hidden nor excluded, nor
/// does it lie in such a one.
bool is_scanned(const std::string& root, const std::string& folder, const Selection& selection);

}  // namespace fihris
