#include "indexer/encodings/mixed_text.h"

#include <algorithm>
#include <vector>

#include "indexer/encodings/utf8_text.h"

namespace fihris {
namespace {

constexpr Cost change_in_line = 80;
constexpr Cost change_at_line_end = 40;

/// A shape that joins the next letter where there is none, or the other way round.
constexpr Cost wrong_shape = 40;

/// What a page costs before anything is read: the rarer ones must be worth it.
constexpr Cost rarity[] = {0, 0, 10, 20, 20, 25};

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

bool belongs_to_word(char c) {
  return !is_ascii(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// A word with bytes beyond ASCII, and what is before it.
struct Piece {
  std::string_view before;  ///< ASCII
  std::string_view word;    ///< empty at the end of the text
  bool begins_line = false;
};

/// Cuts the next piece off `rest`.
Piece take_piece(std::string_view& rest) {
  const auto first =
      static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_ascii) - rest.begin());
  std::size_t begin = first;
  while (begin > 0 && belongs_to_word(rest[begin - 1])) --begin;
  const auto end = static_cast<std::size_t>(
      std::find_if_not(rest.begin() + static_cast<std::ptrdiff_t>(first), rest.end(), belongs_to_word) -
      rest.begin());
  Piece piece{rest.substr(0, begin), rest.substr(begin, end - begin)};
  piece.begins_line = piece.before.find_first_of("\n\r") != piece.before.npos;
  rest.remove_prefix(end);
  return piece;
}

bool is_letter(LetterClass kind) {
  return kind >= LetterClass::first_letter && kind < LetterClass::digit;
}

bool is_wrong(Shape shape, LetterClass next) {
  if (shape == Shape::ends) return is_letter(next);
  return shape == Shape::joins && !is_letter(next) && next != LetterClass::mark;  // a tatweel may follow
}

Cost cost_in_page(std::string_view word, const CodePage& page) {
  Cost cost = 0;
  LetterClass last = LetterClass::edge;
  Shape shape = Shape::any;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    const LetterClass kind = page.classes[byte];
    cost += pair_cost(last, kind);
    if (is_wrong(shape, kind)) cost += wrong_shape;
    last = kind;
    shape = page.shapes[byte];
  }
  return cost + pair_cost(last, LetterClass::edge) + (is_wrong(shape, LetterClass::edge) ? wrong_shape : 0);
}

/// The cheapest readings of a text up to some word, by what that word is read as.
class Reading {
 public:
  /// `entry` is what the page costs to begin with.
  explicit Reading(Cost entry) : rarity_(std::max<Cost>(entry, 0)), page_(entry) {}

  /// Where each of the cheapest readings changed before the word.
  struct Step {
    bool utf8_after_page;
    bool page_after_utf8;
  };

  Step read(Cost as_utf8, Cost in_page, Cost change) {
    const Cost after_page = page_ + change;
    const Cost after_utf8 = utf8_ + change + rarity_;
    const Step step{after_page < utf8_, after_utf8 < page_};
    utf8_ = std::min(utf8_, after_page) + as_utf8;
    page_ = std::min(page_, after_utf8) + in_page;
    return step;
  }

  bool ends_as_utf8() const { return utf8_ < page_; }
  Cost cost() const { return std::min(utf8_, page_); }

 private:
  Cost rarity_;
  Cost utf8_ = 0;
  Cost page_;
};

Cost change_cost(const Piece& piece) {
  return piece.begins_line ? change_at_line_end : change_in_line;
}

/// What `page` costs before anything is read.
Cost entry_cost(const CodePage& page, const CodePage* declared) {
  return &page == declared ? -worth_of_declaration : rarity[&page - code_pages().data()];
}

struct Choice {
  const CodePage* page;
  Cost cost;
};

Choice choose_page(std::string_view bytes, const CodePage* declared) {
  const auto pages = code_pages();
  std::vector<Reading> readings;
  for (const CodePage& page : pages) readings.emplace_back(entry_cost(page, declared));
  for (std::string_view rest = bytes; !rest.empty();) {
    const Piece piece = take_piece(rest);
    if (piece.word.empty()) break;
    const Cost as_utf8 = cost_as_utf8(piece.word);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      readings[i].read(as_utf8, cost_in_page(piece.word, pages[i]), change_cost(piece));
    }
  }
  const auto best = std::min_element(readings.begin(), readings.end(),
                                     [](const Reading& a, const Reading& b) { return a.cost() < b.cost(); });
  return {&pages[static_cast<std::size_t>(best - readings.begin())], best->cost()};
}

/// For each word whether it is UTF-8; false: it is in `page`.
std::vector<bool> choose_words(std::string_view bytes, const CodePage& page, Cost entry) {
  Reading reading(entry);
  std::vector<bool> utf8_after_page;
  std::vector<bool> page_after_utf8;
  for (std::string_view rest = bytes; !rest.empty();) {
    const Piece piece = take_piece(rest);
    if (piece.word.empty()) break;
    const auto step =
        reading.read(cost_as_utf8(piece.word), cost_in_page(piece.word, page), change_cost(piece));
    utf8_after_page.push_back(step.utf8_after_page);
    page_after_utf8.push_back(step.page_after_utf8);
  }
  std::vector<bool> is_utf8(utf8_after_page.size());
  bool current = reading.ends_as_utf8();
  for (std::size_t i = is_utf8.size(); i-- > 0;) {
    is_utf8[i] = current;
    const bool changes = current ? utf8_after_page[i] : page_after_utf8[i];
    current = current != changes;
  }
  return is_utf8;
}

}  // namespace

MixedText decode_mixed(std::string_view bytes, const CodePage* declared) {
  const auto [page, cost] = choose_page(bytes, declared);
  const auto words = choose_words(bytes, *page, entry_cost(*page, declared));
  MixedText mixed{{}, page};
  mixed.cost = cost;
  mixed.text.reserve(bytes.size() * 2);
  std::size_t next = 0;
  for (std::string_view rest = bytes; !rest.empty();) {
    const Piece piece = take_piece(rest);
    mixed.text.append(piece.before);
    if (piece.word.empty()) break;
    const bool as_utf8 = words[next++];
    mixed.repairs += as_utf8 ? append_repaired_utf8(mixed.text, piece.word)
                             : append_decoded(mixed.text, piece.word, *page);
    (as_utf8 ? mixed.has_utf8 : mixed.has_page) = true;
  }
  return mixed;
}

}  // namespace fihris
