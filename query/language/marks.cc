#include "query/language/marks.h"

#include <algorithm>

#include "messages/translation.h"
#include "query/language/characters.h"
#include "query/language/fields.h"
#include "query/language/punctuation.h"

namespace fihris {
namespace {

constexpr std::size_t max_field_name_bytes = 64;

/// The colon behind the letters at `at`, if they may be the name of a field; else `at`.
std::size_t find_colon(std::string_view query, std::size_t at) {
  std::size_t colon = at;
  bool all_digits = true;
  while (colon < query.size() && colon - at <= max_field_name_bytes) {
    const auto [code, size] = character_at(query, colon);
    if (!is_word_character(code) && !is_invisible(code)) break;
    all_digits = all_digits && digit_value(code) >= 0;
    colon += size;
  }
  return colon < query.size() && query[colon] == ':' && !all_digits ? colon : at;
}

/// Reads `name:` into `field` and moves `at` behind it; leaves both if there is no such field.
void read_field(std::string_view query, std::size_t& at, std::optional<Field>& field,
                std::vector<Note>& notes) {
  const std::size_t colon = find_colon(query, at);
  if (colon == at) return;
  const std::size_t operand = skip_invisible(query, colon + 1);
  const auto found = find_field(query.substr(at, colon - at));
  if (found && starts_operand(query, operand)) {
    field = found;
    at = colon + 1;
  } else if (found) {
    notes.push_back(
        {at, colon + 1, tr("nothing follows the field {1}; read as a word", {quoted(query, at, colon)})});
  } else if (starts_operand(query, operand) && query[operand] != '/') {
    notes.push_back({at, colon + 1, tr("no field is called {1}; read as words", {quoted(query, at, colon)})});
  }
}

/// Marks twice over, as in --verbose; a ruler of hyphens is not worth a note.
void note_repeated_marks(std::string_view query, std::size_t begin, std::size_t at,
                         std::vector<Note>& notes) {
  const std::size_t end = std::min(query.find_first_not_of("+-=~", at), query.size());
  if (!starts_operand(query, end)) return;
  notes.push_back({begin, end, tr("{1} is no operator; read as punctuation", {quoted(query, begin, end)})});
}

}  // namespace

Marks read_marks(std::string_view query, std::size_t& begin, std::vector<Note>& notes) {
  Marks marks;
  std::size_t at = skip_invisible(query, begin);
  while (at < query.size()) {
    const char c = query[at];
    const bool sign = c == '+' || c == '-';
    if ((sign && marks.sign != 0) || (c == '=' && marks.exact) || (c == '~' && marks.similar)) {
      note_repeated_marks(query, begin, at, notes);
      return {};
    }
    if (sign) {
      marks.sign = c;
      ++at;
    } else if (c == '=') {
      marks.exact = true;
      ++at;
    } else if (c == '~') {
      marks.similar = true;
      ++at;
    } else {
      const std::size_t name = at;
      if (!marks.field) read_field(query, at, marks.field, notes);
      if (at == name) break;
    }
    at = skip_invisible(query, at);
  }
  begin = at;
  return marks;
}

}  // namespace fihris
