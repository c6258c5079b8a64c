#include <sstream>
#include <string>
#include <vector>

#include "tests/end_to_end/library.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// An article of which lines 3 and 7 hold the word, and one that holds it once.
class Reading : public Sandbox {
 public:
  Reading() {
    write("news/long.txt", "A heading\n\nolive one\nsecond\nthird\nfourth\ntwo olive olive\nlast\n");
    write("news/short.txt", "an olive\n");
    write("news/other.txt", "nothing of it\n");
    REQUIRE(run("fihris index news").exit == 0);
    environment = {{"TERM", "xterm"}, {"NO_COLOR", "1"}};
  }
};

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("show prints an article that is named by its path", "[show]") {
  const Reading reading;
  const auto result = reading.run("fihris show news/long.txt");
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("\n\nA heading\n\nolive one\nsecond\n") && Contains("\nlast\n"));
  CHECK_THAT(reading.run("fihris show -n news/long.txt olive").out,
             Contains("3: olive one\n") && Contains("4  second\n") && Contains("7: two olive olive\n"));
}

TEST_CASE("show marks all matches of the query", "[show]") {
  const Reading reading;
  CHECK_THAT(reading.run("fihris show --color always news/long.txt olive").out,
             Contains("\033[1;31molive\033[0m one") &&
                 Contains("two \033[1;31molive\033[0m \033[1;31molive\033[0m"));
  CHECK_THAT(reading.run("fihris show --color always news/long.txt").out, !Contains("\033[1;31m"));
}

TEST_CASE("show takes the numbers of the list that search showed last, and its query", "[show]") {
  const Reading reading;
  const auto before = reading.run("fihris show 1");
  CHECK(before.exit == 2);
  CHECK_THAT(before.err, Contains("no last search"));
  REQUIRE(reading.run("fihris search olive --sort path").exit == 0);
  CHECK_THAT(reading.run("fihris show 1 --color always").out,
             Contains("long.txt") && Contains("\033[1;31molive\033[0m"));
  CHECK_THAT(reading.run("fihris show 2").out, Contains("short.txt"));
  const auto beyond = reading.run("fihris show 3");
  CHECK(beyond.exit == 2);
  CHECK_THAT(beyond.err, Contains("1 to 2"));
  REQUIRE(reading.run("fihris search olive --sort path --offset 1").exit == 0);
  CHECK_THAT(reading.run("fihris show 2").out, Contains("short.txt"));
  CHECK(reading.run("fihris show 1").exit == 2);
}

TEST_CASE("the last list is for its owner alone, and lists for programs are not remembered", "[show]") {
  const Reading reading;
  REQUIRE(reading.run("fihris search olive --format jsonl").exit == 0);
  CHECK(reading.run("fihris show 1").exit == 2);
  REQUIRE(reading.run("fihris search olive").exit == 0);
  CHECK(reading
            .run({"stat", "-c", "%a", reading.path(".local/state/fihris/last-search").string(),
                  reading.path(".local/state/fihris").string()})
            .out == "600\n700\n");
}

TEST_CASE("a last list that cannot be kept or read is no fault of a search", "[show]") {
  const Reading reading;
  reading.write(".local/state", "a file where a folder should be");
  CHECK(reading.run("fihris search olive").exit == 0);
  CHECK(reading.run("fihris show 1").exit == 2);
  Reading damaged;
  damaged.write(".local/state/fihris/last-search", std::string("fihris last search 1\0x", 22));
  CHECK_THAT(damaged.run("fihris show 1").err, Contains("no last search"));
  damaged.write(".local/state/fihris/last-search", "\xFF\xFF");
  CHECK(damaged.run("fihris show 1").exit == 2);
}

TEST_CASE("a file whose name is a number is a file", "[show]") {
  const Reading reading;
  reading.write("1", "text of the file\n");
  REQUIRE(reading.run("fihris search olive").exit == 0);
  CHECK_THAT(reading.run("fihris show 1").out + reading.run("fihris show 1").err, !Contains("olive"));
}

TEST_CASE("show opens the editor at the line of the first match", "[show]") {
  Reading reading;
  reading.write("editor", "#!/bin/sh\nprintf '%s\\n' \"$@\" > opened\n");
  REQUIRE(reading.run("chmod +x editor").exit == 0);
  reading.environment["EDITOR"] = reading.path("editor").string() + " --wait";
  const std::string file = reading.path("news/long.txt").string();
  REQUIRE(reading.run("fihris show -e news/long.txt third").exit == 0);
  CHECK(reading.read("opened") == "--wait\n+5\n" + file + "\n");
  REQUIRE(reading.run("fihris search olive --sort path --open 1").exit == 0);
  CHECK(reading.read("opened") == "--wait\n+3\n" + file + "\n");
  CHECK(reading.run("fihris search olive --open 9").exit == 2);
  reading.environment["EDITOR"] = "false";
  const auto failed = reading.run("fihris show -e news/long.txt");
  CHECK(failed.exit == 2);
  CHECK_THAT(failed.err, Contains("false: the editor failed") && Contains("$EDITOR"));
}

TEST_CASE("a name that the shell would run is a name to the editor", "[show]") {
  Reading reading;
  const std::string name = "a $(touch broken); touch broken `touch broken`.txt";
  reading.write("news/" + name, "pear\n");
  REQUIRE(reading.run("fihris index news").exit == 0);
  reading.write("editor", "#!/bin/sh\nprintf '%s\\n' \"$@\" > opened\n");
  REQUIRE(reading.run("chmod +x editor").exit == 0);
  reading.environment["EDITOR"] = reading.path("editor").string();
  REQUIRE(reading.run({"fihris", "show", "-e", "news/" + name}).exit == 0);
  CHECK(reading.read("opened") == reading.path("news/" + name).string() + "\n");
  CHECK(reading.read("broken").empty());
}

TEST_CASE("-l, -c and -0 print what those of grep print", "[show]") {
  const Reading reading;
  const std::string folder = reading.path("news/").string();
  CHECK(reading.run("fihris -q search -l --sort path olive").out ==
        folder + "long.txt\n" + folder + "short.txt\n");
  CHECK(reading.run("fihris -q search -c --sort path olive").out ==
        folder + "long.txt:3\n" + folder + "short.txt:1\n");
  CHECK(reading.run("fihris -q search -l0 --sort path olive").out ==
        folder + "long.txt" + std::string(1, '\0') + folder + "short.txt" + std::string(1, '\0'));
  CHECK(reading.run("fihris search -0 olive").exit == 2);
  CHECK(reading.run("fihris -q search -l --limit 1 --sort path olive").out == folder + "long.txt\n");
}

TEST_CASE("-l and -c list every article that matches", "[show]") {
  Reading reading;
  for (int i = 0; i < 30; ++i) reading.write("news/more" + std::to_string(i) + ".txt", "an olive\n");
  REQUIRE(reading.run("fihris index news").exit == 0);
  CHECK(lines(reading.run("fihris -q search -l olive").out).size() == 32);
  CHECK(lines(reading.run("fihris -q search -c olive").out).size() == 32);
  CHECK(lines(reading.run("fihris -q search --kwic olive").out).size() == 33);
}

TEST_CASE("-A, -B, -C and -n show whole lines as those of grep do", "[show]") {
  const Reading reading;
  const auto text = [&](const std::string& options) {
    return reading.run("fihris -q search --sort path --limit 1 " + options + " olive").out;
  };
  CHECK_THAT(text("-n"), Contains("\n    3: olive one\n    --\n    7: two olive olive\n"));
  CHECK_THAT(text("-n -A1"),
             Contains("\n    3: olive one\n    4- second\n    --\n    7: two olive olive\n    8- last\n"));
  CHECK_THAT(text("-n -B 1"), Contains("\n    2- \n    3: olive one\n    --\n    6- fourth\n    7: "));
  CHECK_THAT(text("-C 1"), Contains("\n    olive one\n    second\n    --\n    fourth\n    two"));
  CHECK_THAT(text("-n -C 2 -A 0"),
             Contains("5- third\n    6- fourth\n    7: two olive olive\n") && !Contains("last"));
  CHECK(reading.run("fihris search -A -1 olive").exit == 2);
}

TEST_CASE("--kwic writes every match below the others, and as records", "[show]") {
  const Reading reading;
  const std::string text = reading.run("fihris -q search --kwic --sort path olive").out;
  const auto all = lines(text);
  REQUIRE(all.size() == 3);
  const std::size_t column = all[0].find("olive");
  CHECK_THAT(all[0], Contains(" ~20"));
  CHECK(all[1].find("olive olive") == column);
  CHECK(all[2].find("olive") == column);
  CHECK_THAT(reading.run("fihris -q search --kwic --kwic-sort after --format jsonl olive").out,
             Contains("\"before\":\"an \",\"match\":\"olive\",\"after\":\"") && Contains("\"in\":\"text\""));
  CHECK_THAT(reading.run("fihris -q search --kwic --format csv olive").out,
             Catch::StartsWith("rank,path,date,date_origin,in,before,match,after\r\n"));
  CHECK(reading.run("fihris search --kwic -l olive").exit == 2);
}

TEST_CASE("--all-matches leaves no match out", "[show]") {
  Sandbox sandbox;
  std::string text;
  for (int i = 0; i < 40; ++i) text += "olive " + std::string(150, 'x') + " " + std::string(150, 'y') + ".\n";
  sandbox.write("news/a.txt", text);
  REQUIRE(sandbox.run("fihris index news").exit == 0);
  const auto count = [](const std::string& out) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = out.find("olive", at)) != out.npos; ++at) ++found;
    return found;
  };
  CHECK(count(sandbox.run("fihris -q search olive").out) < 5);
  CHECK(count(sandbox.run("fihris -q search --all-matches olive").out) == 40);
}

TEST_CASE("paths are relative where shorter, and links on terminals alone", "[show]") {
  Reading reading;
  CHECK_THAT(reading.run("fihris -q search olive").out, Contains("\n    news/short.txt  "));
  CHECK_THAT(reading.run("fihris -q search --absolute olive").out,
             Contains("\n    " + reading.path("news/short.txt").string() + "  "));
  const std::string link = "\033]8;;file://";
  CHECK_THAT(reading.run("fihris search --hyperlink always olive").out, !Contains(link));
  CHECK_THAT(reading.run_on_terminal({"fihris", "search", "olive"}).out, Contains(link));
  CHECK_THAT(reading.run_on_terminal({"fihris", "search", "olive", "--hyperlink", "never"}).out,
             !Contains(link));
  reading.environment["TERM"] = "linux";
  CHECK_THAT(reading.run_on_terminal({"fihris", "search", "olive"}).out, !Contains(link));
}

TEST_CASE("long output for a terminal goes through the pager, short output does not", "[show]") {
  Reading reading;
  std::string text;
  for (int i = 0; i < 200; ++i) text += "line " + std::to_string(i) + "\n";
  reading.write("news/many.txt", text);
  REQUIRE(reading.run("fihris index news").exit == 0);
  reading.environment["PAGER"] = "sed 's/^/paged: /'";
  CHECK_THAT(reading.run_on_terminal({"fihris", "show", "news/many.txt"}).out,
             Contains("paged:   line 0\n") && Contains("paged:   line 199\n"));
  CHECK_THAT(reading.run_on_terminal({"fihris", "show", "news/short.txt"}).out, !Contains("paged"));
  CHECK_THAT(reading.run_on_terminal({"fihris", "--pager", "never", "show", "news/many.txt"}).out,
             !Contains("paged"));
  CHECK_THAT(reading.run("fihris show news/many.txt").out, !Contains("paged"));
  // What a search has to say comes behind its hits.
  const std::string out = reading.run_on_terminal({"fihris", "search", "-C9", "line"}).out;
  CHECK(out.find("article") > out.rfind("line 199"));
  for (const char* broken : {"exit 0", "exit 3", "no-such-pager"}) {
    reading.environment["PAGER"] = broken;
    CHECK(reading.run_on_terminal({"fihris", "show", "news/many.txt"}).exit <= 128 + 13);
  }
}
