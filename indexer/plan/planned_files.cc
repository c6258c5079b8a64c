#include "indexer/plan/planned_files.h"

#include <malloc.h>

#include <algorithm>
#include <vector>

namespace fihris {
namespace {

template <typename Take>
void for_each_file(UpdatePlan& plan, const Take& take) {
  for (std::size_t& number : plan.add) take(number);
  for (auto* changes : {&plan.replace, &plan.move, &plan.touch}) {
    for (Change& change : *changes) take(change.file);
  }
}

}  // namespace

void keep_planned_files(FileList& files, UpdatePlan& plan) {
  std::vector<std::size_t> kept;
  for_each_file(plan, [&](std::size_t number) { kept.push_back(files.file_of(number)); });
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  const std::size_t all = files.size();
  files.keep_only(kept);
  for_each_file(plan, [&](std::size_t& number) {
    // Those of records follow on those of all files.
    const bool is_record = number >= all;
    const std::size_t place =
        static_cast<std::size_t>(std::lower_bound(kept.begin(), kept.end(), number) - kept.begin());
    number = is_record ? kept.size() + (number - all) : place;
  });
  // Threads have allocated them, whose memory others do not get unless it is given back.
  malloc_trim(0);
}

}  // namespace fihris
