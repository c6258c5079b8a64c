#include "indexer/encodings/decoding.h"

#include <cstdint>
#include <string>
#include <vector>

#include "tests/indexer/encodings/texts.h"
#include "tests/support/catch.h"
#include "tests/support/check_decoding.h"

using namespace fihris;

namespace {

const std::vector<std::string> eight_bit = {"windows-1256", "ISO-8859-6", "MacArabic", "CP720", "CP864"};

}  // namespace

TEST_CASE("UTF-8 is taken as it is", "[encodings]") {
  for (const char* name : {"news", "maghreb", "french", "capitals", "vowelled", "russian", "arrived"}) {
    INFO(name);
    const auto decoded = decode_text(text(name));
    CHECK(decoded.text == text(name));
    CHECK(decoded.encoding == "UTF-8");
    CHECK(decoded.told_by == ToldBy::well_formed);
    CHECK(decoded.repairs == 0);
  }
}

TEST_CASE("a byte order mark decides and is never a part of the first word", "[encodings]") {
  const std::string& news = text("news");
  CHECK(decode_text("\xEF\xBB\xBF" + news).text == news);
  CHECK(decode_text("\xFF\xFE" + encode(news, "UTF-16LE")).text == news);
  CHECK(decode_text("\xFE\xFF" + encode(news, "UTF-16BE")).text == news);
  CHECK(decode_text(std::string("\xFF\xFE\0\0", 4) + encode(news, "UTF-32LE")).text == news);
  CHECK(decode_text(std::string("\0\0\xFE\xFF", 4) + encode(news, "UTF-32BE")).text == news);
  CHECK(decode_text("\xFF\xFE" + encode(news, "UTF-16LE")).told_by == ToldBy::mark);
}

TEST_CASE("a UTF-8 mark before another encoding does not decide", "[encodings]") {
  const auto decoded = decode_text("\xEF\xBB\xBF" + encode(text("news"), "windows-1256"));
  CHECK(decoded.text == text("news"));
  CHECK(decoded.encoding == "windows-1256");
}

TEST_CASE("a text of another language that says nothing of its encoding is guessed", "[encodings]") {
  const auto decoded = decode_text(encode(text("russian"), "windows-1251"));
  CHECK(decoded.text == text("russian"));
  CHECK(decoded.encoding == "windows-1251");
}

TEST_CASE("any bytes give well-formed UTF-8 without NUL, the same each time", "[encodings]") {
  std::uint32_t seed = 1;
  const auto random = [&] { return (seed = seed * 1664525 + 1013904223) >> 16; };
  std::string bytes;
  for (int round = 0; round < 2000; ++round) {
    bytes.clear();
    const std::uint32_t low = round % 3 == 0 ? 0 : 0x20;
    for (std::uint32_t i = random() % 80; i > 0; --i)
      bytes.push_back(static_cast<char>(low + random() % (256 - low)));
    INFO("round " << round);
    CHECK(broken_decoding(bytes) == "");
  }
  for (int round = 0; round < 500; ++round) {
    bytes = round % 2 ? text("maghreb") : encode(text("maghreb"), eight_bit[random() % eight_bit.size()]);
    for (int i = 0; i < 5; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    INFO("round " << round);
    CHECK(broken_decoding(bytes, {round % 5 ? "" : "windows-1251", {}}) == "");
  }
}
