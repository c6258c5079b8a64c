#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "indexer/files/folder_scan.h"
#include "indexer/plan/update_plan.h"

namespace fihris {

/// Removals that a run does not make, since it is likelier that files cannot be seen than that they are gone.
struct HeldBack {
  std::string folder;
  std::string reason;        ///< reads on after `folder: `, and ends with what to do
  std::size_t articles = 0;  ///< that stay

  bool operator==(const HeldBack&) const = default;
};

/// What the removals of a plan are judged by.
struct GuardInput {
  const FolderScan& scan;
  const Articles& articles;
  std::vector<std::string> scanned;  ///< the first of PlanOptions::folders
  std::vector<std::string>
      volumes;                     ///< those after them: below the scanned, where another volume was mounted
  std::vector<std::string> roots;  ///< of the index
  std::int64_t last_scan = 0;      ///< when all roots were looked at; seconds since 1970, 0 if unknown
};

/// Takes removals out of `plan` that look as if something were not mounted, and says which:
///
/// - those of a volume that is not mounted any more;
/// - those of a scanned folder or a volume in which no file is found;
/// - those of a scanned folder or a volume that are most of its articles, and twenty or more;
/// - those of a folder in which nothing is any more, if they are twenty or more, or if the folder has not
///   changed since the last scan: deleting its files would have changed it, so it is another folder.
std::vector<HeldBack> hold_back_removals(UpdatePlan& plan, const GuardInput& input);

/// Those of `volumes` whose articles stay though they are not seen.
std::vector<std::string> unseen_volumes(const std::vector<std::string>& volumes, const FolderScan& scan,
                                        const std::vector<HeldBack>& held_back);

}  // namespace fihris
