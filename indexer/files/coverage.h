#pragma once

#include <string>
#include <vector>

#include "index/schema.h"

namespace fihris {

/// What the user says of the folders of an index.
struct CoverageRequest {
  std::vector<std::string> folders;  ///< to bring up to date; none: those that the index covers
  std::vector<std::string> dropped;  ///< to take out of the index
  bool everything = false;           ///< bring all that the index covers up to date
  bool prune_all = false;            ///< take folders that have vanished out of the index
};

/// The folders of a run; absolute paths without symbolic links, none in another of its list.
struct Coverage {
  std::vector<std::string> roots;    ///< that the index covers afterwards; sorted
  std::vector<std::string> scanned;  ///< to be brought up to date; each is a root or lies in one
  std::vector<std::string> dropped;  ///< whose articles go, unless they lie in a scanned one

  /// The root that `folder`, one of `scanned`, is or lies in.
  const std::string& root_of(const std::string& folder) const;
  /// True if the run looks at `path`.
  bool concerns(const std::string& path) const;
};

/// Chooses the folders of a run for an index that covers `old_roots`. `index` is for messages.
/// Throws Error if there are none, if one does not exist, or if one to be dropped is none of the index.
Coverage choose_coverage(const CoverageRequest& request, const std::vector<std::string>& old_roots,
                         const std::string& index);

/// An absolute path without symbolic links, as far as it exists.
std::string resolve(const std::string& path);

/// True if `path` is `folder` or lies below it.
bool is_below(std::string_view path, std::string_view folder);

}  // namespace fihris
