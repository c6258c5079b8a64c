#pragma once

#include <string_view>
#include <vector>

#include "query/language/lexer.h"
#include "query/language/note.h"

namespace fihris {

/// Makes lexemes sound, so that parsing them cannot fail: drops parentheses that have no partner, hold
/// nothing or are nested too deep, and reads as words the operators that have nothing beside them. Each
/// change but an empty group is noted.
std::vector<Lexeme> check_syntax(std::string_view query, std::vector<Lexeme> lexemes,
                                 std::vector<Note>& notes);

}  // namespace fihris
