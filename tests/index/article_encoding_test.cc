#include "index/article_encoding.h"

#include <xapian.h>

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("an article's encoding reads back as it was written", "[schema]") {
  const ArticleEncoding encoding{"UTF-8, windows-1256", "letters", 12, "CP720"};
  CHECK(decode_article_encoding(encode(encoding)) == encoding);
  CHECK(decode_article_encoding(encode(ArticleEncoding{})) == ArticleEncoding{});
}

TEST_CASE("a damaged encoding is said to be so", "[schema]") {
  const std::string value = GENERATE("", "a", "a\tb", "a\tb\t3", "a\tb\tc\td", "a\tb\t\td", "a\tb\t3\td\te",
                                     "a\tb\t99999999999999999999999\td", "a\tb\t-1\td", "a\tb\t1 \td");
  CHECK_THROWS_AS(decode_article_encoding(value), Xapian::DatabaseCorruptError);
}

TEST_CASE("an encoding is described in a few words", "[schema]") {
  CHECK(describe(ArticleEncoding{"CP864", "letters", 0, {}}) == "CP864 (letters)");
  CHECK(describe(ArticleEncoding{"UTF-8", "letters", 1, {}}) == "UTF-8 (letters), 1 repair");
  CHECK(describe(ArticleEncoding{"UTF-8 twice", "letters", 7, {}}) == "UTF-8 twice (letters), 7 repairs");
}
