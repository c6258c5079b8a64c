#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/places/alias_file.h"

namespace fihris {

/// The text of an alias file (read_aliases) after a change.
struct AliasEdit {
  std::string text;
  std::size_t changed = 0;  ///< forms that came or went; 0: `text` is as it was
};

/// `text` with `forms` as names of one thing: in the first line of this kind that has one of them already, or
/// in a line of their own at the end. What else is written in the file stays as it is, byte for byte. Forms
/// are compared folded. Throws Error for a form that holds a tab, a line end or |, for one without a letter
/// or digit, and if the line would have fewer than two.
AliasEdit with_aliases(std::string_view text, AliasKind kind, const std::vector<std::string>& forms);

/// `text` without `forms`, wherever they stand. A line with one form left is none any more.
AliasEdit without_aliases(std::string_view text, const std::vector<std::string>& forms);

/// The lines of `text` that have one of `forms`, or all that are no comments if there are none. Without their
/// ends.
std::vector<std::string> alias_lines(std::string_view text, const std::vector<std::string>& forms);

}  // namespace fihris
