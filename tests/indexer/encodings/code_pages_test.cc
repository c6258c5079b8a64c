#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/encodings/decoding.h"
#include "tests/indexer/encodings/texts.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

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

/// For messages.
std::string first_difference(const std::string& a, const std::string& b) {
  const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  const auto begin = static_cast<std::size_t>(std::max<std::ptrdiff_t>(at - 20, 0));
  return a.substr(begin, 40) + " for " + b.substr(begin, 40);
}

}  // namespace

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
