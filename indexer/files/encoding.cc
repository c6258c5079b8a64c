#include "indexer/files/encoding.h"

#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace fihris {
namespace {

constexpr std::string_view utf8_bom = "\xEF\xBB\xBF";
constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// UTF-8 with at most one bad byte for this many good multi-byte characters is damaged UTF-8, not another
/// encoding.
constexpr std::size_t good_for_one_bad = 20;

/// ICU guesses; below this confidence (of 100) its guess is worth less than knowing that the collection is
/// Arabic.
constexpr int min_confidence = 20;

struct Utf8Count {
  std::size_t good = 0;  ///< multi-byte characters
  std::size_t bad = 0;   ///< ill-formed bytes
};

Utf8Count count_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t size = text.size();
  Utf8Count count;
  for (std::size_t i = 0; i < size;) {
    if (bytes[i] < 0x80) {
      ++i;
    } else if (bytes[i] >= 0xC2 && bytes[i] < 0xE0 && i + 1 < size && (bytes[i + 1] & 0xC0) == 0x80) {
      ++count.good;
      i += 2;
    } else {
      UChar32 character;
      U8_NEXT(bytes, i, size, character);
      ++(character < 0 ? count.bad : count.good);
    }
  }
  return count;
}

std::string repair_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::string repaired;
  repaired.reserve(text.size() + 64);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    UChar32 character;
    U8_NEXT(bytes, i, text.size(), character);
    repaired.append(character < 0 ? replacement_character : text.substr(begin, i - begin));
  }
  return repaired;
}

/// Converts with ICU; what cannot be converted becomes U+FFFD.
DecodedText convert(std::string_view bytes, const char* encoding) {
  DecodedText decoded;
  decoded.encoding = encoding;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                     ucnv_close);
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(),
                                status);
  if (U_FAILURE(status)) {
    decoded.is_text = false;
    return decoded;
  }
  text.toUTF8String(decoded.text);
  return decoded;
}

const char* detect(std::string_view bytes) {
  constexpr const char* fallback = "windows-1256";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || !match || ucsdet_getConfidence(match, &status) < min_confidence) return fallback;
  // The names are ICU's own constants and outlive the detector.
  const char* name = ucsdet_getName(match, &status);
  return U_FAILURE(status) ? fallback : name;
}

const char* encoding_by_bom(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t bom_bytes = 0;
  return ucnv_detectUnicodeSignature(bytes.data(), static_cast<std::int32_t>(bytes.size()), &bom_bytes,
                                     &status);
}

bool holds_nul(std::string_view text) {
  return text.find('\0') != text.npos;
}

}  // namespace

DecodedText decode_text(std::string bytes) {
  if (const char* name = encoding_by_bom(bytes); name && !bytes.starts_with(utf8_bom)) {
    DecodedText decoded = convert(bytes, name);
    if (decoded.text.starts_with(utf8_bom)) decoded.text.erase(0, utf8_bom.size());
    if (holds_nul(decoded.text)) decoded = {{}, name, false};
    return decoded;
  }
  if (bytes.starts_with(utf8_bom)) bytes.erase(0, utf8_bom.size());
  if (holds_nul(bytes)) return {{}, "binary", false};
  const auto [good, bad] = count_utf8(bytes);
  if (bad == 0) return {std::move(bytes), "UTF-8"};
  if (bad * good_for_one_bad <= good) return {repair_utf8(bytes), "UTF-8"};
  return convert(bytes, detect(bytes));
}

}  // namespace fihris
