#include "indexer/files/coverage.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "analyzers/error.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

using Folders = std::vector<std::string>;

bool contains(const Folders& folders, const std::string& folder) {
  return std::find(folders.begin(), folders.end(), folder) != folders.end();
}

/// `folders` without those that lie in another; sorted.
Folders outermost(Folders folders) {
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  Folders result;
  for (const auto& folder : folders) {
    const bool nested = std::any_of(folders.begin(), folders.end(), [&](const std::string& other) {
      return other != folder && is_below(folder, other);
    });
    if (!nested) result.push_back(folder);
  }
  return result;
}

Folders joined(Folders first, const Folders& second) {
  first.insert(first.end(), second.begin(), second.end());
  return outermost(std::move(first));
}

/// What is wrong with `folder`; 0 if it can be scanned.
int fault_of(const std::string& folder) {
  struct stat status;
  return stat(folder.c_str(), &status) != 0 ? errno : S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
}

std::string list(const Folders& folders) {
  std::string text;
  for (const auto& folder : folders) text += (text.empty() ? "" : ", ") + folder;
  return text;
}

/// Throws Error if one of `folders` is missing. One that cannot be looked at is left to the scan, which says
/// so. A missing one is no error if it is one of `old_roots` and `prune_all`: then it goes to `dropped`.
void drop_vanished(Folders& folders, const Folders& old_roots, bool prune_all, Folders& dropped) {
  std::erase_if(folders, [&](const std::string& folder) {
    const int error = fault_of(folder);
    if (error == 0 || error == EACCES) return false;
    if (contains(old_roots, folder) && error != ENOENT && error != ENOTDIR) return false;
    const std::string what = folder + ": " + std::generic_category().message(error);
    if (!contains(old_roots, folder))
      throw Error("cannot index the folder: " + what + "; check how it is spelt");
    if (!prune_all) {
      throw Error("a folder of the index has vanished: " + what +
                  "; mount or restore it, or take it out of the index with --drop or --prune-all");
    }
    dropped.push_back(folder);
    return true;
  });
}

}  // namespace

const std::string& Coverage::root_of(const std::string& folder) const {
  return *std::find_if(roots.begin(), roots.end(),
                       [&](const std::string& root) { return is_below(folder, root); });
}

bool Coverage::concerns(const std::string& path) const {
  const auto holds = [&](const std::string& folder) { return is_below(path, folder); };
  return std::any_of(scanned.begin(), scanned.end(), holds) ||
         std::any_of(dropped.begin(), dropped.end(), holds);
}

Coverage choose_coverage(const CoverageRequest& request, const Folders& old_roots, const std::string& index) {
  Coverage coverage;
  for (const auto& folder : request.folders) coverage.scanned.push_back(resolve(folder));
  for (const auto& folder : request.dropped) {
    const std::string path = resolve(folder);
    if (!contains(old_roots, path)) {
      throw Error("cannot drop the folder: " + path + ": the index does not cover it" +
                  (old_roots.empty() ? "" : " but " + list(old_roots)) + "; see: fihris status");
    }
    coverage.dropped.push_back(path);
  }
  Folders kept = old_roots;
  std::erase_if(kept, [&](const std::string& root) { return contains(coverage.dropped, root); });
  const bool names_none = request.folders.empty() && request.dropped.empty();
  if (names_none || request.everything) coverage.scanned = joined(kept, coverage.scanned);
  if (coverage.scanned.empty() && coverage.dropped.empty()) {
    throw Error("nothing to index: " + index +
                ": no folder was named, and the index tells of none; run: fihris index FOLDER");
  }
  drop_vanished(coverage.scanned, old_roots, request.prune_all, coverage.dropped);
  std::erase_if(kept, [&](const std::string& root) { return contains(coverage.dropped, root); });
  coverage.scanned = outermost(coverage.scanned);
  coverage.roots = joined(kept, coverage.scanned);
  return coverage;
}

std::string resolve(const std::string& path) {
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(fs::absolute(path), error);
  std::string text = error ? fs::absolute(path).lexically_normal().string() : resolved.string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

bool is_below(std::string_view path, std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace fihris
