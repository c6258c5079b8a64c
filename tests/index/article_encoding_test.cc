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

TEST_CASE("the innermost folder for which an encoding was named decides", "[schema]") {
  FolderEncodings encodings;
  name_encoding(encodings, "/news", "CP720");
  name_encoding(encodings, "/news/old files", "CP864");
  name_encoding(encodings, "/news/old files/new", "auto");
  CHECK(encoding_named_for("/news/a.txt", encodings) == "CP720");
  CHECK(encoding_named_for("/news/old files/a.txt", encodings) == "CP864");
  CHECK(encoding_named_for("/news/old files/new/a.txt", encodings).empty());
  CHECK(encoding_named_for("/newspaper/a.txt", encodings).empty());
  CHECK(encoding_named_for("/news", encodings) == "CP720");
  name_encoding(encodings, "/", "UTF-16");
  CHECK(encodings == FolderEncodings{"UTF-16 /"});
  CHECK(encoding_named_for("/any/a.txt", encodings) == "UTF-16");
}

TEST_CASE("naming an encoding replaces what was named for the folder and below, and auto takes it back",
          "[schema]") {
  FolderEncodings encodings;
  name_encoding(encodings, "/news/a", "CP720");
  name_encoding(encodings, "/news/b", "CP864");
  name_encoding(encodings, "/news", "windows-1256");
  CHECK(encodings == FolderEncodings{"windows-1256 /news"});
  name_encoding(encodings, "/news/a", "windows-1256");
  CHECK(encodings.size() == 1);
  name_encoding(encodings, "/news", "auto");
  CHECK(encodings.empty());
}
