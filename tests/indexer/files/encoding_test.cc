#include "indexer/files/encoding.h"

#include <memory>
#include <string>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "tests/support/catch.h"

using fihris::decode_text;

namespace {

std::string unescape(const char* escaped) {
  std::string text;
  return icu::UnicodeString(escaped).unescape().toUTF8String(text);
}

/// The opening of a news article, in escapes so that the source reads one way.
const std::string arabic = unescape(
    "\\u0627\\u0644\\u0642\\u0627\\u0647\\u0631\\u0629 - \\u0623\\u0639\\u0644\\u0646\\u062a "
    "\\u0648\\u0632\\u0627\\u0631\\u0629 \\u0627\\u0644\\u0635\\u062d\\u0629 \\u0623\\u0646 "
    "\\u0627\\u0644\\u0645\\u0633\\u062a\\u0634\\u0641\\u0649 \\u0627\\u0644\\u062c\\u062f\\u064a\\u062f "
    "\\u0633\\u064a\\u0641\\u062a\\u062d \\u0623\\u0628\\u0648\\u0627\\u0628\\u0647 \\u0641\\u064a "
    "\\u0645\\u0637\\u0644\\u0639 \\u0627\\u0644\\u0634\\u0647\\u0631 "
    "\\u0627\\u0644\\u0645\\u0642\\u0628\\u0644\\u060c "
    "\\u0648\\u0623\\u0648\\u0636\\u062d \\u0627\\u0644\\u0648\\u0632\\u064a\\u0631 "
    "\\u0644\\u0644\\u0635\\u062d\\u0641\\u064a\\u064a\\u0646 \\u0623\\u0646\\u0647 "
    "\\u0645\\u062c\\u0647\\u0632.");

std::string encode(const std::string& text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                     ucnv_close);
  const icu::UnicodeString characters = icu::UnicodeString::fromUTF8(text);
  std::string bytes(text.size() * 4 + 8, '\0');
  bytes.resize(static_cast<std::size_t>(
      characters.extract(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status)));
  return bytes;
}

}  // namespace

TEST_CASE("UTF-8 is taken as it is", "[encoding]") {
  const auto decoded = decode_text(arabic);
  CHECK(decoded.text == arabic);
  CHECK(decoded.encoding == "UTF-8");
}

TEST_CASE("a BOM is taken off and never a part of the first word", "[encoding]") {
  CHECK(decode_text("\xEF\xBB\xBF" + arabic).text == arabic);
  CHECK(decode_text("\xFF\xFE" + encode(arabic, "UTF-16LE")).text == arabic);
  CHECK(decode_text("\xFE\xFF" + encode(arabic, "UTF-16BE")).text == arabic);
  CHECK(decode_text(std::string("\xFF\xFE\0\0", 4) + encode(arabic, "UTF-32LE")).text == arabic);
}

TEST_CASE("Arabic 8-bit encodings are detected", "[encoding]") {
  const std::string name = GENERATE("windows-1256", "ISO-8859-6");
  const auto decoded = decode_text(encode(arabic, name.c_str()));
  CHECK(decoded.text == arabic);
}

TEST_CASE("a short text in an unknown encoding is taken for Windows-1256", "[encoding]") {
  const std::string word = arabic.substr(0, 14);
  CHECK(decode_text(encode(word, "windows-1256")).text == word);
}

TEST_CASE("a few bad bytes in UTF-8 become replacement characters", "[encoding]") {
  const auto decoded = decode_text(arabic + "\xFF" + arabic + "\xD8");
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.text == arabic + "\xEF\xBF\xBD" + arabic + "\xEF\xBF\xBD");
}

TEST_CASE("text with NUL bytes is binary", "[encoding]") {
  CHECK_FALSE(decode_text(std::string("a\0b", 3)).is_text);
  CHECK_FALSE(decode_text(std::string("\xFF\xFE"
                                      "a\0\0\0",
                                      6))
                  .is_text);
}

TEST_CASE("what is decoded is always well-formed UTF-8", "[encoding]") {
  std::string bytes;
  std::uint32_t seed = 1;
  for (int round = 0; round < 2000; ++round) {
    bytes.clear();
    for (int i = 0; i < 40; ++i)
      bytes.push_back(static_cast<char>((seed = seed * 1664525 + 1013904223) >> 24 | 1));
    const auto decoded = decode_text(bytes);
    CHECK(decode_text(decoded.text).text == decoded.text);
  }
}
