#pragma once

#include <cstddef>
#include <unordered_set>

#include <xapian.h>

#include "index/articles.h"
#include "index/folder_settings.h"
#include "indexer/files/file_finder.h"
#include "indexer/files/file_list.h"
#include "indexer/plan/last_skipped.h"

namespace fihris {

/// The files that may have another text now that pictures are read, or are not any more: those with articles
/// of pictures or PDFs, and those in which something was skipped. By their numbers in `files`, which `finder`
/// finds them in; `last` and `now` are the languages that pictures were read in and are.
std::unordered_set<std::size_t> files_with_other_scans(const Articles& articles, const FileList& files,
                                                       const FileFinder& finder, const LastSkipped& skipped,
                                                       const FolderSettings& last, const FolderSettings& now);

}  // namespace fihris
