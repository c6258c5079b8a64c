#include "query/language/lexer.h"

#include <string>
#include <utility>

#include "messages/translation.h"
#include "query/language/characters.h"
#include "query/language/dates.h"
#include "query/language/fields.h"
#include "query/language/punctuation.h"
#include "query/language/quotes.h"
#include "query/language/word_reader.h"

namespace fihris {
namespace {

/// The text without invisible characters, which keyboards and copied text put around operators.
std::string visible(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    if (!is_invisible(code)) result += text.substr(at, size);
    at += size;
  }
  return result;
}

/// The distance that NEAR or NEAR/n asks for, 0 if `text` is neither.
unsigned near_distance(std::string_view text) {
  if (text == "NEAR") return default_near_distance;
  if (!text.starts_with("NEAR/")) return 0;
  unsigned distance = 0;
  for (std::size_t at = 5; at < text.size();) {
    const auto [code, size] = character_at(text, at);
    const int digit = digit_value(code);
    if (digit < 0) return 0;
    distance = distance * 10 + static_cast<unsigned>(digit);
    if (distance > max_near_distance) return 0;
    at += size;
  }
  return distance;
}

Node make_node(std::string_view query, std::vector<QueryWord> words) {
  Node node;
  node.kind = words.size() == 1 ? NodeKind::word : NodeKind::phrase;
  node.written = query.substr(words.front().begin, words.back().end - words.front().begin);
  node.words = std::move(words);
  return node;
}

/// Each word by itself, without marks; the words of one character together.
void push_separately(std::string_view query, std::vector<QueryWord> words, std::vector<Lexeme>& lexemes) {
  for (auto word = words.begin(); word != words.end();) {
    const std::size_t begin = word->begin;
    const std::size_t end = word->end;
    std::vector<QueryWord> together;
    for (; word != words.end() && word->begin == begin; ++word) together.push_back(std::move(*word));
    lexemes.push_back({LexemeKind::operand, begin, end, {}, make_node(query, std::move(together))});
  }
}

class Lexer {
 public:
  Lexer(std::string_view query, std::vector<Note>& notes) : query_(query), quotes_(query), notes_(notes) {}

  std::vector<Lexeme> run() {
    while (at_ < query_.size()) {
      const auto [code, size] = character_at(query_, at_);
      if (is_separator(code)) {
        at_ += size;
        fresh_ = true;
      } else {
        read_lexeme();
      }
    }
    return std::move(lexemes_);
  }

 private:
  void note(std::size_t begin, std::size_t end, std::string text) {
    notes_.push_back({begin, end, std::move(text)});
  }
  std::string quoted(std::size_t begin, std::size_t end) const { return fihris::quoted(query_, begin, end); }

  void push(LexemeKind kind, std::size_t begin, std::size_t end, Marks marks = {}, Node node = {}) {
    lexemes_.push_back({kind, begin, end, marks, std::move(node)});
  }

  void read_lexeme() {
    const std::size_t begin = at_;
    const Marks marks = fresh_ ? read_marks(query_, at_, notes_) : Marks{};
    fresh_ = false;
    if (at_ >= query_.size()) {
      note_nothing_beside(begin, marks);
      return;
    }
    const auto [code, size] = character_at(query_, at_);
    if (code == '(' || (code == ')' && !marks.any())) {
      push_parenthesis(begin, code == '(', marks);
    } else if (code == '|' && !marks.any()) {
      at_ += query_.substr(at_).starts_with("||") ? 2 : 1;
      push(LexemeKind::or_sign, begin, at_);
      fresh_ = true;
    } else if (const auto closing = quotes_.closing(at_); closing) {
      read_phrase(begin, marks, *closing);
    } else if (is_double_quote(code)) {
      note(at_, at_ + size, tr("a quotation mark without a partner; read as punctuation"));
      at_ += size;
      fresh_ = true;
    } else if (ends_chunk(code)) {
      note_nothing_beside(begin, marks);
    } else {
      read_chunk(begin, marks);
    }
  }

  void note_nothing_beside(std::size_t begin, const Marks& marks) {
    if (marks.any()) note(begin, at_, tr("nothing follows {1}; read as punctuation", {quoted(begin, at_)}));
  }

  void push_parenthesis(std::size_t begin, bool opens, Marks marks) {
    if (marks.field == Field::date) {
      note(begin, at_, tr("a date is no group; the field is ignored"));
      marks.field.reset();
    }
    ++at_;
    push(opens ? LexemeKind::open : LexemeKind::close, begin, at_, marks);
    fresh_ = opens;
  }

  void read_phrase(std::size_t begin, Marks marks, std::size_t closing) {
    const Stretch place{at_ + character_at(query_, at_).size, closing};
    at_ = closing + character_at(query_, closing).size;
    if (marks.field == Field::date) {
      if (push_date(begin, marks, place)) return;
      reject_date(begin, place.begin);
      marks = {};
    }
    std::vector<QueryWord> words = read_quoted_words(query_, place, notes_);
    if (words.empty()) {
      note_nothing_beside(begin, marks);
      return;
    }
    Node node = make_node(query_, std::move(words));
    node.quoted = true;
    node.written = query_.substr(place.begin, place.end - place.begin);
    push(LexemeKind::operand, begin, at_, marks, std::move(node));
  }

  /// Reads what has no space, quotation mark or parenthesis in it.
  void read_chunk(std::size_t begin, const Marks& marks) {
    const Stretch place{at_, chunk_end()};
    at_ = place.end;
    if (!marks.any() && read_operator(place)) return;
    if (marks.field == Field::date) {
      if (push_date(begin, marks, place)) return;
      reject_date(begin, at_);
      return;
    }
    if (!push_words(begin, marks, place)) note_nothing_beside(begin, marks);
  }

  /// Notes what follows a date field and is no date; what lies before `words_end` becomes words.
  void reject_date(std::size_t begin, std::size_t words_end) {
    note(begin, at_,
         tr("{1} is no date such as 2015-07 or 2015-07..2015-08; read as words", {quoted(begin, at_)}));
    push_words(begin, {}, {begin, words_end});
  }

  std::size_t chunk_end() const {
    std::size_t end = at_;
    while (end < query_.size()) {
      const auto [code, size] = character_at(query_, end);
      if (ends_chunk(code)) break;
      end += size;
    }
    return end;
  }

  bool read_operator(Stretch place) {
    const std::string text = visible(query_.substr(place.begin, place.end - place.begin));
    if (text == "OR") {
      push(LexemeKind::or_sign, place.begin, place.end);
    } else if (text == "AND") {
      push(LexemeKind::and_sign, place.begin, place.end);
    } else if (text == "NOT") {
      push(LexemeKind::not_sign, place.begin, place.end);
    } else if (const unsigned distance = near_distance(text)) {
      Node near;
      near.distance = distance;
      push(LexemeKind::near_sign, place.begin, place.end, {}, std::move(near));
    } else if (text.starts_with("NEAR/")) {
      note(place.begin, place.end, tr("NEAR takes a distance of 1 to 100 words; read as words"));
      std::vector<QueryWord> words = read_words(query_, place, notes_);
      push_separately(query_, std::move(words), lexemes_);
    } else {
      return false;
    }
    return true;
  }

  bool push_date(std::size_t begin, const Marks& marks, Stretch place) {
    const auto dates = parse_dates(query_.substr(place.begin, place.end - place.begin));
    if (!dates) return false;
    Node node;
    node.kind = NodeKind::date;
    node.dates = *dates;
    push(LexemeKind::operand, begin, at_, marks, std::move(node));
    return true;
  }

  /// Pushes the words of a chunk; the marks belong to the first part of it.
  bool push_words(std::size_t begin, Marks marks, Stretch place) {
    std::vector<QueryWord> words = read_words(query_, place, notes_);
    if (words.empty()) return false;
    if (marks.field && is_filter(*marks.field)) {
      Node node = make_node(query_, std::move(words));
      // A slash before its first word makes it a whole path.
      if (marks.field == Field::path || marks.field == Field::copies)
        node.written = query_.substr(place.begin, place.end - place.begin);
      push(LexemeKind::operand, begin, place.end, marks, std::move(node));
      return true;
    }
    for (std::vector<QueryWord>& part : split_glued(query_, place, std::move(words))) {
      const std::size_t end = part.back().end;
      push(LexemeKind::operand, begin, end, std::exchange(marks, {}), make_node(query_, std::move(part)));
      begin = end;
    }
    return true;
  }

  std::string_view query_;
  QuoteFinder quotes_;
  std::vector<Note>& notes_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  bool fresh_ = true;  ///< nothing touches the next character on its left, so that it may be a mark
};

}  // namespace

std::vector<Lexeme> read_lexemes(std::string_view query, std::vector<Note>& notes) {
  return Lexer(query, notes).run();
}

std::vector<Lexeme> read_as_words(std::string_view query, const Lexeme& lexeme) {
  std::vector<Note> ignored;
  std::vector<Lexeme> result;
  push_separately(query, read_words(query, {lexeme.begin, lexeme.end}, ignored), result);
  return result;
}

}  // namespace fihris
