#include <string>

#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// Four articles of two folders, of which one has an olive.
class Counted : public Sandbox {
 public:
  Counted() {
    for (const char* file : {"north/a.txt", "north/b.txt", "north/c.txt", "south/d.txt"})
      write(std::string("news/") + file, "a pear\n");
    write("news/south/d.txt", "an olive and a pear\n");
    touch("news/north/a.txt", "2015-07-01");
    touch("news/north/b.txt", "2015-07-20");
    touch("news/north/c.txt", "2015-09-01");
    touch("news/south/d.txt", "2016-01-05");
    REQUIRE(run("fihris index news").exit == 0);
  }

 private:
  void touch(const std::string& file, const std::string& day) const {
    REQUIRE(run({"touch", "-d", day + "T12:00:00Z", path(file).string()}).exit == 0);
  }
};

}  // namespace

TEST_CASE("sources counts the articles of each source", "[counts]") {
  const Counted sandbox;
  CHECK(sandbox.run("fihris sources --format csv").out ==
        "first_date,last_date,source,articles\r\n"
        "2015-07-01,2015-09-01,north,3\r\n"
        "2016-01-05,2016-01-05,south,1\r\n");
  CHECK(sandbox.run("fihris sources --format jsonl olive").out ==
        "{\"first_date\":\"2016-01-05\",\"last_date\":\"2016-01-05\",\"source\":\"south\",\"articles\":1}\n");
  CHECK_THAT(sandbox.run("fihris sources").out,
             Contains("       3  ####################  2015-07-01  2015-09-01  north\n") &&
                 Contains("       1  #######               2016-01-05  2016-01-05  south\n"));
  CHECK(sandbox.run("fihris sources nothing").exit == 1);
}

TEST_CASE("timeline counts by month, day and year", "[counts]") {
  const Counted sandbox;
  CHECK(sandbox.run("fihris timeline pear --format csv").out ==
        "period,articles\r\n2015-07,2\r\n2015-08,0\r\n2015-09,1\r\n2015-10,0\r\n2015-11,0\r\n2015-12,0\r\n"
        "2016-01,1\r\n");
  CHECK(sandbox.run("fihris timeline --by year --format csv").out ==
        "period,articles\r\n2015,3\r\n2016,1\r\n");
  CHECK_THAT(sandbox.run("fihris timeline --by day").out,
             Contains("  2015-07-01\n") && Contains("  2015-07-02\n"));
}

TEST_CASE("counts by days say how many days are of files", "[counts]") {
  const Counted sandbox;
  sandbox.write("news/south/e.json", "{\"title\": \"One\", \"text\": \"a pear\", \"date\": \"2015-07-01\"}");
  REQUIRE(sandbox.run("fihris index").exit == 0);
  const std::string note = "fihris: 4 articles of 5 tell no day: those of their files count\n";
  for (const std::string command :
       {"timeline", "sources", "timeline pear", "search --facets source,year pear"}) {
    INFO(command);
    CHECK_THAT(sandbox.run("fihris " + command).err, Contains(note));
    CHECK_THAT(sandbox.run("fihris -q " + command).err, !Contains("tell no day"));
  }
  CHECK_THAT(sandbox.run("fihris timeline olive").err, Contains("1 article of 1 tells no day"));
  CHECK_THAT(sandbox.run("fihris search --facets source pear").err, !Contains("tell no day"));
}

TEST_CASE("--facets counts what a search finds, and filtering by a value gives that number", "[counts]") {
  const Counted sandbox;
  CHECK(sandbox.run("fihris -q search pear --facets source,year --format csv").out ==
        "facet,value,articles\r\nsource,north,3\r\nsource,south,1\r\nyear,2015,3\r\nyear,2016,1\r\n");
  CHECK(sandbox.run("fihris -q search pear source:north --count").out == "3\n");
  CHECK(sandbox.run("fihris -q search pear date:2015 --count").out == "3\n");
  CHECK_THAT(
      sandbox.run("fihris -q search pear --facets author,month").out,
      Contains("author:\n       4  ") && Contains("none\n") && Contains("month:\n") && Contains("2015-07\n"));
  CHECK_THAT(sandbox.run("fihris search pear --facets colour").err,
             Contains("'colour' is none of source, year"));
  CHECK(sandbox.run("fihris search pear --facets source --kwic").exit == 2);
  CHECK(sandbox.run("fihris -q search nothing --facets source").exit == 1);
}
