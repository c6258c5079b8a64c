#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analyzers/places/alias_edits.h"

namespace fihris {

/// The text of the user's alias file; empty if there is none yet. Throws Error if it cannot be read or,
/// naming the line, if it is not in the format.
std::string read_alias_file(const std::string& file);

/// Changes the file as `edit` says: at once, durably, and one run after the other. Makes its folder where
/// that is missing. A link stays one: what it leads to is replaced. Throws Error where the file or what is to
/// become of it is not in the format, or it cannot be written; it is then as it was.
AliasEdit change_alias_file(const std::string& file,
                            const std::function<AliasEdit(const std::string& text)>& edit);

/// What names are of if the user does not say: what `text`, that of the file, says of one of them, else a
/// place if the gazetteer has one, else a person.
AliasKind likely_kind(const std::string& text, const std::vector<std::string>& forms);

}  // namespace fihris
