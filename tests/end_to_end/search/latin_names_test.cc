#include <fstream>
#include <sstream>
#include <string>

#include "tests/end_to_end/library.h"
#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using Catch::Contains;
using fihris::Library;
using fihris::Sandbox;
using fihris::Words;

namespace {

/// The rows of latin_names.tsv.
std::vector<Words> rows() {
  std::ifstream table(TABLES "/latin_names.tsv");
  std::vector<Words> rows;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    Words& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  return rows;
}

/// A folder with the text of each row.
class NameLibrary : public Sandbox {
 public:
  NameLibrary() {
    const auto all = rows();
    for (std::size_t i = 0; i < all.size(); ++i)
      write("names/" + std::to_string(i) + ".txt", "\n\n" + all[i].at(2) + ".\n");
    REQUIRE(run("fihris index names").exit == 0);
  }
};

}  // namespace

TEST_CASE("names of several words are found from the other script, whatever joins and parts them",
          "[latin]") {
  const NameLibrary library;
  const auto all = rows();
  REQUIRE(all.size() > 20);
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(all[i].at(0) << ": " << all[i].at(1));
    const std::string out =
        library.run({"fihris", "search", "--format", "paths", "--limit", "100", all[i].at(1)}).out;
    const bool found = out.find("/names/" + std::to_string(i) + ".txt\n") != std::string::npos;
    CHECK(found == (all[i].at(3) == "1"));
  }
}

TEST_CASE("what a Latin name was taken for is said if asked, and in the matches of JSON", "[latin]") {
  const NameLibrary library;
  const std::string nizar = "\u0646\u0632\u0627\u0631";
  const auto verbose = library.run({"fihris", "-v", "search", "Nizar"});
  CHECK_THAT(verbose.err, Contains("query: Nizar: taken for " + nizar));
  CHECK_THAT(library.run({"fihris", "search", "Nizar"}).err, !Contains("taken for"));
  CHECK_THAT(library.run({"fihris", "search", "--format", "jsonl", "Nizar"}).out,
             Contains("\"form\":\"" + nizar + "\",\"level\":\"name\""));
}

TEST_CASE("the words of a Latin phrase are highlighted where Arabic letters write it", "[latin]") {
  const NameLibrary library;
  const auto result = library.run({"fihris", "search", "--format", "jsonl", "\"Abdelwahhab Rifai\""});
  // Abd al-Wahhab al-Rifai, as one highlight for each word
  CHECK_THAT(result.out, Contains("\u0639\u0628\u062F \u0627\u0644\u0648\u0647\u0627\u0628"));
  CHECK_THAT(result.out, !Contains("\"highlights\":[]"));
}
