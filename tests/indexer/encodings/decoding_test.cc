#include "indexer/encodings/decoding.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/encodings/named_encoding.h"
#include "tests/support/binary_bytes.h"
#include "tests/support/catch.h"
#include "tests/support/check_decoding.h"
#include "tests/support/encoded.h"

using fihris::binary_bytes;
using fihris::broken_decoding;
using fihris::decode_text;
using fihris::Encoder;
using fihris::EncodingHint;
using fihris::ToldBy;

namespace {

const std::string& text(const std::string& name) {
  static const auto texts = fihris::read_texts(TABLES "/encodings/texts.tsv");
  return texts.at(name);
}

std::string encode(const std::string& utf8, const std::string& encoding) {
  return Encoder(encoding)(utf8).bytes;
}

/// UTF-8 that was taken for `encoding` and written as UTF-8 again.
std::string twice(const std::string& utf8, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status),
                                                                     ucnv_close);
  const icu::UnicodeString characters(utf8.data(), static_cast<int>(utf8.size()), converter.get(), status);
  std::string result;
  return characters.toUTF8String(result);
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> sample_articles() {
  std::vector<std::string> articles;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SAMPLE_CORPUS)) {
    if (entry.path().extension() == ".txt") articles.push_back(decode_text(read(entry.path())).text);
  }
  return articles;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// MacArabic's blanks make no-break spaces where the text may be ISO-8859-6 as well.
std::string with_plain_blanks(const std::string& text) {
  return replaced(text, "\xC2\xA0", " ");
}

/// For messages.
std::string first_difference(const std::string& a, const std::string& b) {
  const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  const auto begin = static_cast<std::size_t>(std::max<std::ptrdiff_t>(at - 20, 0));
  return a.substr(begin, 40) + " for " + b.substr(begin, 40);
}

const std::vector<std::string> eight_bit = {"windows-1256", "ISO-8859-6", "MacArabic", "CP720", "CP864"};
const std::string replacement = "\xEF\xBF\xBD";
const std::string left_quote = "\xE2\x80\x9C";
const std::string right_quote = "\xE2\x80\x9D";

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

TEST_CASE("the letters of a few words tell their encoding", "[encodings]") {
  struct Line {
    const char* encoding;
    std::size_t bytes;
    std::size_t percent;  ///< that must be right
  };
  const auto [encoding, bytes, percent] =
      GENERATE(Line{"windows-1256", 10, 95}, Line{"windows-1256", 20, 100}, Line{"windows-1256", 50, 100},
               Line{"windows-1256", 200, 100}, Line{"ISO-8859-6", 10, 90}, Line{"ISO-8859-6", 20, 100},
               Line{"ISO-8859-6", 50, 100}, Line{"ISO-8859-6", 200, 100}, Line{"MacArabic", 10, 90},
               Line{"MacArabic", 20, 100}, Line{"MacArabic", 50, 100}, Line{"MacArabic", 200, 100},
               Line{"CP720", 10, 90}, Line{"CP720", 20, 100}, Line{"CP720", 50, 100}, Line{"CP720", 200, 100},
               Line{"CP864", 10, 75}, Line{"CP864", 20, 90}, Line{"CP864", 50, 100}, Line{"CP864", 200, 100});
  const char blank = std::string(encoding) == "MacArabic" ? '\xA0' : ' ';
  const std::string text_bytes = encode(text("news") + ' ' + text("said") + ' ' + text("harvest"), encoding);
  std::size_t all = 0;
  std::size_t right = 0;
  for (std::size_t begin = 0; begin + bytes < text_bytes.size(); begin = text_bytes.find(blank, begin) + 1) {
    const std::size_t end = std::max(text_bytes.rfind(blank, begin + bytes), begin + 3);
    const std::string words = text_bytes.substr(begin, end - begin);
    const std::string expected = with_plain_blanks(decode_text(words, {{}, encoding}).text);
    const std::string decoded = with_plain_blanks(decode_text(words).text);
    if (decoded != expected) UNSCOPED_INFO(expected << " came out as " << decoded);
    right += decoded == expected;
    ++all;
  }
  INFO(encoding << ", " << bytes << " bytes: " << right << " of " << all);
  CHECK(all > 20);
  CHECK(right * 100 >= all * percent);
}

TEST_CASE("the articles of sample_corpus come back from every encoding", "[encodings]") {
  const auto articles = sample_articles();
  REQUIRE(articles.size() > 60);
  for (const std::string encoding : {"windows-1256", "ISO-8859-6", "MacArabic", "CP720", "CP864", "UTF-16LE",
                                     "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8"}) {
    Encoder encoder(encoding);
    std::size_t equal = 0;
    for (const std::string& article : articles) {
      const auto encoded = encoder(article);
      const auto decoded = decode_text(encoded.bytes);
      const bool is_equal = with_plain_blanks(decoded.text) == with_plain_blanks(encoded.text);
      if (!is_equal)
        UNSCOPED_INFO(encoding << " as " << decoded.encoding << ": "
                               << first_difference(decoded.text, encoded.text));
      equal += is_equal;
    }
    CHECK(equal * 100 >= articles.size() * 99);
  }
}

TEST_CASE("Arabic with French is read in the code pages that have both", "[encodings]") {
  for (const std::string encoding : {"windows-1256", "CP720"}) {
    const auto encoded = Encoder(encoding)(text("maghreb"));
    const auto decoded = decode_text(encoded.bytes);
    CHECK(decoded.text == encoded.text);
    CHECK(decoded.encoding == encoding);
  }
}

TEST_CASE("French alone is Windows-1252, in small letters and in capitals", "[encodings]") {
  for (const std::string name : {"french", "capitals"}) {
    const auto decoded = decode_text(encode(text(name), "windows-1252"));
    CHECK(decoded.text == text(name));
    CHECK(decoded.encoding == "windows-1252");
  }
}

TEST_CASE("a few letters of ISO-8859-6 within much ASCII are found", "[encodings]") {
  const std::string around =
      "Filed under: press release, 2024-05-01, id 4711. See https://example.org/?p=12 ";
  const std::string mixed = around + text("arrived") + "\n" + around + text("said") + " (c) example";
  const auto decoded = decode_text(encode(mixed, "ISO-8859-6"));
  CHECK(decoded.text == mixed);
  CHECK(decoded.encoding == "ISO-8859-6");
}

TEST_CASE("text with vowel signs is told too", "[encodings]") {
  for (const std::string encoding : {"windows-1256", "ISO-8859-6"}) {
    CHECK(decode_text(encode(text("vowelled"), encoding)).text == text("vowelled"));
  }
}

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

TEST_CASE("a text of another language that says nothing of its encoding is guessed", "[encodings]") {
  const auto decoded = decode_text(encode(text("russian"), "windows-1251"));
  CHECK(decoded.text == text("russian"));
  CHECK(decoded.encoding == "windows-1251");
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
    CHECK(fihris::is_known_encoding(name));
  }
  for (const std::string& name :
       {std::string(), std::string("windows-1250000"), std::string(5000, 'x'), std::string("a\0b", 3)}) {
    CHECK_FALSE(fihris::is_known_encoding(name));
  }
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
