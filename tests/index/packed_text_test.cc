#include "index/packed_text.h"

#include <cstdint>
#include <string>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

const std::string seen = "\xD8\xB3";       // U+0633
const std::string peh = "\xD9\xBE";        // U+067E
const std::string gaf = "\xDA\xAF";        // U+06AF
const std::string quote = "\xE2\x80\x9C";  // U+201C

}  // namespace

TEST_CASE("Arabic letters pack to a byte, others to themselves behind an escape", "[packed]") {
  CHECK(pack("abc 1") == "abc 1");
  CHECK(pack(seen + peh) == "\xB3\xFE");
  CHECK(pack(gaf) == "\x1A" + gaf);
  CHECK(pack(quote + seen) == "\x1A" + quote + "\xB3");
}

TEST_CASE("what is no UTF-8 packs and unpacks as well", "[packed]") {
  for (const auto& text : {std::string("\xFF"), std::string("\xD8"), seen + "\xD9", std::string("\x1A"),
                           std::string("\x1A\x1A\x01\xFF", 4), std::string("a\0b", 3), quote.substr(0, 2)}) {
    CHECK(unpack(pack(text)) == text);
  }
}

TEST_CASE("any bytes unpack to what was packed", "[packed]") {
  std::uint32_t seed = 1;
  const auto random = [&] { return (seed = seed * 1664525 + 1013904223) >> 16; };
  const std::string pieces[] = {"a",    " ",    seen,   peh,    gaf,    quote,
                                "\x1A", "\x01", "\xFF", "\xD8", "\x80", "\xF0\x9F\x98\x80"};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto count = random() % 20; count > 0; --count) text += pieces[random() % std::size(pieces)];
    CHECK(unpack(pack(text)) == text);
    CHECK(unpack(text).size() <= 2 * text.size());
  }
}

TEST_CASE("the beginning of a word packs to the beginning of the packed word", "[packed]") {
  const std::string word = seen + gaf + peh;
  CHECK(pack(word).starts_with(pack(seen)));
  CHECK(pack(word).starts_with(pack(seen + gaf)));
}
