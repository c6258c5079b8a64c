#pragma once

#include <cstddef>
#include <string>

#include "index/schema.h"
#include "query/match/occurrences.h"

namespace fihris {

/// Opens the article's file in $VISUAL, else $EDITOR, else vi, at the line of the first match, and waits for
/// its end. Lines are known of plain text alone. Throws Error if the editor cannot be run or fails, and for
/// an article that is a part of a file.
void open_in_editor(const Record& record, const Occurrences& occurrences);

/// The line of `text`, from 1, that holds the line of `body` at byte `at`; 1 if there is none.
std::size_t line_in(const std::string& text, const std::string& body, std::size_t at);

}  // namespace fihris
