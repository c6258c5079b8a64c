#include "indexer/encodings/named_encoding.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "analyzers/error.h"
#include "indexer/encodings/code_pages.h"
#include "indexer/encodings/utf8_text.h"
#include "indexer/encodings/wide_text.h"
#include "messages/translation.h"

namespace fihris {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(name.empty() ? nullptr : ucnv_open(name.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Converts piece by piece, so that no second copy of the text is needed.
std::size_t append_by_icu(std::string& text, std::string_view bytes, const std::string& name) {
  const Converter from = open(name);
  const Converter to = open("UTF-8");
  if (!from || !to) return 0;
  std::array<char16_t, 4096> pivot;
  std::array<char, 8192> out;
  char16_t* pivot_source = pivot.data();
  char16_t* pivot_target = pivot.data();
  const char* source = bytes.data();
  const std::size_t begin = text.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  for (bool first = true; status == U_BUFFER_OVERFLOW_ERROR; first = false) {
    status = U_ZERO_ERROR;
    char* target = out.data();
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source,
                   bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target,
                   pivot.data() + pivot.size(), first, true, &status);
    text.append(out.data(), target);
  }
  std::size_t replaced = 0;
  for (auto at = text.find(replacement, begin); at != text.npos; at = text.find(replacement, at + 1))
    ++replaced;
  return replaced;
}

}  // namespace

std::optional<std::string> find_encoding(const std::string& name) {
  if (const CodePage* page = find_code_page(name)) return page->name;
  if (const auto form = find_wide_form(name)) return form->name;
  const Converter converter = open(name);
  if (!converter) return {};
  UErrorCode status = U_ZERO_ERROR;
  const char* const own = ucnv_getName(converter.get(), &status);
  if (U_FAILURE(status)) return {};
  for (const char* const standard : {"MIME", "IANA"}) {
    status = U_ZERO_ERROR;
    const char* const known = ucnv_getStandardName(own, standard, &status);
    if (U_SUCCESS(status) && known) return known;
  }
  return own;
}

bool is_known_encoding(const std::string& name) {
  return find_code_page(name) || find_wide_form(name) || open(name);
}

std::size_t append_named(std::string& text, std::string_view bytes, const std::string& name) {
  if (const CodePage* page = find_code_page(name)) return append_decoded(text, bytes, *page);
  if (const auto form = find_wide_form(name)) return append_wide(text, bytes, *form);
  if (ucnv_compareNames(name.c_str(), "UTF-8") == 0) return append_repaired_utf8(text, bytes);
  return append_by_icu(text, bytes, name);
}

std::string guess_encoding(std::string_view bytes) {
  constexpr std::size_t sample_bytes = 1u << 14;
  const auto size = static_cast<std::int32_t>(std::min(bytes.size(), sample_bytes));
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  if (U_FAILURE(status)) return {};
  ucsdet_setText(detector.get(), bytes.data(), size, &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  const char* name = U_SUCCESS(status) && match ? ucsdet_getName(match, &status) : nullptr;
  if (!name || U_FAILURE(status) || find_code_page(name) || find_wide_form(name)) return {};
  return open(name) ? name : "";
}

std::string known_encoding(const std::string& name) {
  if (const auto known = find_encoding(name)) return *known;
  throw Error(
      tr("cannot read articles in the encoding: {1}: there is none of that name; take one such as "
         "windows-1256, or auto",
         {name}));
}

}  // namespace fihris
