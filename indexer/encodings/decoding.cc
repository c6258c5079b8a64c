#include "indexer/encodings/decoding.h"

#include <algorithm>
#include <optional>

#include "indexer/encodings/code_pages.h"
#include "indexer/encodings/double_utf8.h"
#include "indexer/encodings/mixed_text.h"
#include "indexer/encodings/named_encoding.h"
#include "indexer/encodings/utf8_text.h"
#include "indexer/encodings/wide_text.h"

namespace fihris {
namespace {

constexpr std::string_view utf8 = "UTF-8";
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// Text has fewer control characters and runs of NUL than one in so many bytes, and a few in any case.
constexpr std::size_t bytes_for_one_control = 32;
constexpr std::size_t bytes_for_one_control_beside_nul = 512;
constexpr std::size_t bytes_for_one_nul_run = 8;
constexpr std::size_t few = 2;

/// A control that no text has: neither blank nor NUL, nor what old files end or colour with (^Z, ESC).
bool is_binary_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && byte != 0 && (byte < '\t' || byte > '\r') && byte != 0x1A && byte != 0x1B;
}

bool is_binary(std::string_view bytes) {
  std::size_t controls = 0;
  std::size_t nul_runs = 0;
  char last = ' ';
  for (const char c : bytes) {
    controls += is_binary_control(c);
    nul_runs += c == '\0' && last != '\0';
    last = c;
  }
  const std::size_t for_one_control = nul_runs > 0 ? bytes_for_one_control_beside_nul : bytes_for_one_control;
  return controls > few + bytes.size() / for_one_control ||
         nul_runs > few + bytes.size() / bytes_for_one_nul_run;
}

/// Makes blanks of NUL. Returns the number of runs.
std::size_t blank_nul(std::string& text) {
  std::size_t runs = 0;
  for (auto at = text.find('\0'); at != text.npos; at = text.find('\0', at)) {
    ++runs;
    for (; at < text.size() && text[at] == '\0'; ++at) text[at] = ' ';
  }
  return runs;
}

DecodedText binary() {
  DecodedText decoded;
  decoded.encoding = "binary";
  decoded.is_text = false;
  return decoded;
}

DecodedText decode_wide(std::string_view bytes, const WideForm& form, ToldBy told_by) {
  DecodedText decoded;
  decoded.encoding = form.name;
  decoded.told_by = told_by;
  decoded.repairs = append_wide(decoded.text, bytes, form);
  return decoded;
}

DecodedText decode_certain(std::string_view bytes, const std::string& name) {
  DecodedText decoded;
  decoded.encoding = name;
  decoded.told_by = ToldBy::option;
  decoded.repairs = append_named(decoded.text, bytes, name);
  decoded.repairs += blank_nul(decoded.text);
  return decoded;
}

/// Letters of Arabic and French cost about 30 each; more than this speaks another language.
constexpr Cost unlikely_letter = 42;

bool is_unlikely(const MixedText& mixed, std::string_view bytes) {
  const auto high = std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  return mixed.cost > high * unlikely_letter;
}

/// Bytes that are not UTF-8 as a whole, nor wide.
DecodedText decode_by_letters(std::string_view bytes, const std::string& declared) {
  DecodedText decoded;
  const CodePage* page = declared.empty() ? nullptr : find_code_page(declared);
  MixedText mixed = decode_mixed(bytes, page);
  const auto takes = [&](const std::string& name, Cost bonus) {
    std::string text;
    const std::size_t repairs = append_named(text, bytes, name);
    if (cost_as_utf8(text) - bonus >= mixed.cost) return false;
    decoded.text = std::move(text);
    decoded.encoding = name;
    decoded.repairs = repairs;
    return true;
  };
  const bool is_other =
      !declared.empty() && !page && is_known_encoding(declared) && !find_wide_form(declared);
  decoded.told_by = ToldBy::declaration;
  if (is_other && takes(declared, worth_of_declaration)) return decoded;
  decoded.told_by = ToldBy::letters;
  if (is_unlikely(mixed, bytes)) {
    const std::string guess = guess_encoding(bytes);
    if (!guess.empty() && takes(guess, -worth_of_declaration)) return decoded;
  }
  decoded.text = std::move(mixed.text);
  decoded.repairs = mixed.repairs;
  if (mixed.has_utf8 || !mixed.has_page) decoded.encoding = utf8;
  if (mixed.has_page) {
    if (mixed.page == page) decoded.told_by = ToldBy::declaration;
    decoded.encoding.append(decoded.encoding.empty() ? "" : ", ").append(mixed.page->name);
  }
  return decoded;
}

DecodedText decode_narrow(std::string bytes, const std::string& declared) {
  DecodedText decoded;
  if (is_utf8(bytes)) {
    decoded.text = std::move(bytes);
    decoded.encoding = utf8;
  } else {
    if (is_binary(bytes)) return binary();
    decoded = decode_by_letters(bytes, declared);
  }
  if (const std::size_t lines = undo_double_utf8(decoded.text)) {
    decoded.repairs += lines;
    decoded.told_by = ToldBy::letters;
    decoded.encoding = decoded.encoding == utf8 ? "UTF-8 twice" : decoded.encoding;
  }
  return decoded;
}

}  // namespace

const char* describe(ToldBy told_by) {
  switch (told_by) {
    case ToldBy::well_formed:
      return "well-formed";
    case ToldBy::option:
      return "option";
    case ToldBy::mark:
      return "byte order mark";
    case ToldBy::zero_bytes:
      return "zero bytes";
    case ToldBy::declaration:
      return "declaration";
    case ToldBy::letters:
      break;
  }
  return "letters";
}

DecodedText decode_text(std::string bytes, const EncodingHint& hint) {
  const bool has_mark = bytes.starts_with(utf8_mark);
  if (has_mark) bytes.erase(0, utf8_mark.size());
  if (const auto form = wide_form_by_mark(bytes); form && !has_mark)
    return decode_wide(bytes, *form, ToldBy::mark);
  if (!hint.certain.empty() && !has_mark) return decode_certain(bytes, hint.certain);
  std::size_t nul_runs = 0;
  // Arabic in UTF-16 has high bytes of 06, and a blank has one of 00.
  if (bytes.find('\0') != bytes.npos || bytes.find('\6') != bytes.npos) {
    if (const auto form = wide_form_by_bytes(bytes)) return decode_wide(bytes, *form, ToldBy::zero_bytes);
    bytes.erase(bytes.find_last_not_of('\0') + 1);
    if (bytes.empty() || is_binary(bytes)) return binary();
    nul_runs = blank_nul(bytes);
  }
  DecodedText decoded = decode_narrow(std::move(bytes), hint.declared);
  decoded.repairs += nul_runs;
  return decoded;
}

}  // namespace fihris
