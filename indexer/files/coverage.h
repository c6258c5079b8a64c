#pragma once

#include <functional>
#include <string>
#include <vector>

#include "index/schema.h"

namespace fihris {

/// Whether a scan of `root` comes to `folder`, which lies below it.
using Reaches = std::function<bool(const std::string& root, const std::string& folder)>;

/// What the user says of the folders of an index.
struct CoverageRequest {
  std::vector<std::string> folders;  ///< to bring up to date; none: those that the index covers
  std::vector<std::string> dropped;  ///< to take out of the index
  bool everything = false;           ///< bring all that the index covers up to date
  bool prune_all = false;            ///< take folders that have vanished out of the index
  /// A folder that the scan of no root reaches, because it is hidden or excluded there, is a root of its own.
  Reaches reaches;
};

/// A folder of the index that is not there now.
struct MissingFolder {
  std::string path;
  std::string reason;
};

/// The folders of a run; absolute paths without symbolic links, none where a scan of another of its list
/// comes.
struct Coverage {
  std::vector<std::string> roots;      ///< that the index covers afterwards; sorted
  std::vector<std::string> scanned;    ///< to be brought up to date; each is a root or lies in one
  std::vector<std::string> dropped;    ///< whose articles go, unless they lie in a scanned one
  std::vector<MissingFolder> missing;  ///< roots that were to be brought up to date

  /// The scanned folders, then the dropped ones.
  std::vector<std::string> looked_at() const;
  /// The root that `folder`, one of `scanned`, is or lies in.
  const std::string& root_of(const std::string& folder) const;
};

/// Chooses the folders of a run for an index that covers `old_roots`. `index` is for messages.
/// Throws Error if there are none, if one does not exist that the index does not cover, if none exists, or if
/// one to be dropped is none of the index.
Coverage choose_coverage(const CoverageRequest& request, const std::vector<std::string>& old_roots,
                         const std::string& index);

/// An absolute path without symbolic links, as far as it exists.
std::string resolve(const std::string& path);

}  // namespace fihris
