#include "indexer/plan/rebuild_guard.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// Some file systems keep times of no finer grain.
constexpr std::int64_t coarse_seconds = 2;

constexpr const char* or_prune_all = ", or if it is gone for good, run again with --prune-all";

/// True if nothing is in the folder and nothing has been put there or taken out since `time`.
bool is_empty_since(const std::string& folder, std::int64_t time) {
  std::error_code error;
  if (!fs::is_empty(folder, error) || error) return false;
  struct stat state;
  return stat(folder.c_str(), &state) == 0 &&
         std::max(state.st_mtim.tv_sec, state.st_ctim.tv_sec) + coarse_seconds < time;
}

}  // namespace

std::optional<std::string> reason_not_to_rebuild(const RebuildInput& input) {
  if (!input.unmounted_volumes.empty())
    return "a volume is not mounted: " + input.unmounted_volumes.front() + "; mount it" + or_prune_all;
  if (!input.coverage.missing.empty()) {
    const auto& [path, reason] = input.coverage.missing.front();
    return "a folder has vanished: " + path + ": " + reason + "; mount or restore it" + or_prune_all;
  }
  for (const auto& root : input.old_roots) {
    const auto is_root = [&](const Skipped& unknown) { return unknown.path == root + '/'; };
    const auto unread = std::find_if(input.scan.unknown.begin(), input.scan.unknown.end(), is_root);
    if (unread != input.scan.unknown.end())
      return root + ": " + unread->reason + "; see to its permissions and its disk" + or_prune_all;
    const auto& dropped = input.coverage.dropped;
    if (std::find(dropped.begin(), dropped.end(), root) == dropped.end() &&
        is_empty_since(root, input.scanned))
      return "a folder is empty: " + root + "; if something is to be mounted there, mount it" + or_prune_all;
  }
  return {};
}

}  // namespace fihris
