#include "query/language/note.h"

#include "query/language/characters.h"

namespace fihris {
namespace {

constexpr std::size_t most_quoted_bytes = 60;  ///< of the query in a note's text

}  // namespace

std::string quoted(std::string_view query, std::size_t begin, std::size_t end) {
  std::size_t shown = begin;
  while (shown < end && shown - begin < most_quoted_bytes) shown += character_at(query, shown).size;
  std::string text = "'";
  text += query.substr(begin, shown - begin);
  text += shown < end ? "\u2026'" : "'";
  return text;
}

}  // namespace fihris
