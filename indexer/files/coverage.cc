#include "indexer/files/coverage.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "analyzers/error.h"
#include "indexer/files/ownership.h"
#include "messages/translation.h"

namespace fs = std::filesystem;

namespace fihris {
namespace {

using Folders = std::vector<std::string>;

bool contains(const Folders& folders, const std::string& folder) {
  return std::find(folders.begin(), folders.end(), folder) != folders.end();
}

/// `folders` without those that a scan of another comes to; sorted.
Folders outermost(Folders folders, const Reaches& reaches) {
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  Folders result;
  for (const auto& folder : folders) {
    const bool nested = std::any_of(folders.begin(), folders.end(), [&](const std::string& other) {
      return other != folder && is_below(folder, other) && reaches(other, folder);
    });
    if (!nested) result.push_back(folder);
  }
  return result;
}

Folders joined(Folders first, const Folders& second, const Reaches& reaches) {
  first.insert(first.end(), second.begin(), second.end());
  return outermost(std::move(first), reaches);
}

/// What is wrong with `folder`; 0 if it can be scanned.
int fault_of(const std::string& folder) {
  struct stat status;
  return stat(folder.c_str(), &status) != 0 ? errno : S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
}

std::string list(const Folders& folders) {
  std::string text;
  for (const auto& folder : folders) text += (text.empty() ? "" : tr(", ")) + folder;
  return text;
}

bool means_gone(int error) {
  return error == ENOENT || error == ENOTDIR;
}

/// Takes folders that are missing out of `coverage.scanned`; one that cannot be looked at is left to the
/// scan, which says so. Throws Error if a missing one is none of `old_roots`, or if nothing is left to do.
void set_missing_apart(Coverage& coverage, const Folders& old_roots, bool prune_all) {
  std::erase_if(coverage.scanned, [&](const std::string& folder) {
    const int error = fault_of(folder);
    if (error == 0 || error == EACCES) return false;
    const std::string reason = std::generic_category().message(error);
    if (!contains(old_roots, folder)) {
      if (error == ENOTDIR && access(folder.c_str(), F_OK) == 0)
        throw Error(
            tr("cannot index: {1}: a file, not a folder; name the folder that it is in, with "
               "--include and the file's name if nothing else there is to be read",
               {folder}));
      throw Error(tr("cannot index the folder: {1}: {2}; check how it is spelt", {folder, reason}));
    }
    if (!means_gone(error)) return false;
    if (prune_all) {
      coverage.dropped.push_back(folder);
    } else {
      coverage.missing.push_back({folder, reason});
    }
    return true;
  });
  if (coverage.scanned.empty() && coverage.dropped.empty()) {
    const MissingFolder& first = coverage.missing.front();
    throw Error(
        tr("a folder of the index has vanished: {1}: {2}; mount or restore it, or take it out of the index "
           "with --drop or --prune-all",
           {first.path, first.reason}));
  }
}

}  // namespace

Folders Coverage::looked_at() const {
  Folders folders = scanned;
  folders.insert(folders.end(), dropped.begin(), dropped.end());
  return folders;
}

const std::string& Coverage::root_of(const std::string& folder) const {
  return roots[*Ownership(roots, {}).owner(folder)];
}

Coverage choose_coverage(const CoverageRequest& request, const Folders& old_roots, const std::string& index) {
  Coverage coverage;
  for (const auto& folder : request.folders) coverage.scanned.push_back(resolve(folder));
  for (const auto& folder : request.dropped) {
    const std::string path = resolve(folder);
    if (!contains(old_roots, path)) {
      throw Error(
          old_roots.empty()
              ? tr("cannot drop the folder: {1}: the index does not cover it; see: fihris status", {path})
              : tr("cannot drop the folder: {1}: the index does not cover it but {2}; see: fihris status",
                   {path, list(old_roots)}));
    }
    coverage.dropped.push_back(path);
  }
  Folders kept = old_roots;
  std::erase_if(kept, [&](const std::string& root) { return contains(coverage.dropped, root); });
  const bool names_none = request.folders.empty() && request.dropped.empty();
  if (names_none || request.everything) coverage.scanned = joined(kept, coverage.scanned, request.reaches);
  if (coverage.scanned.empty() && coverage.dropped.empty()) {
    throw Error(tr(
        "nothing to index: {1}: no folder was named, and the index tells of none; run: fihris index FOLDER",
        {index}));
  }
  set_missing_apart(coverage, old_roots, request.prune_all);
  std::erase_if(kept, [&](const std::string& root) { return contains(coverage.dropped, root); });
  coverage.scanned = outermost(coverage.scanned, request.reaches);
  coverage.roots = joined(kept, coverage.scanned, request.reaches);
  return coverage;
}

std::string resolve(const std::string& path) {
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(fs::absolute(path), error);
  std::string text = error ? fs::absolute(path).lexically_normal().string() : resolved.string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

}  // namespace fihris
