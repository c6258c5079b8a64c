#include "indexer/readers/declared_text.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr std::size_t looked_at_bytes = 2048;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

bool is_well_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (next_character(text, at) == replacement_character && text.substr(begin, at - begin) != "\xEF\xBF\xBD")
      return false;
  }
  return true;
}

/// `bytes` in the encoding called `name`, or nothing if there is none of that name or some bytes mean nothing
/// in it.
std::optional<std::string> convert(const std::string& bytes, const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(),
                                status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string utf8;
  return text.toUTF8String(utf8);
}

bool is_utf8_or_ascii(std::string_view name) {
  return name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii";
}

}  // namespace

DecodedText decode_declared(std::string bytes, const std::string& declared) {
  std::string name = declared;
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const bool is_wide =
      bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.find('\0') != bytes.npos;
  if (is_utf8_or_ascii(name) || is_wide || is_well_formed(bytes)) return decode_text(std::move(bytes));
  if (auto text = convert(bytes, name)) {
    DecodedText decoded;
    decoded.text = std::move(*text);
    decoded.encoding = name;
    return decoded;
  }
  return decode_text(std::move(bytes));
}

std::string declared_encoding(std::string_view markup) {
  const std::string_view head = markup.substr(0, looked_at_bytes);
  for (const std::string_view key : {"charset=", "CHARSET=", "Charset=", "encoding="}) {
    auto at = head.find(key);
    if (at == head.npos) continue;
    at = head.find_first_not_of(" \"'", at + key.size());
    if (at == head.npos) continue;
    return std::string(head.substr(at, head.find_first_of(" \"'>;/?\r\n", at) - at));
  }
  return {};
}

}  // namespace fihris
