#include <string>

#include "indexer/encodings/decoding.h"
#include "tests/indexer/encodings/texts.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("UTF-8 that was encoded twice or thrice is undone", "[encodings]") {
  for (const std::string encoding : {"windows-1252", "ISO-8859-1", "windows-1256"}) {
    for (const std::string name : {"news", "said", "maghreb", "french", "vowelled"}) {
      INFO(encoding << ' ' << name);
      const std::string double_text = twice(text(name), encoding);
      REQUIRE(double_text != text(name));
      const auto decoded = decode_text(double_text);
      CHECK(decoded.text == text(name));
      CHECK(decoded.encoding == "UTF-8 twice");
      CHECK(decoded.repairs == 1);
    }
    CHECK(decode_text(twice(twice(text("said"), encoding), encoding)).text == text("said"));
  }
}

TEST_CASE("only the lines that were encoded twice are undone", "[encodings]") {
  const std::string lines =
      text("harvest") + "\n" + twice(text("said"), "windows-1252") + "\n" + text("french") + "\n";
  const auto decoded = decode_text(lines);
  CHECK(decoded.text == text("harvest") + "\n" + text("said") + "\n" + text("french") + "\n");
  CHECK(decoded.repairs == 1);
  const std::string one_line = text("harvest") + " " + twice(text("said"), "windows-1252");
  CHECK(decode_text(one_line).text == text("harvest") + " " + text("said"));
}

TEST_CASE("what was encoded twice is undone where a program lost bytes on the way", "[encodings]") {
  const std::string lossy = replaced(twice(text("news"), "windows-1252"), "\xC2\x81", "?");
  REQUIRE(lossy != twice(text("news"), "windows-1252"));
  CHECK_THAT(decode_text(lossy).text, Catch::Contains(text("news").substr(0, 40)));
}

TEST_CASE("a quote that was encoded twice is undone in a line of ASCII", "[encodings]") {
  CHECK(decode_text(twice("it\xE2\x80\x99s " + left_quote + "so" + right_quote, "windows-1252")).text ==
        "it\xE2\x80\x99s " + left_quote + "so" + right_quote);
}

TEST_CASE("letters that look like UTF-8 encoded twice stay where people write them", "[encodings]") {
  const std::string written = GENERATE(
      "CAF\xC3\x89\xC2\xA0! LE TH\xC3\x89\xC3\x82TRE\xC2\xA0: \xC2\xAB OUI \xC2\xBB",
      "S\xC3\x83O PAULO, AMANH\xC3\x83\xC2\xBB", "\xC3\x98\xC2\xA7", "5 \xC3\x97 3 \xC2\xB1 2 \xC2\xB0");
  CHECK(decode_text(written).text == written);
}
