#include "analyzers/dates/day.h"

#include <string>

#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"
#include "tests/support/escaped.h"

using namespace fihris;

namespace {

std::string iso(const std::optional<Day>& day) {
  return day ? to_iso(*day) : "-";
}

}  // namespace

TEST_CASE("a line of its date at the head of a text tells its day, a day in a sentence does not", "[dates]") {
  for (const auto& row : read_word_table("dates/date_lines.tsv")) {
    REQUIRE(row.size() == 3);
    INFO(row[0]);
    CHECK(iso(find_date_line(unescaped(row[1]))) == row[2]);
  }
}

TEST_CASE("a sentence that goes on behind what is looked at is no line of a date", "[dates]") {
  const std::string words = "word word word word word word word word word word word word word word word\n";
  std::string text;
  while (text.size() + words.size() < 1480) text += words.substr(0, words.size() - 1) + ' ';
  text.replace(text.rfind("word"), 4, "\n");
  text.append(1480 - text.size(), ' ').append("on 5 July 2015 the pier was opened by all who lived there");
  CHECK(iso(find_date_line(text)) == "-");
  const std::string blanks(280, ' ');
  CHECK(iso(find_date_line(blanks + "5 July 2015 the pier was opened by all who lived there")) == "-");
}

TEST_CASE("a path has the day of its file, else of its folders", "[dates]") {
  CHECK(iso(find_day_in_path("news/2015/07/05/pier.html")) == "2015-07-05");
  CHECK(iso(find_day_in_path("news/2015-7-5.txt")) == "2015-07-05");
  CHECK(iso(find_day_in_path("news/pier_20150705.txt")) == "2015-07-05");
  CHECK(iso(find_day_in_path("2014/01/02/a-2015_07_05-b.txt")) == "2015-07-05");
  CHECK(iso(find_day_in_path("a.2015.07.05.txt")) == "2015-07-05");
  CHECK(iso(find_day_in_path("http://a.example/2015/07/05/99999")) == "2015-07-05");
  CHECK(iso(find_day_in_path("news/2015-17.txt")) == "-");
  CHECK(iso(find_day_in_path("news/2015-02-30.txt")) == "-");
  CHECK(iso(find_day_in_path("news/1201507055.txt")) == "-");
  CHECK(iso(find_day_in_path("news/2015/07/pier.html")) == "-");
  CHECK(iso(find_day_in_path("news/2015-07-055")) == "-");
  CHECK(iso(find_day_in_path("2015-07-")) == "-");
  CHECK(iso(find_day_in_path("")) == "-");
}

TEST_CASE("a Hijri day that the calendar does not have is none, but in a text the last one of its month",
          "[dates]") {
  CHECK(iso(hijri_day(1436, 9, 1)) == "2015-06-18");
  CHECK(iso(hijri_day(1436, 9, 29)) == "2015-07-16");
  CHECK(iso(hijri_day(1436, 9, 30)) == "-");
  CHECK(iso(hijri_day(1436, 10, 1)) == "2015-07-17");
  CHECK(iso(find_day("1436/9/30")) == "2015-07-16");
  CHECK(iso(find_day("1436/9/31")) == "-");
}

TEST_CASE("timestamps of programs are read, and what is none is no day", "[dates]") {
  const auto day = [](const std::string& text) {
    const auto found = parse_timestamp(text);
    return found ? to_iso(*found) : "-";
  };
  CHECK(day("20150721") == "2015-07-21");
  CHECK(day("20150721T023000Z") == "2015-07-21");
  CHECK(day("1437445892") == "2015-07-21");
  CHECK(day("1437445892000") == "2015-07-21");
  CHECK(day("Tue Jul 21 02:51:32 2015") == "2015-07-21");
  CHECK(day("Tue Jul 21 02:51:32 +0000 2015") == "2015-07-21");
  CHECK(day("Tue Jul 32 02:51:32 +0000 2015") == "-");
  CHECK(day("Tue Xyz 21 02:51:32 2015") == "-");
  CHECK(day("7") == "-");
}
