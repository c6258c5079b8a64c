#include "query/shown/caret_message.h"

#include <algorithm>

#include "query/language/characters.h"
#include "query/shown/bidi.h"

namespace fihris {
namespace {

constexpr std::size_t most_columns = 72;  ///< of the query that are shown
/// Between the parts of the line, this keeps each in its columns on terminals that reorder right-to-left
/// text.
constexpr std::string_view left_to_right_mark = "\u200E";

constexpr std::size_t columns_before = 40;  ///< of them before the place, at most

/// A piece of the query as shown, with the columns that it takes.
struct Shown {
  std::string text;
  std::size_t columns = 0;

  void add(std::string_view bytes, char32_t code) {
    if (is_blank(code)) {
      text += ' ';
      ++columns;
    } else if (!is_invisible(code)) {
      text += code == 0xFFFD ? "\uFFFD" : bytes;
      columns += display_width(code);
    }
  }
};

Shown show(std::string_view text) {
  Shown shown;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    shown.add(text.substr(at, size), code);
    at += size;
  }
  return shown;
}

/// The first `columns` columns of `text`, with an ellipsis if there is more.
Shown head(std::string_view text, std::size_t columns) {
  Shown shown;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    if (shown.columns + display_width(code) > columns) {
      shown.text += "\u2026";
      break;
    }
    shown.add(text.substr(at, size), code);
    at += size;
  }
  return shown;
}

/// The last `columns` columns of `text`, with an ellipsis if there is more.
Shown tail(std::string_view text, std::size_t columns) {
  const std::size_t all = show(text).columns;
  if (all <= columns) return show(text);
  std::size_t passed = 0;
  std::size_t at = 0;
  while (at < text.size() && passed + columns < all + 1) {
    const auto [code, size] = character_at(text, at);
    passed += is_blank(code) ? 1 : display_width(code);
    at += size;
  }
  Shown shown{"\u2026", 1};
  const Shown rest = show(text.substr(at));
  shown.text += rest.text;
  shown.columns += rest.columns;
  return shown;
}

}  // namespace

std::string caret_message(std::string_view query, const Note& note) {
  const Shown before = tail(query.substr(0, note.begin), columns_before);
  const Shown place = head(query.substr(note.begin, note.end - note.begin), most_columns - before.columns);
  const Shown after = head(query.substr(note.end), most_columns - before.columns - place.columns);
  const bool reordered = has_right_to_left(query);
  const std::string_view fence = reordered ? left_to_right_mark : "";
  std::string message = note.text + "\n  ";
  for (const Shown* part : {&before, &place, &after}) message.append(fence).append(part->text);
  message.append("\n  ").append(before.columns, ' ').append("^");
  if (place.columns > 1) message.append(place.columns - 1, '~');
  return message;
}

}  // namespace fihris
