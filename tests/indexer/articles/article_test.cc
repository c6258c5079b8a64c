#include "indexer/articles/article.h"

#include "tests/support/catch.h"

using fihris::make_article;

TEST_CASE("a first line before a blank line is the title", "[article]") {
  const auto record = make_article("/news/sport/a.txt", "  title \r\n\r\n\nfirst\nsecond\n");
  CHECK(record.title == "title");
  CHECK(record.body == "first\nsecond\n");
  CHECK(record.source == "sport");
}

TEST_CASE("a heading of Markdown is a title without its signs", "[article]") {
  for (const auto& [line, title] : {std::pair("# one two", "one two"),
                                    {"###### one", "one"},
                                    {"## one ##", "one"},
                                    {"# C#", "C#"},
                                    {"#", "#"},
                                    {"# #", ""},
                                    {"#hashtag", "#hashtag"},
                                    {"####### one", "####### one"},
                                    {"#1 of all", "#1 of all"}}) {
    INFO(line);
    CHECK(make_article("/a.md", std::string(line) + "\n\nbody").title == title);
  }
}

TEST_CASE("blank lines before the title are skipped", "[article]") {
  const auto record = make_article("/a.txt", "\n \t\ntitle\n\nbody");
  CHECK(record.title == "title");
  CHECK(record.body == "body");
}

TEST_CASE("without a blank line after the first there is no title", "[article]") {
  const auto record = make_article("/a.txt", "first\nsecond\n\nthird");
  CHECK(record.title.empty());
  CHECK(record.body == "first\nsecond\n\nthird");
}

TEST_CASE("a single line is no title", "[article]") {
  CHECK(make_article("/a.txt", "only").title.empty());
  CHECK(make_article("/a.txt", "only\n").body == "only\n");
}

TEST_CASE("a first line that is too long for a title is body", "[article]") {
  const std::string line(fihris::max_title_bytes + 1, 'a');
  const auto record = make_article("/a.txt", line + "\n\nbody");
  CHECK(record.title.empty());
  CHECK(record.body == line + "\n\nbody");
}

TEST_CASE("a line of which nothing can be seen is blank", "[article]") {
  // No-break space, direction marks, byte order mark, zero width space, a lone fatha, ideographic space,
  // NUL's blank.
  const std::string invisible =
      GENERATE("\xC2\xA0", "\xE2\x80\x8F", "\xE2\x80\x8E \xE2\x80\xAB", "\xEF\xBB\xBF", "\xE2\x80\x8B",
               "\xD9\x8E", " \xE3\x80\x80", "\xC2\xA0\t\xEF\xBB\xBF\xE2\x80\x8F", "\x1A");
  const auto record = make_article("/a.txt", invisible + "\ntitle\n" + invisible + "\nbody");
  CHECK(record.title == "title");
  CHECK(record.body == "body");
  CHECK(make_article("/a.txt", invisible).body.empty());
}

TEST_CASE("a title loses blanks of all kinds at its ends, and no mark of its letters", "[article]") {
  const auto record = make_article("/a.txt", "\xEF\xBB\xBF\xC2\xA0title\xD9\x8E \xE3\x80\x80\n\nbody");
  CHECK(record.title == "title\xD9\x8E");
}

TEST_CASE("CR alone and Unicode's separators end a line, and CR before LF does not end another",
          "[article]") {
  for (const std::string end : {"\r", "\n", "\r\n", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85"}) {
    const auto record = make_article("/a.txt", "title" + end + end + "first" + end + "second");
    CHECK(record.title == "title");
    CHECK(record.body == "first" + end + "second");
    CHECK(make_article("/a.txt", "first" + end + "second" + end).title.empty());
  }
}

TEST_CASE("what begins as a separator does and goes on otherwise ends no line", "[article]") {
  const std::string line =
      "a\xE2\x80\x93"
      "b\xC2\xAB"
      "c";
  CHECK(make_article("/a.txt", line + "\n\nbody").title == line);
  CHECK(make_article("/a.txt", "title\n\nbody\xE2").body == "body\xE2");
}

TEST_CASE("a text of blanks is an article without words", "[article]") {
  const auto record = make_article("/a.txt", " \n\n \t");
  CHECK(record.title.empty());
  CHECK(record.body.empty());
}

TEST_CASE("the source is the name of the folder", "[article]") {
  CHECK(fihris::source_of("/news/sport/a.txt") == "sport");
  CHECK(fihris::source_of("/a.txt").empty());
}
