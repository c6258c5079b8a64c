#pragma once

#include <string>

#include "tests/support/encoded.h"

namespace fihris {

inline const std::string replacement = "\xEF\xBF\xBD";
inline const std::string left_quote = "\xE2\x80\x9C";
inline const std::string right_quote = "\xE2\x80\x9D";

/// A text of texts.tsv.
inline const std::string& text(const std::string& name) {
  static const auto texts = read_texts(TABLES "/encodings/texts.tsv");
  return texts.at(name);
}

inline std::string encode(const std::string& utf8, const std::string& encoding) {
  return Encoder(encoding)(utf8).bytes;
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// MacArabic's blanks make no-break spaces where the text may be ISO-8859-6 as well.
inline std::string with_plain_blanks(const std::string& text) {
  return replaced(text, "\xC2\xA0", " ");
}

}  // namespace fihris
