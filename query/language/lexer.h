#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/language/ast.h"
#include "query/language/marks.h"
#include "query/language/note.h"

namespace fihris {

enum class LexemeKind { operand, open, close, or_sign, and_sign, not_sign, near_sign };

/// A word, phrase, date, parenthesis or operator of a query.
struct Lexeme {
  LexemeKind kind = LexemeKind::operand;
  std::size_t begin = 0;  ///< byte offset in the query, marks included
  std::size_t end = 0;
  Marks marks;  ///< of operand and open
  Node node;    ///< of operand: word, phrase or date; of near_sign: its distance
};

/// Distance of a NEAR without a number, and the largest that is understood, in words.
inline constexpr unsigned default_near_distance = 10;
inline constexpr unsigned max_near_distance = 100;

/// Cuts a query into lexemes, in order. Operators and parentheses are told by their writing alone; whether
/// they have something beside them is for the parser to see.
std::vector<Lexeme> read_lexemes(std::string_view query, std::vector<Note>& notes);

/// The place of an operator, read as words: none for a symbol.
std::vector<Lexeme> read_as_words(std::string_view query, const Lexeme& lexeme);

}  // namespace fihris
