#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// Tells which of some folders a path belongs to, where folders may lie in one another.
class Ownership {
 public:
  /// What lies in one of `roots` belongs to none of `folders` that this root lies in. Absolute paths.
  Ownership(std::vector<std::string> folders, const std::vector<std::string>& roots);

  /// The number in `folders` of the innermost folder that is `path` or holds it, or nothing.
  std::optional<std::size_t> owner(std::string_view path) const;

 private:
  struct Folder {
    std::string path;
    std::optional<std::size_t> number;  ///< nothing: it is a root that is none of the folders
  };
  std::vector<Folder> folders_;  ///< the longest path first
};

/// True if `path` is `folder` or lies below it.
bool is_below(std::string_view path, std::string_view folder);

}  // namespace fihris
