#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/folder_scan.h"
#include "indexer/progress.h"
#include "indexer/segment_store.h"
#include "indexer/update_plan.h"

namespace fihris {

/// Sizes of segments. Large ones make longer posting lists and fewer files, small ones let all threads end at about the same
/// time (docs/performance.md has the figures).
struct SegmentLimits {
  std::size_t segments = 8;  ///< of as many articles each, if that is neither too few nor too many
  std::size_t min_articles = 250;
  std::size_t max_articles = 2000;
  std::uint64_t bytes = 8u << 20;  ///< of the files, at most; bounds the memory
};

/// What segments are built from: files that are read, and articles of the index that have moved.
struct SegmentInput {
  const FileList& files;
  std::vector<KeptSegment> kept;  ///< segments that are there already
  std::vector<std::size_t> read;  ///< files to read and analyse; in the order of the scan
  std::vector<Change> move;       ///< articles to take over
  std::string articles;           ///< the stub of the index that `move` refers to; unused if there are none
};

/// Segments, and what could not become a part of them.
struct Segments {
  std::vector<std::string> folders;     ///< Xapian databases, in the order of the scan
  std::vector<std::size_t> unreadable;  ///< files
  std::vector<std::size_t> rejected;    ///< files
  std::vector<Skipped> skipped;         ///< both, with the reasons
};

/// Builds segments in `store`, which is open, with `jobs` threads. The result does not depend on their
/// number. Memory: about 10 times SegmentLimits::bytes a thread. Throws Xapian::Error and Error.
Segments build_segments(const SegmentInput& input, SegmentStore& store, std::size_t jobs,
                        const SegmentLimits& limits, Progress& progress);

}  // namespace fihris
