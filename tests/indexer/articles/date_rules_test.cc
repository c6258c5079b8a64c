#include "indexer/articles/date_rules.h"

#include "analyzers/error.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

namespace {

std::string day_in(const std::string& rule, const std::string& path, const std::string& body = "",
                   const std::string& title = "") {
  const auto day = DateRule(rule).find(path, title, body);
  return day ? to_iso(*day) : "-";
}

}  // namespace

TEST_CASE("a rule finds the day in a path, in whatever order its parts stand", "[dates]") {
  CHECK(day_in("path:%Y/%m/%d", "news/2015/7/5/pier.txt") == "2015-07-05");
  CHECK(day_in("path:%d-%m-%Y", "news/05-07-2015.txt") == "2015-07-05");
  CHECK(day_in("path:%m.%d.%y", "news/7.5.15.txt") == "2015-07-05");
  CHECK(day_in("path:%y%m%d", "news/a150705b.txt") == "2015-07-05");
  CHECK(day_in("path:%y%m%d", "news/990705.txt") == "1999-07-05");
  CHECK(day_in("path:%d%m%Y", "news/05072015.txt") == "2015-07-05");
  CHECK(day_in("path:%Y%m%d%H%M%S", "news/20150705103000.txt") == "2015-07-05");
  CHECK(day_in("path:%d %b %Y", "news/5 July 2015.txt") == "2015-07-05");
  CHECK(day_in("path:%Y-%b-%d", "news/2015-juillet-05.txt") == "2015-07-05");
  CHECK(day_in("path:%Y/%*/%m-%d", "news/2015/sport/07-05.txt") == "2015-07-05");
  CHECK(day_in("path:100%%_%Y_%m_%d", "news/100%_2015_07_05.txt") == "2015-07-05");
  CHECK(day_in("path:%Y-%m-%d", "news/1436-09-18.txt") == "2015-07-05");
  // The last place counts.
  CHECK(day_in("path:%Y-%m-%d", "2014-01-01/2015-07-05.txt") == "2015-07-05");
}

TEST_CASE("a rule takes no part of a longer number and no day that there is not", "[dates]") {
  CHECK(day_in("path:%Y-%m-%d", "news/12015-07-05.txt") == "-");
  CHECK(day_in("path:%Y-%m-%d", "news/2015-07-051.txt") == "-");
  CHECK(day_in("path:%Y-%m-%d", "news/2015-02-30.txt") == "-");
  CHECK(day_in("path:%Y-%m-%d", "news/2015-07-") == "-");
  CHECK(day_in("path:%Y%m%d", "news/2015705.txt") == "-");
  CHECK(day_in("path:%Y-%m-%d", "") == "-");
}

TEST_CASE("a rule finds the day behind its label at the head of a text", "[dates]") {
  CHECK(day_in("Date:", "a.txt", "From: me\ndate : 5 July 2015 10:00\n\nText") == "2015-07-05");
  CHECK(day_in("Posted on:", "a.txt", "Posted on: 2015-07-05\n") == "2015-07-05");
  CHECK(day_in("Date:", "a.txt", "Text", "Date: 2015-07-05") == "2015-07-05");
  CHECK(day_in("Date:", "a.txt", "The Date: 2015-07-05\nDates: 2015-07-05\nDate: soon\n") == "-");
  std::string long_text;
  for (int i = 0; i < 30; ++i) long_text += "line\n";
  CHECK(day_in("Date:", "a.txt", long_text + "Date: 2015-07-05\n") == "-");
}

TEST_CASE("what is no rule is refused with what is one", "[dates]") {
  for (const std::string wrong : {"", "path", "path:", "Date", ":", "  :", "path:%Y/%m", "path:%m/%d",
                                  "path:%Y/%d", "path:%Y/%m/%d/%Q", "path:%Y/%m/%d%", "a\nb:"}) {
    INFO(wrong);
    CHECK_THROWS_WITH(DateRule(wrong), Contains("no rule for days") && Contains("path:%Y/%m/%d"));
  }
  CHECK_THROWS_AS(DateRule(std::string(1000, 'a') + ":"), Error);
}

TEST_CASE("rules belong to folders, the first that finds a day counts, auto takes them back", "[dates]") {
  FolderSettings items;
  set_values_for_folder(items, "/my news", {"Posted on:", "path:%d %m %Y"});
  Record record;
  record.path = "/my news/05 07 2015.txt";
  const auto day = [&] {
    const auto found = DateRules(items).find(record, 1);
    return found ? to_iso(*found) : "-";
  };
  CHECK(day() == "2015-07-05");
  record.body = "Posted on: 6 July 2015\n";
  CHECK(day() == "2015-07-06");
  record.path = "/other/05 07 2015.txt";
  CHECK(day() == "-");
  record.path = "/my news/05 07 2015.txt";
  set_values_for_folder(items, "/my news", {"auto"});
  CHECK(day() == "-");
  CHECK_NOTHROW(check_date_rules({"auto", "Date:"}));
  CHECK_THROWS_AS(check_date_rules({"Date:", "nonsense"}), Error);
  // What a damaged index says is none.
  CHECK_FALSE(DateRules({"\x1F\x1F\x1E /my news", "x", ""}).find(record, 1));
}
