#include "indexer/articles/article.h"

#include "tests/support/catch.h"

using fihris::make_article;

TEST_CASE("a first line before a blank line is the title", "[article]") {
  const auto record = make_article("/news/sport/a.txt", "  title \r\n\r\n\nfirst\nsecond\n");
  CHECK(record.title == "title");
  CHECK(record.body == "first\nsecond\n");
  CHECK(record.source == "sport");
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

TEST_CASE("a text of blanks is an article without words", "[article]") {
  const auto record = make_article("/a.txt", " \n\n \t");
  CHECK(record.title.empty());
  CHECK(record.body.empty());
}

TEST_CASE("the source is the name of the folder", "[article]") {
  CHECK(fihris::source_of("/news/sport/a.txt") == "sport");
  CHECK(fihris::source_of("/a.txt").empty());
}
