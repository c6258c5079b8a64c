#include "query/lists/csv_rows.h"

#include <sstream>
#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

using Cells = std::vector<std::string>;

std::vector<CsvRow> rows(const std::string& text, char delimiter = ',') {
  std::istringstream lines(text);
  CsvRows table([&](std::string& line) { return static_cast<bool>(std::getline(lines, line)); });
  std::vector<CsvRow> all;
  while (auto row = table.next(delimiter)) all.push_back(std::move(*row));
  return all;
}

}  // namespace

TEST_CASE("cells are cut as RFC 4180 says", "[csv]") {
  const auto all = rows("a,b,\n\"x, \"\"y\"\"\",\"two\nlines\",z\n\n5\" wide,\"a\"b,\"\"\n");
  REQUIRE(all.size() == 4);
  CHECK(all[0].cells == Cells{"a", "b", ""});
  CHECK(all[1].cells == Cells{"x, \"y\"", "two\nlines", "z"});
  CHECK(all[2].cells == Cells{""});
  CHECK(all[3].cells == Cells{"5\" wide", "ab", ""});
  CHECK(all[1].line == 2);
  CHECK(all[3].line == 5);
}

TEST_CASE("a cell that is never closed costs its line alone", "[csv]") {
  const auto all = rows("\"never,closed\nb,c\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].is_never_closed);
  CHECK(all[0].line == 1);
  CHECK(all[1].cells == Cells{"b", "c"});
  CHECK(all[1].line == 2);
  CHECK_FALSE(all[1].is_never_closed);

  std::string many = "\"never\n";
  for (int i = 0; i < 3000; ++i) many += "b\n";
  CHECK(rows(many + "\"c\"").size() == 3002);
}

TEST_CASE("delimiters are told from the first line, outside of quotation marks", "[csv]") {
  CHECK(delimiter_of("name,query") == ',');
  CHECK(delimiter_of("name;query;\"a,b,c,d\"") == ';');
  CHECK(delimiter_of("name\tquery") == '\t');
  CHECK(delimiter_of("query") == ',');
  CHECK(delimiter_of("") == ',');
}
