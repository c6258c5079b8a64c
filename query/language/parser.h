#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/language/ast.h"
#include "query/language/note.h"

namespace fihris {

/// Longer queries are refused, in bytes of UTF-8.
inline constexpr std::size_t max_query_bytes = 65536;

/// Parentheses nested deeper are read as punctuation, with a note.
inline constexpr unsigned max_query_depth = 100;

/// The last note stands for all further places.
inline constexpr std::size_t max_query_notes = 20;

/// A query and what could not be understood in it.
struct ParsedQuery {
  Node root;
  std::vector<Note> notes;  ///< in the order of their places
};

/// Parses the query language of fihris-query(7).
///
/// Everything is a query: what cannot be syntax is read as words and noted. Throws Error only if the query is
/// longer than max_query_bytes. Safe for untrusted input, in time linear in its length.
ParsedQuery parse_query(std::string_view query);

}  // namespace fihris
