#pragma once

#include <string>

#include "index/glass/database_maker.h"
#include "index/schema.h"
#include "indexer/build/segment_store.h"
#include "indexer/files/folder_scan.h"
#include "indexer/plan/update_plan.h"
#include "indexer/progress.h"

namespace fihris {

/// What the next generation is made of.
struct GenerationInput {
  FolderScan& scan;  ///< its files are given up when they have been read
  const UpdatePlan& plan;
  std::string live;   ///< the generation that the plan was made for; empty if there is none
  Manifest manifest;  ///< of the new generation; its `skipped` holds what is known so far
  SegmentStore& segments;
  glass::DatabaseMaker& maker;
  bool takes_over;       ///< use the segments of a run that was killed
  bool leaves_no_words;  ///< write all tables anew, so that nothing of what is removed stays in them
  bool is_served;        ///< leave none of what is removed in the tables
  std::size_t jobs;      ///< threads
};

/// What became of the plan.
struct GenerationResult {
  std::size_t added = 0;
  std::size_t replaced = 0;
  std::size_t removed = 0;
  std::size_t taken_over = 0;  ///< of those added and replaced, articles that a run that was killed had read
  std::size_t shards = 0;      ///< of the new generation
  std::size_t articles = 0;    ///< in the new generation
  std::vector<Skipped> skipped;  ///< all that is not in the index though its file is there
};

/// Carries out the plan in `folder`, a new generation: returns when all is committed, before it is brought to
/// the disk and published. Throws Error, Xapian::Error.
GenerationResult write_generation(const GenerationInput& input, const std::string& folder,
                                  Progress& progress);

}  // namespace fihris
