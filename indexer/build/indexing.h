#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "index/schema.h"
#include "indexer/files/folder_scan.h"
#include "indexer/files/selection.h"
#include "indexer/plan/planned_changes.h"
#include "indexer/plan/removal_guard.h"
#include "indexer/progress.h"

namespace fihris {

/// What a run of the indexer is to do.
struct IndexingOptions {
  std::string index;                    ///< the index folder
  std::vector<std::string> folders;     ///< to bring up to date; none: those that the index covers
  std::vector<std::string> dropped;     ///< folders to take out of the index
  SelectionChange selection;            ///< of the folders named, or of all
  std::optional<std::string> encoding;  ///< of the files of `folders`, or of all; none: as it was
  std::vector<std::string> fields;      ///< of the same (indexer/articles/field_names.h); none: as they were
  std::vector<std::string> date_rules;  ///< of the same (indexer/articles/date_rules.h); none: as they were
  std::optional<std::string> scans;  ///< of the same: languages that their pictures are read in, or `auto`:
                                     ///< they are not; none: as it was
  std::size_t jobs = 0;              ///< threads; 0: one a processor
  bool rebuild = false;              ///< start anew
  bool dry_run = false;              ///< only say what would be done
  bool verify = false;               ///< compare contents, not only size and times, and check the index
  bool lists_passed_over = false;    ///< name what is not read
  bool prune_all = false;  ///< remove articles even where that empties a folder or takes most of one
};

/// What a run did, or with dry_run would do.
struct IndexingSummary {
  std::size_t added = 0;
  std::size_t replaced = 0;
  std::size_t moved = 0;
  std::size_t taken_over = 0;  ///< of those added and replaced, articles that a run that was killed had read
  std::size_t touched = 0;     ///< same content, other time
  std::size_t removed = 0;
  std::size_t unchanged = 0;
  std::size_t articles = 0;  ///< in the index after the run
  std::size_t empty_files = 0;
  std::size_t read_files = 0;    ///< for articles; those that were only compared do not count
  std::uint64_t read_bytes = 0;  ///< of these files
  std::size_t written_anew = 0;  ///< databases that were not what they should be, glass::DatabaseMaker
  std::vector<Skipped> skipped;  ///< but for files of another kind, which are passed over
  /// Of these, in their order: those that the last run did not skip for the same reason in the same state.
  std::vector<Skipped> newly_skipped;
  PassedOver passed_over;
  std::vector<UnmatchedPattern> unmatched;  ///< of the patterns given
  std::vector<std::string> scanned;         ///< folders
  bool reads_hidden = false;                ///< somewhere
  std::vector<HeldBack> held_back;          ///< articles that stay though their files are not seen
  bool changed = false;                     ///< a new generation was written
  std::vector<PlannedChange> planned;       ///< with dry_run
};

/// What a run says while it goes on.
struct IndexingEvents {
  Progress& progress;
  /// Another program writes to the index; called again and again until it ends. What it throws ends the run.
  std::function<void(const std::string& holder)> waiting;
  /// If set: called before a folder is scanned.
  std::function<void(const std::string& folder)> entering;
  /// If set: something that the user must know of; the run goes on.
  std::function<void(const std::string& text)> warning;
};

/// Builds the index or brings it up to date.
///
/// The index is the old one or the new one at every moment, and readers are never disturbed. A run that finds
/// nothing to do writes nothing. Files that cannot be indexed and removals that are held back are listed in
/// the summary; whatever else fails throws Error and leaves the index as it was, and so does Interrupted.
IndexingSummary run_indexing(const IndexingOptions& options, const IndexingEvents& events);

}  // namespace fihris
