#include <string>

#include "tests/end_to_end/library.h"

using namespace fihris;
using Catch::Contains;
using Catch::EndsWith;
using Catch::StartsWith;

namespace {

/// Four articles of two sources.
class Dated : public Library {
 public:
  Dated() {
    add("north/a.txt", "2011-02-03", "{olives} {market}");
    add("north/b.txt", "2011-07-01", "{olives}");
    add("south/c.txt", "2013-02-03", "{olives} {olives} {olives}");
    add("south/d.txt", "2014-05-05", "{olives}");
    REQUIRE(run("fihris index --index tables dated").exit == 0);
    environment["FIHRIS_INDEX"] = path("tables");
  }

  Words summary(Words words) const {
    words.insert(words.begin(), {"--summary", "--format", "csv"});
    return lines(search(std::move(words)).out);
  }

 private:
  void add(const std::string& name, const std::string& day, const std::string& text) const {
    write("dated/" + name, arabic("T\n\n" + text + "\n"));
    REQUIRE(run({"touch", "-d", day + "T12:00:00Z", path("dated/" + name).string()}).exit == 0);
  }
};

std::string counts(const Library& library, const std::string& file, const std::string& content) {
  library.write(file, content);
  return library.search({"--batch", file, "--count"}).out;
}

}  // namespace

TEST_CASE("--batch reads tables as office programs write them", "[tables]") {
  const Library library;
  const std::string expected = "first\t1\n3\t1\nlast one\t0\n";
  const auto table = [](const std::string& delimiter, const std::string& end) {
    std::string text = "No." + delimiter + "Name" + delimiter + "QUERY" + end + "1" + delimiter + "first" +
                       delimiter + "{olives}" + end + "2" + delimiter + delimiter + "\"{stadium}\"" + end +
                       "3" + delimiter + "\"last one\"" + delimiter + "{submarine}" + end;
    return arabic(text);
  };
  for (const char* delimiter : {",", ";", "\t"}) {
    for (const char* end : {"\n", "\r\n"}) {
      INFO(delimiter);
      CHECK(counts(library, "list.csv", table(delimiter, end)) == expected);
      CHECK(counts(library, "list.CSV", "\xEF\xBB\xBF" + table(delimiter, end)) == expected);
      // By its header a table is one under any name, and in a pipe.
      CHECK(counts(library, "list.txt", table(delimiter, end)) == expected);
      CHECK(library.search({"--batch", "-", "--count"}, table(delimiter, end)).out == expected);
    }
  }
}

TEST_CASE("a table without a header is NAME,QUERY or QUERY", "[tables]") {
  const Library library;
  CHECK(counts(library, "a.csv", arabic("first,{olives}\nsecond,{submarine},more\n")) ==
        "first\t1\nsecond\t0\n");
  CHECK(counts(library, "b.csv", arabic("{olives}\n\n{submarine}\n")) == "1\t1\n3\t0\n");
  CHECK(counts(library, "c.csv", "query\nolives\n") == "2\t0\n");
}

TEST_CASE("a header may be Arabic, but a query that is the same word is one", "[tables]") {
  const Library library;
  CHECK(counts(library, "a.csv", arabic("{the name};{the search}\nfirst;{olives}\n")) == "first\t1\n");
  CHECK(counts(library, "a.txt", arabic("{the name}\t{inquiry}\nfirst\t{olives}\n")) == "first\t1\n");
  CHECK(counts(library, "b.csv", arabic("first;{the search}\nlast;{olives}\n")) == "first\t0\nlast\t1\n");
  CHECK(counts(library, "b.txt", arabic("{the search}\n{olives}\n")) == "1\t0\n2\t1\n");
  CHECK(counts(library, "c.txt", arabic("query\n{olives}\n")) == "1\t0\n2\t1\n");
}

TEST_CASE("in a table a phrase has its quotation marks doubled, and operators in it are words", "[tables]") {
  const Library library;
  const std::string phrase = arabic("\"\"\"{doctor bought} - OR {olives}\"\"\"");
  const auto result =
      library.search({"--batch", "-", "--count"},
                     "name,query\na," + phrase + "\nb," + arabic("\"\"\"{doctor bought}\"\"\"") + "\n");
  CHECK(result.out == "a\t0\nb\t1\n");
  CHECK(result.err.empty());
}

TEST_CASE("a bad row of a table is said by its line, and the others are answered", "[tables]") {
  const Library library;
  library.write("list.csv", arabic("name,query\na,\"{olives}\nb,{olives}\nc,-\nd,{market}\n"));
  const auto result = library.search({"--batch", "list.csv", "--count"});
  CHECK(result.exit == 2);
  CHECK(result.out == "b\t1\nd\t2\n");
  CHECK_THAT(result.err, Contains("fihris: query 2: a quotation mark opens a cell, and none closes it"));
}

TEST_CASE("--summary has a row for each query", "[tables]") {
  const Dated library;
  library.write("list.csv",
                arabic("name,query\n\"fruit, old\",{olives}\nnothing,{submarine}\n=x,{market}\n"));
  const std::string root = library.path("dated").string();
  CHECK(library.summary({"--batch", "list.csv"}) ==
        Words{"query_id,query,articles,first_date,last_date,best_path,best_title,best_date,dated_by_file\r",
              arabic("\"fruit, old\",{olives},4,2011-02-03,2014-05-05,") + root +
                  "/south/c.txt,T,2013-02-03,4\r",
              arabic("nothing,{submarine},0,,,,,,0\r"),
              arabic("'=x,{market},1,2011-02-03,2011-02-03,") + root + "/north/a.txt,T,2011-02-03,1\r"});
  CHECK(library.summary({arabic("{market}")}).back() ==
        arabic("{market},1,2011-02-03,2011-02-03,") + root + "/north/a.txt,T,2011-02-03,1\r");
  CHECK_THAT(library.search({"--summary", "--format", "csv", "--bom", arabic("{market}")}).out,
             StartsWith("\xEF\xBB\xBFquery,articles,"));
}

TEST_CASE("--group-by has a row for each group of the articles, and the rows add up", "[tables]") {
  const Dated library;
  const auto rows = library.summary({"--group-by", "source,year", arabic("{olives}")});
  REQUIRE(rows.size() == 4);
  CHECK_THAT(rows[0], StartsWith("query,source,year,articles,"));
  CHECK_THAT(rows[1], StartsWith(arabic("{olives},north,2011,2,2011-02-03,2011-07-01,")));
  CHECK_THAT(rows[2], StartsWith(arabic("{olives},south,2013,1,2013-02-03,2013-02-03,")));
  CHECK_THAT(rows[3], StartsWith(arabic("{olives},south,2014,1,2014-05-05,2014-05-05,")) &&
                          Contains("/south/d.txt,T,"));
  const auto months = library.summary({"--group-by", "month", arabic("{olives}")});
  REQUIRE(months.size() == 5);
  CHECK_THAT(months[2], StartsWith(arabic("{olives},2011-07,1,")));
}

TEST_CASE("summaries are JSON and text as well", "[tables]") {
  const Dated library;
  const auto lines = Library::lines(library
                                        .search({"--batch", "-", "--group-by", "year", "--format", "jsonl"},
                                                arabic("x\t{olives}\ny\t{submarine}\n"))
                                        .out);
  REQUIRE(lines.size() == 4);  // of 2011, 2013 and 2014, and of the other query
  const auto first = ParsedJson::parse(lines[0]);
  CHECK(first["query_id"] == "x");
  CHECK(first["year"] == "2011");
  CHECK(first["articles"] == 2);
  CHECK(first["best"]["title"] == "T");
  CHECK_THAT(lines[2], Contains("\"year\":\"2014\",\"articles\":1,\"first_date\":\"2014-05-05\""));
  CHECK_THAT(lines[3], Contains("\"articles\":0") && Contains("\"best\":null"));
  const auto text = library.search({"--summary", arabic("{olives}")});
  CHECK(text.exit == 0);
  CHECK(text.out == "       4 ~2011-02-03 ~2014-05-05  T\n");
  CHECK(library.search({"--summary", arabic("{submarine}")}).exit == 1);
}

TEST_CASE("days that an article tells and those of files are told apart", "[tables]") {
  const Dated library;
  std::string records;
  for (const std::string day : {"2010-01-02", "2014-05-05"})
    records += "{\"title\": \"T\", \"text\": \"" + arabic("{olives}") + "\", \"date\": \"" + day + "\"}\n";
  library.write("dated/south/e.jsonl", records);
  REQUIRE(library.run("fihris index --index tables dated").exit == 0);
  CHECK(library.search({"--summary", arabic("{olives}")}).out == "       6  2010-01-02  2014-05-05  T\n");
  CHECK_THAT(library.summary({arabic("{olives}")}).back(), EndsWith(",4\r"));
  CHECK_THAT(library.search({"--summary", "--format", "jsonl", arabic("{olives}")}).out,
             Contains("\"dated_by_file\":4,"));
}

TEST_CASE("summaries refuse what they cannot heed", "[tables]") {
  const Dated library;
  for (const char* option :
       {"--count", "--limit=3", "-l", "-c", "--kwic", "--facets=year", "--format=paths"}) {
    const auto result = library.search({"--summary", option, arabic("{olives}")});
    INFO(option);
    CHECK(result.exit == 2);
    CHECK_THAT(result.err, StartsWith("fihris: usage: --"));
  }
  CHECK_THAT(library.search({"--group-by", "person", arabic("{olives}")}).err,
             Contains("'person' is none of source, year, month"));
  CHECK_THAT(library.search({"--group-by", "year,year", arabic("{olives}")}).err, Contains("stands twice"));
}
