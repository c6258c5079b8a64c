#pragma once

#include <string>
#include <string_view>

#include "query/language/note.h"

namespace fihris {

/// Three lines without a final newline: the note's text, the query, and a caret under the place.
///
/// The caret is right whether or not the terminal reorders right-to-left text: left-to-right marks keep what
/// stands before the place, the place, and what stands after it in their columns. Columns are those of a
/// terminal: combining marks take none, wide characters two. A long query is shown in part; control
/// characters are shown as spaces.
std::string caret_message(std::string_view query, const Note& note);

}  // namespace fihris
