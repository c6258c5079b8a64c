#include "query/language/syntax_check.h"

#include <algorithm>
#include <string>
#include <utility>

#include "messages/translation.h"
#include "query/language/parser.h"

namespace fihris {
namespace {

using Lexemes = std::vector<Lexeme>;

void add_note(std::vector<Note>& notes, const Lexeme& lexeme, std::string text) {
  notes.push_back({lexeme.begin, lexeme.end, std::move(text)});
}

/// Drops the parentheses that cannot be a group.
Lexemes match_parentheses(Lexemes lexemes, std::vector<Note>& notes) {
  std::vector<bool> dropped(lexemes.size(), false);
  std::vector<std::size_t> open;      // offsets of parentheses not yet closed
  std::vector<std::size_t> contents;  // for each of them, how many lexemes lie in it
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (lexemes[i].kind == LexemeKind::open) {
      open.push_back(i);
      contents.push_back(0);
    } else if (lexemes[i].kind != LexemeKind::close) {
      if (!contents.empty()) ++contents.back();
    } else if (open.empty()) {
      add_note(notes, lexemes[i], tr("a closing parenthesis without an opening one; read as punctuation"));
      dropped[i] = true;
    } else {
      const Lexeme& first = lexemes[open.back()];
      const bool is_group = contents.back() > 0 && open.size() <= max_query_depth;
      if (contents.back() > 0 && !is_group) {
        add_note(notes, first,
                 tr_count("parentheses nested more than {1} deep; not read as a group",
                          "parentheses nested more than {1} deep; not read as a group", max_query_depth));
      } else if (!is_group && first.marks.any()) {
        add_note(notes, first, tr("nothing is in the parentheses; read as punctuation"));
      }
      if (!is_group) dropped[open.back()] = dropped[i] = true;
      const std::size_t inner = contents.back();
      open.pop_back();
      contents.pop_back();
      if (!contents.empty()) contents.back() += inner;
    }
  }
  for (const std::size_t i : open) {
    add_note(notes, lexemes[i], tr("an opening parenthesis without a closing one; read as punctuation"));
    dropped[i] = true;
  }
  Lexemes kept;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    if (!dropped[i]) kept.push_back(std::move(lexemes[i]));
  }
  return kept;
}

bool is_binary(LexemeKind kind) {
  return kind == LexemeKind::or_sign || kind == LexemeKind::and_sign || kind == LexemeKind::near_sign;
}

bool is_operator(LexemeKind kind) {
  return is_binary(kind) || kind == LexemeKind::not_sign;
}

/// True if `next` may stand to the right of an operator of kind `kind`.
bool may_follow(LexemeKind kind, const Lexeme* next) {
  if (next == nullptr) return false;
  if (kind == LexemeKind::near_sign) {
    return next->kind == LexemeKind::operand && next->node.kind != NodeKind::date && next->marks.sign == 0 &&
           !next->marks.field;
  }
  return next->kind == LexemeKind::operand || next->kind == LexemeKind::open ||
         (next->kind == LexemeKind::not_sign && kind != LexemeKind::not_sign);
}

/// True if `previous` may stand to the left of an operator of kind `kind`.
bool may_precede(LexemeKind kind, const Lexeme* previous) {
  if (kind == LexemeKind::not_sign) return true;
  if (previous == nullptr) return false;
  if (kind == LexemeKind::near_sign) {
    return previous->kind == LexemeKind::operand && previous->node.kind != NodeKind::date;
  }
  return previous->kind == LexemeKind::operand || previous->kind == LexemeKind::close;
}

void give_up(std::string_view query, const Lexeme& lexeme, bool reversed, Lexemes& kept,
             std::vector<Note>& notes) {
  Lexemes words = read_as_words(query, lexeme);
  const std::string sign = quoted(query, lexeme.begin, lexeme.end);
  std::string text;
  if (lexeme.kind == LexemeKind::near_sign) {
    text = words.empty() ? tr("{1} does not stand between words or phrases; read as punctuation", {sign})
                         : tr("{1} does not stand between words or phrases; read as words", {sign});
  } else {
    text = words.empty() ? tr("{1} has nothing beside it; read as punctuation", {sign})
                         : tr("{1} has nothing beside it; read as words", {sign});
  }
  add_note(notes, lexeme, text);
  if (reversed) std::reverse(words.begin(), words.end());
  std::move(words.begin(), words.end(), std::back_inserter(kept));
}

}  // namespace

Lexemes check_syntax(std::string_view query, Lexemes lexemes, std::vector<Note>& notes) {
  lexemes = match_parentheses(std::move(lexemes), notes);
  // From the right, what follows an operator is settled already; from the left, what precedes it.
  Lexemes reversed;
  for (; !lexemes.empty(); lexemes.pop_back()) {
    Lexeme& lexeme = lexemes.back();
    const Lexeme* next = reversed.empty() ? nullptr : &reversed.back();
    if (!is_operator(lexeme.kind) || may_follow(lexeme.kind, next)) {
      reversed.push_back(std::move(lexeme));
    } else {
      give_up(query, lexeme, true, reversed, notes);
    }
  }
  Lexemes sound;
  for (; !reversed.empty(); reversed.pop_back()) {
    Lexeme& lexeme = reversed.back();
    const Lexeme* previous = sound.empty() ? nullptr : &sound.back();
    if (!is_operator(lexeme.kind) || may_precede(lexeme.kind, previous)) {
      sound.push_back(std::move(lexeme));
    } else {
      give_up(query, lexeme, false, sound, notes);
    }
  }
  return sound;
}

}  // namespace fihris
