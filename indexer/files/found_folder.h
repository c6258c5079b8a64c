#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/files/folder_files.h"
#include "indexer/files/passed_over.h"

namespace fihris {

/// Names of files as a folder lists them.
class FoundNames {
 public:
  void add(std::string_view name) {
    text_ += name;
    ends_.push_back(text_.size());
  }

  FolderFiles sorted() const;

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

/// A file whose state cannot be read, and perhaps not even whether it is a folder.
struct FailedFile {
  std::string name;
  int error = 0;  ///< an errno
};

/// A folder that was found, with a slash at the end of its path.
struct FoundFolder {
  std::string path;
  FolderFiles files;
  std::size_t left_out =
      0;  ///< how many of `files` have failed, vanished, or are no plain files: without a size
  std::vector<FailedFile> failed;
  std::size_t unknown_kinds = 0;  ///< of these, those of which nobody knows whether they are files
  std::vector<std::unique_ptr<FoundFolder>> subfolders;
  std::vector<std::string> links;   ///< names of those that lead to folders and have not been followed yet
  std::optional<bool> is_included;  ///< what an include says of the folder, which holds for all in it
  int error = 0;                    ///< an errno: it cannot be read
  bool is_link = false;
  bool is_empty = true;    ///< nothing is in it, but for what is hidden
  bool is_volume = false;  ///< something is mounted here
  std::uint64_t device = 0;
  std::int64_t changed = 0;  ///< seconds since 1970
  PassedOver passed_over;

  /// Takes the files that are left out, and those without a byte, from `files`. Returns how many the latter
  /// are.
  std::size_t drop_empty_files();
};

}  // namespace fihris
