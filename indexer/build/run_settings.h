#pragma once

#include <optional>
#include <string>

#include "index/schema.h"
#include "indexer/build/indexing.h"
#include "indexer/files/coverage.h"
#include "indexer/files/folder_scan.h"

namespace fihris {

/// What a run covers and how it reads that: what the user says, put together with what the index knows.
class RunSettings {
 public:
  /// Keeps `options` and `index`, the folder of the index. Throws Error where an option makes no sense.
  RunSettings(const IndexingOptions& options, const std::string& index);

  /// Chooses the folders for an index with `last`, and sets roots, selections and settings in `manifest`,
  /// that of the new generation. Throws Error like choose_coverage.
  void choose(const Manifest& last, Manifest& manifest);

  /// The folders as they were chosen.
  const Coverage& coverage() const { return coverage_; }
  /// Whether the scan of a root ought to meet a volume below it: links that are no longer followed lead to
  /// none.
  Reaches expects_volume() const;
  /// How `root` is scanned, with one thread and without a word.
  ScanOptions scan_options(const std::string& root) const;

 private:
  Reaches reaches() const;

  const IndexingOptions& options_;
  const std::string& index_;
  std::optional<std::string> encoding_;  ///< to be named
  Coverage coverage_;
  Selections selections_;
};

}  // namespace fihris
