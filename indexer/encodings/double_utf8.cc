#include "indexer/encodings/double_utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "analyzers/words/utf8.h"
#include "indexer/encodings/code_pages.h"
#include "indexer/encodings/utf8_text.h"

namespace fihris {
namespace {

constexpr int max_rounds = 3;
constexpr std::size_t min_letters = 2;  ///< fewer prove nothing
/// Programs that lose the bytes which Windows-1252 does not have, lose one letter in so many at most.
constexpr std::size_t letters_for_one_lost = 8;

/// The bytes of a page by their characters.
using ByteTable = std::unordered_map<char32_t, char>;

ByteTable bytes_of(const CodePage& page) {
  ByteTable bytes;
  for (std::size_t i = 0; i < page.text.size(); ++i) {
    std::size_t offset = 0;
    const char32_t character = next_character(page.text[i], offset);
    if (character != replacement_character) bytes.emplace(character, static_cast<char>(0x80 + i));
  }
  // Where the page has no character, programs keep the number of the byte.
  for (char32_t byte = 0x80; byte < 0xA0; ++byte) bytes.emplace(byte, static_cast<char>(byte));
  return bytes;
}

/// Turns `text`, which came out, into well-formed UTF-8. Returns false unless it is what people write: then
/// it was nearly well-formed by no accident.
bool accept(std::string& text) {
  std::string repaired;
  const std::size_t repairs = append_repaired_utf8(repaired, text);
  std::size_t arabic = 0;
  std::size_t accented = 0;
  std::size_t quotes = 0;
  for (std::size_t i = 0; i < repaired.size();) {
    const char32_t character = next_character(repaired, i);
    switch (letter_class(character)) {
      case LetterClass::edge:
      case LetterClass::latin:
      case LetterClass::symbol:
      case LetterClass::digit:
        break;
      case LetterClass::punctuation:
        quotes += character >= 0x2000;
        break;
      case LetterClass::accented:
        ++accented;
        break;
      case LetterClass::other_latin:
      case LetterClass::other_alphabet:
      case LetterClass::other_script:
        return false;
      case LetterClass::undefined:
        if (character != replacement_character) return false;
        break;
      default:
        ++arabic;
    }
  }
  const bool is_plausible = repairs == 0 ? arabic >= min_letters || accented >= min_letters || quotes > 0
                                         : arabic >= repairs * letters_for_one_lost;
  if (is_plausible) text = std::move(repaired);
  return is_plausible;
}

std::optional<std::string> undo_line(std::string_view line, int rounds);

/// Appends `line` to `mended`, with each stretch that can be written in the page behind `bytes`, and is
/// plausible UTF-8 then, perhaps after more `rounds`, as that. Returns true if there was one.
bool append_undone(std::string& mended, std::string_view line, const ByteTable& bytes, int rounds) {
  bool changed = false;
  std::string stretch;
  std::size_t begin = 0;
  const auto end_stretch = [&](std::size_t end) {
    bool undone = false;
    if (stretch.size() < end - begin) {
      undone = accept(stretch);
      if (auto again = rounds > 1 && is_utf8(stretch) ? undo_line(stretch, rounds - 1) : std::nullopt) {
        stretch = std::move(*again);
        undone = true;
      }
    }
    mended.append(undone ? std::string_view(stretch) : line.substr(begin, end - begin));
    changed = changed || undone;
    stretch.clear();
  };
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t at = i;
    const char32_t character = next_character(line, i);
    if (character < 0x80) {
      stretch.push_back(static_cast<char>(character));
    } else if (const auto byte = bytes.find(character); byte != bytes.end()) {
      stretch.push_back(byte->second);
    } else {
      end_stretch(at);
      mended.append(line.substr(at, i - at));
      begin = i;
    }
  }
  end_stretch(line.size());
  return changed;
}

/// The lead bytes of Arabic and French letters, C3, D8 and D9, in Windows-1256; and the commonest letter,
/// which cannot come of them.
constexpr std::array<std::string_view, 3> leads_in_1256 = {"\xD8\xA3", "\xD8\xB7", "\xD8\xB8"};
constexpr std::string_view alef = "\xD8\xA7";

/// What `line` was before it was encoded again, at most `rounds` times; or nothing. REQUIRES: well-formed
/// UTF-8. The lead bytes of UTF-8 are U+00C0-U+00FF in Windows-1252.
std::optional<std::string> undo_line(std::string_view line, int rounds) {
  static const ByteTable by_1252 = bytes_of(code_pages()[0]);
  static const ByteTable by_1256 = bytes_of(code_pages()[windows_1256]);
  std::string mended;
  if (line.find('\xC3') != line.npos && append_undone(mended, line, by_1252, rounds)) return mended;
  mended.clear();
  if (line.find(alef) != line.npos) return {};
  const bool has_lead = std::any_of(leads_in_1256.begin(), leads_in_1256.end(),
                                    [&](std::string_view lead) { return line.find(lead) != line.npos; });
  if (has_lead && append_undone(mended, line, by_1256, rounds)) return mended;
  return {};
}

/// Every line that was written twice has characters of these lead bytes: U+0080-U+00FF.
bool may_be_double(std::string_view text) {
  return text.find('\xC2') != text.npos || text.find('\xC3') != text.npos;
}

}  // namespace

std::size_t undo_double_utf8(std::string& text) {
  if (!may_be_double(text)) return 0;
  std::string mended;
  std::size_t lines = 0;
  std::size_t copied = 0;  // up to here `mended` is what `text` was
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    const auto undone = undo_line(line, max_rounds);
    if (undone) {
      ++lines;
      mended.append(text, copied, begin - copied).append(*undone);
      copied = end;
    }
    begin = end;
  }
  if (lines == 0) return 0;
  mended.append(text, copied);
  text = std::move(mended);
  return lines;
}

}  // namespace fihris
