#pragma once

#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/glass/database_maker.h"
#include "indexer/articles/reading_rules.h"
#include "indexer/build/segment_store.h"
#include "indexer/files/folder_scan.h"
#include "indexer/plan/update_plan.h"
#include "indexer/progress.h"

namespace fihris {

/// What segments are built from: files that are read, and articles of the index that have moved.
struct SegmentInput {
  const FileList& files;
  std::vector<KeptSegment> kept;  ///< segments that are there already
  std::vector<std::size_t> read;  ///< files to read and analyse; in the order of the scan
  std::vector<Change> move;       ///< articles to take over
  const ReadingRules& rules;
  std::string generation;  ///< that `move` refers to; unused if there are none
};

/// Segments, and what could not become a part of them.
struct Segments {
  std::vector<std::string> folders;             ///< Xapian databases, in the order of the scan
  std::vector<std::size_t> unreadable;          ///< files that cannot be read now, or have vanished
  std::vector<std::size_t> rejected;            ///< files that are no articles
  std::map<std::size_t, std::size_t> articles;  ///< how many a file holds, where that is more than one
  std::vector<Skipped> skipped;                 ///< both, with the reasons, but for those that have vanished
};

/// Builds segments in `store`, which is open, with `jobs` threads. The result does not depend on their
/// number. Memory: about 80 MB a thread. Throws Xapian::Error and Error.
Segments build_segments(const SegmentInput& input, SegmentStore& store, glass::DatabaseMaker& maker,
                        std::size_t jobs, Progress& progress);

}  // namespace fihris
