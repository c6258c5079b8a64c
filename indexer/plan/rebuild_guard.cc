#include "indexer/plan/rebuild_guard.h"

#include "messages/stored_reason.h"
#include "messages/translation.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// Some file systems keep times of no finer grain.
constexpr std::int64_t coarse_seconds = 2;

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
    return tr("a volume is not mounted: {1}; mount it, or if it is gone for good, run again with --prune-all",
              {input.unmounted_volumes.front()});
  if (!input.coverage.missing.empty()) {
    const auto& [path, reason] = input.coverage.missing.front();
    return tr(
        "a folder has vanished: {1}: {2}; mount or restore it, or if it is gone for good, run again with "
        "--prune-all",
        {path, reason});
  }
  for (const auto& root : input.old_roots) {
    const auto is_root = [&](const Skipped& unknown) { return unknown.path == root + '/'; };
    const auto unread = std::find_if(input.scan.unknown.begin(), input.scan.unknown.end(), is_root);
    if (unread != input.scan.unknown.end())
      return tr(
          "{1}: {2}; see to its permissions and its disk, or if it is gone for good, run again with "
          "--prune-all",
          {root, in_language(unread->reason)});
    const auto& dropped = input.coverage.dropped;
    if (std::find(dropped.begin(), dropped.end(), root) == dropped.end() &&
        is_empty_since(root, input.scanned))
      return tr(
          "a folder is empty: {1}; if something is to be mounted there, mount it, or if it is gone for good, "
          "run again with --prune-all",
          {root});
  }
  return {};
}

}  // namespace fihris
