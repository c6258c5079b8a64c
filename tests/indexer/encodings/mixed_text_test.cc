#include <cstddef>
#include <string>

#include "indexer/encodings/decoding.h"
#include "tests/indexer/encodings/texts.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("quotes of Windows-1252 and 1256 in UTF-8 are read, and nothing around them changes",
          "[encodings]") {
  const std::string& said = text("said");
  const std::string& word = text("arrived");
  const auto decoded = decode_text(said + " \x93" + word + "\x94 " + said + "\x85");
  CHECK(decoded.text == said + " " + left_quote + word + right_quote + " " + said + "\xE2\x80\xA6");
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.told_by == ToldBy::letters);
  CHECK(decoded.repairs == 3);
  CHECK(decode_text(word + " \x93" + word + "\x94").text == word + " " + left_quote + word + right_quote);
}

TEST_CASE("a letter of Windows-1252 in a Latin word of UTF-8 is read", "[encodings]") {
  CHECK(decode_text(text("said") + " (caf\xE9) " + text("said")).text ==
        text("said") + " (caf\xC3\xA9) " + text("said"));
}

TEST_CASE("ill-formed bytes cost themselves alone", "[encodings]") {
  const std::string& news = text("news");
  const std::string bad = GENERATE("\xFF", "\xD8", "\xD9", "\xC0", "\xF5", "\xF0\x9F\x98", "\xE2\x80");
  CHECK(decode_text(news + " " + bad + " " + news).text == news + " " + replacement + " " + news);
  CHECK(decode_text(news + bad).text == news + replacement);
  CHECK(decode_text(bad + news).text == replacement + news);
  CHECK(decode_text(news + " " + bad + " " + news).encoding == "UTF-8");
}

TEST_CASE("a lost byte costs its letter alone", "[encodings]") {
  const std::string& news = text("news");
  for (const std::size_t lost : {0u, 1u, 30u, 31u, 100u}) {
    std::string damaged = news;
    damaged.erase(lost, 1);
    const auto decoded = decode_text(damaged);
    INFO(lost << ' ' << decoded.text);
    CHECK(decoded.encoding == "UTF-8");
    CHECK(decoded.text.substr(decoded.text.size() - 200) == news.substr(news.size() - 200));
  }
}

TEST_CASE("a text half UTF-8 and half in a code page keeps both halves", "[encodings]") {
  const std::string& said = text("said");
  const std::string& harvest = text("harvest");
  const std::string encoding = GENERATE("windows-1256", "ISO-8859-6", "CP720");
  const std::string separator = GENERATE("\n", " ", "\r\n\r\n");
  const std::string both = said + separator + harvest;
  const auto first = decode_text(said + separator + encode(harvest, encoding));
  CHECK(first.text == both);
  CHECK(first.encoding == "UTF-8, " + encoding);
  CHECK(first.told_by == ToldBy::letters);
  CHECK(decode_text(encode(said, encoding) + separator + harvest).text == both);
}

TEST_CASE("lines of two encodings may come in any order", "[encodings]") {
  std::string bytes;
  std::string expected;
  for (int i = 0; i < 6; ++i) {
    bytes += (i % 2 ? text("said") : encode(text("harvest"), "windows-1256")) + "\n";
    expected += text(i % 2 ? "said" : "harvest") + "\n";
  }
  CHECK(decode_text(bytes).text == expected);
}
