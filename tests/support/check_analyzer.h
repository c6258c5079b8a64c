#pragma once

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/words/folding.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/tokenizer.h"
#include "analyzers/words/utf8.h"

namespace fihris {

inline std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) tokens.push_back(token);
  return tokens;
}

inline std::vector<std::string> terms_of(std::string_view text) {
  std::vector<std::string> terms;
  for (const Token& token : tokens_of(text)) terms.push_back(token.term);
  return terms;
}

/// `text` in the canonical form that `get` gives, as ICU's getNFCInstance does.
inline std::string normalized(std::string_view text, const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  get(status)->normalize(icu::UnicodeString::fromUTF8(std::string(text)), status).toUTF8String(result);
  return result;
}

/// Byte offsets at which a character begins, and the end.
inline std::set<std::size_t> character_boundaries(std::string_view text) {
  std::set<std::size_t> boundaries = {0};
  for (std::size_t offset = 0; offset < text.size();) {
    next_character(text, offset);
    boundaries.insert(offset);
  }
  return boundaries;
}

inline bool is_spaceless(std::string_view text) {
  for (const char32_t character : to_utf32(text)) {
    const Kind kind = fold_of(character).kind;
    if (kind == Kind::spaceless || kind == Kind::spaceless_mark) return true;
  }
  return false;
}

/// What is wrong with one token of `text`; empty if nothing is.
inline std::string broken_by_token(std::string_view text, const Token& token, bool alone) {
  if (token.term.empty()) return "empty term";
  if (token.term.size() > max_term_bytes) return "term longer than max_term_bytes: " + token.term;
  if (token.term != normalized(token.term, icu::Normalizer2::getNFCInstance))
    return "term not composed: " + token.term;
  if (fold(token.term) != token.term) return "fold not idempotent: " + token.term + " to " + fold(token.term);
  const std::string_view written = text.substr(token.begin, token.end - token.begin);
  if (!alone) return {};  // one character that is a phrase
  if (fold(written) != token.term)
    return "fold differs from the tokenizer: " + token.term + " and " + fold(written);
  // A dagger alef is a sign to the written form, and a letter to the term.
  if (to_utf32(expansion(written)).find(letter::dagger_alef) != std::u32string::npos) return {};
  for (const auto tashkeel : {Tashkeel::ignored, Tashkeel::kept}) {
    const std::string form = written_form(written, tashkeel);
    if (fold(form) != token.term) return "written form folds otherwise: " + token.term + " and " + fold(form);
    if (written_form(form, tashkeel) != form) return "written form not idempotent: " + form;
    if (tashkeel == Tashkeel::ignored && has_tashkeel(form)) return "written form keeps tashkeel: " + form;
  }
  return {};
}

/// What must hold of every text, well-formed or not. Returns what does not, or nothing; needs no test
/// library, so that tables, random texts and fuzzers all call it.
inline std::string broken_invariant(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  const std::set<std::size_t> boundaries = character_boundaries(text);
  Token previous;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const auto same_span = [&](const Token& other) {
      return token.begin == other.begin && token.end == other.end;
    };
    if (token.position != previous.position + 1) return "positions do not count up at " + token.term;
    if (token.begin >= token.end || token.end > text.size())
      return "offsets outside the text at " + token.term;
    if (boundaries.count(token.begin) + boundaries.count(token.end) != 2)
      return "offsets inside a character at " + token.term;
    if (token.begin < previous.end && !same_span(previous)) return "words overlap at " + token.term;
    const bool alone = !same_span(previous) && (i + 1 == tokens.size() || !same_span(tokens[i + 1]));
    if (std::string broken = broken_by_token(text, token, alone); !broken.empty()) return broken;
    previous = token;
  }
  const std::vector<std::string> terms = terms_of(text);
  if (terms != terms_of(std::string(text))) return "not the same words twice";
  // ICU's dictionaries may cut decomposed kana and Thai elsewhere.
  const bool well_formed = to_utf32(text).find(replacement_character) == std::u32string::npos;
  if (!well_formed || is_spaceless(text)) return {};
  if (terms != terms_of(normalized(text, icu::Normalizer2::getNFCInstance))) return "NFC has other words";
  if (terms != terms_of(normalized(text, icu::Normalizer2::getNFDInstance))) return "NFD has other words";
  return {};
}

}  // namespace fihris
