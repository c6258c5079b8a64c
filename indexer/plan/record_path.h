#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "indexer/files/file_finder.h"

namespace fihris {

/// Cuts the path of a record into that of its file and the rest, at the first place where `is_file` says that
/// what stands before is one: "/a.zip!/b/c.html" into "/a.zip" and "!/b/c.html", "/d.jsonl#17" into
/// "/d.jsonl" and "#17". Nothing if there is none: names of files may hold these signs too.
template <typename IsFile>
std::optional<std::pair<std::string_view, std::string_view>> split_record_path(std::string_view path,
                                                                               IsFile is_file) {
  for (std::size_t at = path.find_first_of("!#"); at != path.npos; at = path.find_first_of("!#", at + 1)) {
    if (path[at] == '!' && (at + 1 == path.size() || path[at + 1] != '/')) continue;
    if (is_file(path.substr(0, at))) return std::pair(path.substr(0, at), path.substr(at));
  }
  return std::nullopt;
}

/// The number of the file at `path`, or that the record at `path` is in; `expected` as in FileFinder::find.
inline std::optional<std::size_t> find_file_of(std::string_view path, const FileFinder& finder,
                                               std::size_t expected) {
  auto file = finder.find(path, expected);
  if (file) return file;
  split_record_path(path, [&](std::string_view container) {
    file = finder.find(container, expected);
    return file.has_value();
  });
  return file;
}

}  // namespace fihris
