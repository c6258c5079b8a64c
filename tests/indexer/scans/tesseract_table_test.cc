#include "indexer/scans/tesseract_table.h"

#include <string>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

std::string row(const std::string& numbers, const std::string& confidence, const std::string& text) {
  std::string line = numbers + "\t0\t0\t0\t0\t" + confidence + "\t" + text + "\n";
  for (char& c : line) {
    if (c == ' ' && &c < line.data() + numbers.size()) c = '\t';
  }
  return line;
}

const std::string header =
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

}  // namespace

TEST_CASE("words of tesseract's table become lines, paragraphs and pages", "[scans]") {
  const auto pages = read_tesseract_table(
      header + row("1 1 0 0 0 0", "-1", "") + row("5 1 1 1 1 1", "90", "one") +
      row("5 1 1 1 1 2", "90", "two") + row("5 1 1 1 2 1", "90", "three") + row("5 1 1 2 1 1", "90", "four") +
      row("5 1 2 1 1 1", "90", "five") + row("1 2 0 0 0 0", "-1", "") + row("1 3 0 0 0 0", "-1", "") +
      row("5 3 1 1 1 1", "80", "six"));
  REQUIRE(pages.size() == 3);
  CHECK(pages[0] == PicturePage{"one two\nthree\n\nfour\n\nfive", 90});
  CHECK(pages[1] == PicturePage{"", 0});
  CHECK(pages[2] == PicturePage{"six", 80});
}

TEST_CASE("the confidence of a page is that of its letters, and what has hardly any is no text", "[scans]") {
  const auto mixed =
      read_tesseract_table(row("5 1 1 1 1 1", "90", "abcdefghi") + row("5 1 1 1 1 2", "40.4", "j"));
  CHECK(mixed.at(0).confidence == 85);
  const auto noise = read_tesseract_table(row("5 1 1 1 1 1", "20", "abc") + row("5 1 1 1 1 2", "95", " "));
  CHECK(noise.at(0) == PicturePage{"", 20});
}

TEST_CASE("what is no line of a table of tesseract is passed over", "[scans]") {
  CHECK(read_tesseract_table("").empty());
  CHECK(read_tesseract_table("no table\n\t\t\n5\t1\n").empty());
  CHECK(read_tesseract_table(header).empty());
  for (const char* confidence : {"nan", "inf", "1e999", "-5", "words", ""}) {
    INFO(confidence);
    const auto pages = read_tesseract_table(row("5 1 1 1 1 1", confidence, "abc"));
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].confidence <= 100);
  }
  // More pages than a picture may have.
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += row("1 " + std::to_string(i + 1) + " 0 0 0 0", "-1", "");
  CHECK(read_tesseract_table(many).size() == 10'000);
}
