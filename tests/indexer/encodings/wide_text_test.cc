#include <string>

#include "indexer/encodings/decoding.h"
#include "tests/indexer/encodings/texts.h"
#include "tests/support/binary_bytes.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("UTF-16 and UTF-32 are told by their zero bytes without a mark", "[encodings]") {
  for (const std::string encoding : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
    for (const std::string name : {"news", "maghreb", "french", "vowelled", "russian", "arrived"}) {
      INFO(encoding << ' ' << name);
      const auto decoded = decode_text(encode(text(name), encoding));
      CHECK(decoded.text == text(name));
      CHECK(decoded.encoding == encoding);
      CHECK(decoded.told_by == ToldBy::zero_bytes);
    }
  }
}

TEST_CASE("UTF-16 that is cut within a character, or has half a pair, loses that alone", "[encodings]") {
  const std::string news = encode(text("news"), "UTF-16LE");
  const auto cut = decode_text(news + "\x27");
  CHECK(cut.text == text("news") + replacement);
  CHECK(cut.repairs == 1);
  CHECK(decode_text(news + "\x3D\xD8" + news).text == text("news") + replacement + text("news"));
  CHECK(decode_text(news + "\x3D\xD8\x00\xDE" + news).text != "");
  CHECK(decode_text(news + std::string("\x3D\xD8\x00\xDE", 4)).text == text("news") + "\xF0\x9F\x98\x80");
  CHECK(decode_text(news + std::string(2, '\0') + news).text == text("news") + " " + text("news"));
}

TEST_CASE("a stray NUL and padding with NUL are blanks", "[encodings]") {
  const std::string nul(1, '\0');
  CHECK(decode_text("one" + nul + "two").text == "one two");
  CHECK(decode_text(text("said") + nul + text("harvest")).text == text("said") + " " + text("harvest"));
  CHECK(decode_text(text("said") + std::string(5000, '\0')).text == text("said"));
  CHECK(decode_text("name" + std::string(28, '\0') + "place" + std::string(27, '\0') + "end").is_text);
  CHECK(decode_text("one" + nul + "two").repairs == 1);
  const auto page =
      decode_text(encode(text("said"), "windows-1256") + nul + encode(text("harvest"), "windows-1256"));
  CHECK(page.text == text("said") + " " + text("harvest"));
}

TEST_CASE("what has control characters as no text has them is binary", "[encodings]") {
  CHECK_FALSE(decode_text(binary_bytes).is_text);
  CHECK_FALSE(decode_text(binary_bytes + std::string(20, '\0')).is_text);
  CHECK_FALSE(decode_text(std::string(100, '\0')).is_text);
  CHECK_FALSE(decode_text("\x89PNG\r\n\x1A\n" +
                          std::string("\0\0\0\x0DIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0\x1F\x15\xC4\x89", 25))
                  .is_text);
  CHECK(decode_text("\1\2\3\4\5\7\x0E").encoding == "UTF-8");  // ASCII controls alone harm nobody
}
