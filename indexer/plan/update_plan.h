#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/folder_settings.h"
#include "indexer/files/folder_scan.h"
#include "indexer/progress.h"

namespace fihris {

/// A file of a scan and the article that the index has of it.
struct Change {
  std::size_t file;       ///< number in FolderScan::files
  Xapian::docid article;  ///< in the index that the plan was made for
};

/// An article whose file has vanished.
struct Removal {
  Xapian::docid article;
  std::size_t folder;  ///< number in PlanOptions::folders
};

/// What must be done to make an index agree with the folders. Lists are in the order of the scan or of the
/// index.
struct UpdatePlan {
  std::vector<std::size_t> add;       ///< files that are new
  std::vector<Change> replace;        ///< files with other content
  std::vector<Change> move;           ///< files with the content of an article whose own file has vanished
  std::vector<Change> touch;          ///< files with the same content, but another time or inode
  std::vector<Xapian::docid> remove;  ///< articles whose file has vanished, or is too large now
  std::size_t unchanged = 0;          ///< number of articles that stay as they are
  std::vector<Skipped>
      skipped;  ///< files that cannot be indexed, as far as is known before they are analysed
  std::vector<Removal> vanished;      ///< of those to be removed, those whose file has vanished
  std::vector<std::size_t> articles;  ///< number that the index has of each of PlanOptions::folders

  bool empty() const {
    return add.empty() && replace.empty() && move.empty() && touch.empty() && remove.empty();
  }
};

/// A record of a container: a file with many articles.
struct RecordHash {
  std::string inner;  ///< path inside of the file
  std::string hash;   ///< of all that it says
};

/// The records of a container.
struct RecordList {
  std::vector<RecordHash> records;
  std::vector<std::string>
      unreadable;                ///< paths inside of the file at which, and below which, there may be more
  std::vector<Skipped> skipped;  ///< what cannot be read, with the reasons
};

struct PlanOptions {
  /// Only articles that belong to these are looked at (ownership.h); absolute paths.
  std::vector<std::string> folders;
  std::vector<std::string> roots;  ///< of the index
  std::size_t looked_at =
      SIZE_MAX;                  ///< of `folders`, the first so many; of the others articles are only counted
  std::vector<Skipped> skipped;  ///< of the last run
  FolderSettings encodings;      ///< that the user has named: what was read in another is read again
  FolderSettings last_encodings;  ///< those of the last run
  FolderSettings scans;           ///< languages of pictures: where these are others, PDFs, pictures and what
                                  ///< was skipped are read again
  FolderSettings last_scans;      ///< those of the last run
  /// What decides, beside encodings and scans, how the file at a path is read, and did so in the last run.
  /// None: nothing.
  std::function<std::string(const std::string&path)> rules, last_rules;
  bool rules_have_changed = false;  ///< for some files: what they changed for is read again
  bool verify = false;              ///< compare contents even where size, time and inode agree
  std::size_t jobs = 1;             ///< threads that read files
  /// Lists the records of a container that has changed.
  std::function<RecordList(const FileState& file, Links links)> list_records;
};

/// Joins a scan with the articles of an index, which may be an empty database. Adds records to the scan's
/// files: those of containers that have changed, as far as they are new or have changed themselves.
///
/// Reads only files whose content decides: changed ones, and new ones of the size of a vanished one. What
/// lies below a folder that could not be read, or cannot be looked at or read itself, keeps its article; what
/// has vanished since the scan does not.
UpdatePlan plan_update(FolderScan& scan, const Articles& articles, const PlanOptions& options,
                       Progress& progress);

}  // namespace fihris
