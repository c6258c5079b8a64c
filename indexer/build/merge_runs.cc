#include "indexer/build/merge_runs.h"

#include "index/index_folder.h"

namespace fihris {

std::vector<std::vector<glass::MergeSource>> split_evenly(const std::vector<glass::MergeSource>& sources,
                                                          std::size_t parts) {
  std::vector<std::uintmax_t> bytes;
  std::uintmax_t total = 0;
  for (const auto& source : sources) {
    bytes.push_back(folder_bytes(source.folder));
    total += bytes.back();
  }
  std::vector<std::vector<glass::MergeSource>> runs;
  std::uintmax_t done = 0;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    // A source goes where the larger part of it belongs.
    const auto middle = done + bytes[i] / 2;
    if (runs.empty() || (runs.size() < parts && middle * parts >= total * runs.size())) runs.emplace_back();
    runs.back().push_back(sources[i]);
    done += bytes[i];
  }
  return runs;
}

}  // namespace fihris
