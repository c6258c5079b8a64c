#pragma once

#include <string>
#include <vector>

#include "index/folder_settings.h"
#include "indexer/files/file_list.h"
#include "indexer/progress.h"

namespace fihris {

/// What is known before the pages of sites are measured.
struct RepeatsInput {
  const FileList& files;
  const std::vector<std::string>& scanned;  ///< folders that `files` are all of
  const std::vector<std::string>& roots;    ///< of the index
  const ReadingSettings& settings;
  const std::vector<std::string>& last;  ///< what the last run measured; none if all is to be measured
};

/// Measures which paragraphs the pages of each site repeat: on 24 of its pages, always the same as long as
/// those are there. Sites of fewer than four pages have none, and those of which only a part was scanned keep
/// what they have. Reads no page if those of the last run are as they were. The result, sorted, depends on
/// the files alone, not on what was known. Returns items of Manifest::repeats.
std::vector<std::string> measure_repeats(const RepeatsInput& input, std::size_t jobs, Progress& progress);

}  // namespace fihris
