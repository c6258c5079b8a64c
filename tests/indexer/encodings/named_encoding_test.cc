#include "indexer/encodings/named_encoding.h"

#include <string>

#include "indexer/encodings/decoding.h"
#include "tests/indexer/encodings/texts.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("a declaration counts as long as the letters do not contradict it", "[encodings]") {
  const std::string& news = text("news");
  const std::string bytes = encode(news, "windows-1256");
  const auto right = decode_text(bytes, {"cp1256", {}});
  CHECK(right.text == news);
  CHECK(right.told_by == ToldBy::declaration);
  const std::string wrong =
      GENERATE("iso-8859-1", "utf-8", "ISO-8859-6", "windows-1251", "koi8-r", "Shift_JIS", "UTF-16", "UTF-7",
               "x-mac-arabic", "no such encoding", "", "ibm-864");
  const auto decoded = decode_text(bytes, {wrong, {}});
  INFO(wrong);
  CHECK(decoded.text == news);
  CHECK(decoded.encoding == "windows-1256");
  CHECK(decoded.told_by == ToldBy::letters);
  CHECK(decode_text(news, {wrong, {}}).text == news);
}

TEST_CASE("a declared encoding of another language is believed where it makes words", "[encodings]") {
  const std::string encoding = GENERATE("windows-1251", "KOI8-R", "ISO-8859-5");
  const auto decoded = decode_text(encode(text("russian"), encoding), {encoding, {}});
  CHECK(decoded.text == text("russian"));
  CHECK(decoded.told_by == ToldBy::declaration);
}

TEST_CASE("what the user says is done, whatever comes out", "[encodings]") {
  const std::string bytes = encode(text("news"), "windows-1256");
  const auto as_said = decode_text(bytes, {{}, "ISO-8859-6"});
  CHECK(as_said.encoding == "ISO-8859-6");
  CHECK(as_said.told_by == ToldBy::option);
  CHECK(as_said.text != text("news"));
  for (const std::string encoding :
       {"windows-1256", "windows-1251", "MacArabic", "CP864", "UTF-16BE", "UTF-8"}) {
    const auto encoded = Encoder(encoding)(text(encoding == "windows-1251" ? "russian" : "said"));
    CHECK(decode_text(encoded.bytes, {{}, encoding}).text == with_plain_blanks(encoded.text));
  }
  CHECK(decode_text("\xFF\xFE" + encode(text("news"), "UTF-16LE"), {{}, "windows-1256"}).text ==
        text("news"));
  CHECK(decode_text("a\xFF"
                    "b",
                    {{}, "UTF-8"})
            .text == "a" + replacement + "b");
}

TEST_CASE("encodings go by many names, and unknown ones are known to be so", "[encodings]") {
  for (const char* name : {"windows-1256", "CP1256", "cp720", "DOS-720", "ibm864", "x-mac-arabic",
                           "MacArabic", "utf8", "UTF-16", "latin1", "ASMO-708", "shift_jis"}) {
    INFO(name);
    CHECK(is_known_encoding(name));
  }
  for (const std::string& name :
       {std::string(), std::string("windows-1250000"), std::string(5000, 'x'), std::string("a\0b", 3)}) {
    CHECK_FALSE(is_known_encoding(name));
  }
}
