#include "indexer/encodings/wide_text.h"

#include <algorithm>
#include <string>

#include <unicode/ucnv.h>

#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr WideForm utf16le{"UTF-16LE", 2, false};
constexpr WideForm utf16be{"UTF-16BE", 2, true};
constexpr WideForm utf32le{"UTF-32LE", 4, false};
constexpr WideForm utf32be{"UTF-32BE", 4, true};

constexpr char32_t byte_order_mark = 0xFEFF;
constexpr char32_t last_character = 0x10FFFF;

constexpr std::size_t sample_bytes = 1u << 14;
/// Of these many units one may be none of the letters that we know.
constexpr std::size_t units_for_one_unknown = 20;

char32_t unit_at(std::string_view bytes, std::size_t offset, const WideForm& form) {
  char32_t unit = 0;
  for (std::size_t i = 0; i < form.unit_bytes; ++i) {
    const std::size_t place = form.big_endian ? i : form.unit_bytes - 1 - i;
    unit = unit << 8 | static_cast<unsigned char>(bytes[offset + place]);
  }
  return unit;
}

/// Of ASCII, other Latin, Greek, Cyrillic, Arabic, or a sign that goes with them.
bool is_expected(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return c == '\t' || c == '\n' || c == '\r' || within(0x20, 0x7E) || within(0xA0, 0x24F) ||
         within(0x370, 0x4FF) || within(0x600, 0x6FF) || within(0x2010, 0x203A) || within(0xFB50, 0xFDFF) ||
         within(0xFE70, 0xFEFC);
}

bool fits(std::string_view bytes, const WideForm& form) {
  std::size_t units = 0;
  std::size_t unknown = 0;
  for (std::size_t i = 0; i + form.unit_bytes <= bytes.size(); i += form.unit_bytes) {
    const char32_t unit = unit_at(bytes, i, form);
    if (unit == 0) continue;  // padding
    ++units;
    unknown += !is_expected(unit);
  }
  return units >= 2 && unknown * units_for_one_unknown <= units;
}

bool is_lead(char32_t unit) {
  return (unit & ~char32_t{0x3FF}) == 0xD800;
}
bool is_trail(char32_t unit) {
  return (unit & ~char32_t{0x3FF}) == 0xDC00;
}

}  // namespace

std::optional<WideForm> wide_form_by_mark(std::string_view bytes) {
  for (const WideForm& form : {utf32le, utf32be, utf16le, utf16be}) {
    if (bytes.size() >= form.unit_bytes && unit_at(bytes, 0, form) == byte_order_mark) return form;
  }
  return {};
}

std::optional<WideForm> wide_form_by_bytes(std::string_view bytes) {
  const bool is_cut = bytes.size() % 2 != 0;
  if (is_cut && bytes.size() < 2 * units_for_one_unknown) return {};
  const std::string_view sample = bytes.substr(0, sample_bytes);
  for (const WideForm& form : {utf32le, utf32be, utf16le, utf16be}) {
    if (fits(sample, form)) return form;
  }
  return {};
}

std::optional<WideForm> find_wide_form(std::string_view name) {
  const std::string wanted(name);
  const auto is = [&](const char* other) { return ucnv_compareNames(wanted.c_str(), other) == 0; };
  if (is("UTF-16")) return utf16le;
  if (is("UTF-32")) return utf32le;
  for (const WideForm& form : {utf32le, utf32be, utf16le, utf16be}) {
    if (is(form.name)) return form;
  }
  return {};
}

std::size_t append_wide(std::string& text, std::string_view bytes, const WideForm& form) {
  std::size_t repairs = 0;
  text.reserve(text.size() + bytes.size());
  std::size_t i = 0;
  for (; i + form.unit_bytes <= bytes.size(); i += form.unit_bytes) {
    char32_t character = unit_at(bytes, i, form);
    if (i == 0 && character == byte_order_mark) continue;
    if (form.unit_bytes == 2 && is_lead(character) && i + 4 <= bytes.size()) {
      if (const char32_t trail = unit_at(bytes, i + 2, form); is_trail(trail)) {
        character = 0x10000 + ((character & 0x3FF) << 10) + (trail & 0x3FF);
        i += 2;
      }
    }
    if (character > last_character || is_lead(character) || is_trail(character)) {
      character = replacement_character;
      ++repairs;
    }
    append_utf8(text, character == 0 ? U' ' : character);
  }
  if (i < bytes.size()) {
    append_utf8(text, replacement_character);
    ++repairs;
  }
  return repairs;
}

}  // namespace fihris
