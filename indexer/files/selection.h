#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/schema.h"

namespace fihris {

/// What the user says of the files to select in some folders.
struct SelectionChange {
  std::vector<std::string> includes;  ///< replace those of the folders, unless empty
  std::vector<std::string> excludes;  ///< replace those of the folders, unless empty
  std::optional<bool> hidden;
  std::optional<bool> follow;
  bool reset = false;  ///< all else is as by default again

  bool empty() const { return includes.empty() && excludes.empty() && !hidden && !follow && !reset; }
};

Selection changed(Selection selection, const SelectionChange& change);

/// The selections of an index that had `old` for `roots`, after `change` has been made to `folders`, or to
/// all roots if there are none. A folder that had no selection of its own has that of the root that it lies
/// in. Absolute paths.
Selections changed(const Selections& old, const std::vector<std::string>& roots,
                   const std::vector<std::string>& folders, const SelectionChange& change);

/// Keeps the selections of `roots` (sorted) alone. One that is as by default stays only inside another root,
/// where it says something.
void keep_selections_of(Selections& selections, const std::vector<std::string>& roots);

}  // namespace fihris
