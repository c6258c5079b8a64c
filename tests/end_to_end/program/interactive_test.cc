#include <signal.h>
#include <termios.h>

#include <string>

#include "tests/end_to_end/library.h"
#include "tests/support/eventually.h"

using namespace fihris;
using Catch::Contains;

namespace {

const std::string entering = "\x1B[?1049h";
const std::string leaving = "\x1B[?1049l";
const std::string down = "\x1B[B";
const std::string up = "\x1B[A";

/// A library in which somebody searches.
class Searching : public Library {
 public:
  Searching() { environment = {{"TERM", "xterm"}, {"NO_COLOR", ""}, {"EDITOR", "./editor"}}; }

  TerminalProgram start(Words options = {}, TerminalSize size = {}) const {
    Words words{"fihris", "search", "-i", "--bidi", "logical"};
    words.insert(words.end(), options.begin(), options.end());
    auto program = start_on_terminal(words, size);
    REQUIRE(program.writes("Esc: end"));
    return program;
  }
};

/// Types, and waits until what is written has `text` in it.
bool shows(TerminalProgram& program, const std::string& typed, const std::string& text) {
  program.forget();
  program.type(typed);
  return program.writes(text) && program.writes("Esc: end");
}

int end(TerminalProgram& program) {
  program.forget();
  program.type("\x1B");
  const auto result = program.wait();
  CHECK_THAT(result.out, Contains(leaving) && Contains("\x1B[?25h") && Contains("\x1B[?7h"));
  return result.exit;
}

}  // namespace

TEST_CASE("-i shows what is found as it is typed, with a preview in which matches are marked",
          "[interactive]") {
  const Searching library;
  auto program = library.start();
  CHECK_THAT(program.written(), Contains(entering));
  CHECK(shows(program, arabic("{olives}"), "1 article, level inflection"));
  // The day is that of the file.
  CHECK_THAT(program.written(), Contains("~20"));
  CHECK_THAT(program.written(), Contains(arabic("> {olives}_")) && Contains(arabic("{bread: title}")) &&
                                    Contains("news/bread.txt") &&
                                    Contains(arabic("\x1B[1;31m{olives}\x1B[0m")));
  // Each letter that goes changes what is found.
  CHECK(shows(program, "\x15" + arabic("{submarine}"), "0 articles, level inflection"));
  CHECK(shows(program, "\x15", "level inflection"));
  CHECK_THAT(program.written(), !Contains("article"));
  CHECK(end(program) == 0);
}

TEST_CASE("-i begins with the query that is given", "[interactive]") {
  const Searching library;
  auto program = library.start({arabic("{olives}")});
  CHECK_THAT(program.written(), Contains("1 article, ") && Contains("news/bread.txt"));
  CHECK(shows(program, "\x7F", arabic("> ")));
  CHECK(end(program) == 0);
}

TEST_CASE("arrows move through the list, and the preview is that of the article selected", "[interactive]") {
  const Searching library;
  auto program = library.start();
  CHECK(shows(program, arabic("{market}"), "2 articles"));
  const bool bread_is_first = program.written().find("news/bread.txt") != std::string::npos;
  const std::string first = bread_is_first ? "news/bread.txt" : "news/sport/match.txt";
  const std::string second = bread_is_first ? "news/sport/match.txt" : "news/bread.txt";
  CHECK(shows(program, down, second));
  CHECK_THAT(program.written(), Contains("> 2. ") && !Contains(first));
  CHECK(shows(program, down, second));  // there is no further one
  CHECK(shows(program, up, first));
  CHECK_THAT(program.written(), Contains("> 1. "));
  // Another query selects the best again.
  CHECK(shows(program, down, second));
  CHECK(shows(program, " ", "> 1. "));
  CHECK(end(program) == 0);
}

TEST_CASE("Tab changes the level, and what is found with it", "[interactive]") {
  const Searching library;
  auto program = library.start({"--level", "exact", arabic("{doctor}")});
  CHECK_THAT(program.written(), Contains("level exact"));
  CHECK(shows(program, "\t", "level spelling"));
  CHECK(shows(program, "\t", "2 articles, level affix"));
  CHECK(shows(program, "\x1B[Z", "level spelling"));
  CHECK(shows(program, "\x1B[Z\x1B[Z", "level inflection"));
  CHECK(end(program) == 0);
}

TEST_CASE("Enter opens the article selected in the editor and comes back", "[interactive]") {
  const Searching library;
  library.write("editor",
                "#!/bin/sh\necho \"$@\" >opened\ntest -t 0 && test -t 1 && echo terminal >>opened\n");
  REQUIRE(library.run("chmod +x editor").exit == 0);
  auto program = library.start({arabic("{olives}")});
  CHECK(shows(program, "\r", leaving));
  CHECK(program.writes(entering));
  const std::string opened = library.read("opened");
  CHECK_THAT(opened, Contains("/news/bread.txt\nterminal\n"));
  // An editor that fails is said, and the search goes on.
  library.write("editor", "#!/bin/sh\nexit 3\n");
  CHECK(shows(program, "\r", "the editor failed"));
  CHECK(shows(program, "\x15" + arabic("{market}"), "2 articles"));
  CHECK(end(program) == 0);
}

TEST_CASE("Ctrl-Y gives the path to the clipboard of the terminal", "[interactive]") {
  const Searching library;
  auto program = library.start({arabic("{olives}")});
  program.forget();
  program.type("\x19");
  REQUIRE(program.writes("\x1B]52;c;"));
  REQUIRE(program.writes("\x1B\\"));
  const std::string written = program.written();
  const std::size_t begin = written.find("\x1B]52;c;") + 7;
  const std::string base64 = written.substr(begin, written.find("\x1B\\", begin) - begin);
  CHECK(library.run({"base64", "-d"}, base64).out == library.path("news/bread.txt").string());
  CHECK(end(program) == 0);
}

TEST_CASE("-i fits the terminal, and fits it again after a resize", "[interactive]") {
  const Searching library;
  auto program = library.start({arabic("{market}")}, {100, 30});
  const auto lines = [&] {
    Words rows;
    for (const std::string& line : Library::lines(program.written())) rows.push_back(line);
    return rows;
  };
  CHECK(lines().size() == 29);
  program.forget();
  program.resize({30, 8});
  REQUIRE(program.writes("arrows: select"));
  CHECK(lines().size() == 7);
  for (const TerminalSize size :
       {TerminalSize{20, 1}, TerminalSize{1, 20}, TerminalSize{2, 2}, TerminalSize{300, 100}}) {
    program.forget();
    program.resize(size);
    REQUIRE(program.writes("\x1B[H"));
  }
  CHECK(end(program) == 0);
}

TEST_CASE("rows with isolates fit terminals that give each of them a column", "[interactive]") {
  Searching library;
  library.environment["NO_COLOR"] = "1";
  std::string words = "{submarine}";
  for (int i = 0; i < 60; ++i) words += " {wa}";  // of one letter, so that rows are full
  library.write("news/full.txt", arabic(words) + "\n");
  REQUIRE(library.run("fihris index").exit == 0);
  auto program = library.start_on_terminal(
      {"fihris", "search", "-i", "--bidi", "isolate", arabic("{submarine}")}, {36, 20});
  REQUIRE(program.writes("arrows: select"));
  CHECK_THAT(program.written(), Contains("\u2068"));
  for (std::string line : Library::lines(program.written())) {
    for (const std::string sequence : {"\x1B[H", "\x1B[K", "\x1B[0m", "\r"}) {
      for (std::size_t at; (at = line.find(sequence)) != line.npos;) line.erase(at, sequence.size());
    }
    if (line.starts_with('\x1B') || line.find("news/") != line.npos)
      continue;  // entering; paths are never cut
    INFO(line);
    CHECK(icu::UnicodeString::fromUTF8(line).countChar32() <= 36);
  }
  CHECK(end(program) == 0);
}

TEST_CASE("the terminal is as it was on every way out of -i", "[interactive]") {
  const Searching library;
  SECTION("signals") {
    const int signal = GENERATE(SIGTERM, SIGHUP, SIGINT);
    auto program = library.start({arabic("{market}")});
    program.program().send(signal);
    const auto result = program.wait();
    CHECK(result.exit == 128 + signal);
    CHECK_THAT(result.out, Contains(leaving));
  }
  SECTION("Ctrl-C") {
    auto program = library.start();
    program.type("\x03");
    const auto result = program.wait();
    CHECK(result.exit == 0);
    CHECK_THAT(result.out, Contains(leaving));
  }
#ifndef __SANITIZE_ADDRESS__
  SECTION("a crash") {
    auto program = library.start();
    program.forget();
    program.program().send(SIGSEGV);
    const auto result = program.wait();
    CHECK(result.exit == 128 + SIGSEGV);
    CHECK_THAT(result.out, Contains(leaving) && Contains("the program has crashed"));
  }
#endif
}

TEST_CASE("Ctrl-Z stops -i with the terminal as it was, and it comes back as it left", "[interactive]") {
  const Searching library;
  // A shell with job control is what continues programs.
  auto shell = library.start_on_terminal({"bash", "--norc", "-i"});
  shell.type("PS1='ready%'; " FIHRIS_PROGRAM " search -i --bidi logical " + arabic("{olives}") + "\n");
  REQUIRE(shell.writes("Esc: end"));
  shell.forget();
  shell.type("\x1A");
  REQUIRE(shell.writes(leaving));
  REQUIRE(shell.writes("Stopped"));
  shell.forget();
  shell.type("fg\n");
  REQUIRE(shell.writes(entering));
  REQUIRE(shell.writes("news/bread.txt"));
  shell.type("\x1B");
  REQUIRE(shell.writes(leaving));
  shell.type("exit\n");
  CHECK(shell.wait().exit == 0);
}

TEST_CASE("names and texts cannot drive the terminal of -i", "[interactive]") {
  const Searching library;
  const std::string hostile = "x\x1B]0;owned\x07\x1B[2J\u009B2J\u202E";
  library.write("news/" + hostile + ".txt", hostile + "\n\n" + arabic("{submarine}") + " " + hostile + "\n");
  REQUIRE(library.run("fihris index").exit == 0);
  auto program = library.start({arabic("{submarine}")});
  CHECK_THAT(program.written(), Contains("1 article") && !Contains("\x1B]0;") && !Contains("\x07") &&
                                    !Contains("\x1B[2J") && !Contains("\u009B") && !Contains("\u202E"));
  CHECK(end(program) == 0);
}

TEST_CASE("-i needs a terminal, and no list", "[interactive]") {
  const Searching library;
  const auto result = library.search({"-i"});
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("search: --interactive: standard input and output are no terminal"));
  CHECK(library.search({"-i", "--batch", "-"}).exit == 2);
}

TEST_CASE("what is typed faster than it is found is answered once, as it stands in the end",
          "[interactive]") {
  const Searching library;
  auto program = library.start();
  std::string typed;
  for (int i = 0; i < 200; ++i) typed += arabic("{market} ") + "\x17";
  CHECK(shows(program, typed + arabic("{olives}"), arabic("> {olives}_")));
  CHECK(program.writes("1 article"));
  CHECK(end(program) == 0);
}

TEST_CASE("Ctrl-S keeps the search to a source chosen from those of what it finds", "[interactive]") {
  Searching library;
  library.environment["NO_COLOR"] = "1";
  auto program = library.start({arabic("{market}")});
  CHECK_THAT(program.written(), Contains("2 articles"));
  const auto offered = [&](const std::string& text) {
    program.forget();
    program.type("\x13");
    return program.writes(text) && program.writes("Enter: choose");
  };
  REQUIRE(offered("all sources"));
  CHECK_THAT(program.written(),
             Contains("> all sources  2") && Contains("  news  1") && Contains("  sport  1"));
  program.type(down + down);
  REQUIRE(program.writes("> sport  1"));
  CHECK(shows(program, "\r", "1 article, "));
  CHECK_THAT(program.written(), Contains("source: sport") && Contains("news/sport/match.txt"));
  // What else is typed stays in it; the list still has the others, and the one that holds is selected.
  CHECK(shows(program, " ", "source: sport"));
  REQUIRE(offered("> sport  1"));
  CHECK_THAT(program.written(), Contains("all sources  2"));
  program.type("\x1B");  // away with the list, not with the search
  REQUIRE(program.writes("Esc: end"));
  REQUIRE(offered("> sport"));
  CHECK(shows(program, up + up + "\r", "2 articles"));
  CHECK_THAT(program.written(), !Contains("source: "));
  CHECK(end(program) == 0);
}

TEST_CASE("Ctrl-T keeps the search to a year", "[interactive]") {
  Searching library;
  library.environment["NO_COLOR"] = "1";
  REQUIRE(library.run("touch -d 2013-05-06T12:00:00Z news/bread.txt").exit == 0);
  REQUIRE(library.run("touch -d 2016-07-08T12:00:00Z news/sport/match.txt").exit == 0);
  REQUIRE(library.run("fihris index").exit == 0);
  auto program = library.start({arabic("{market}")});
  program.forget();
  program.type("\x14");
  REQUIRE(program.writes("Enter: choose"));
  CHECK_THAT(program.written(), Contains("> all years  2") && Contains("  2013  1") && Contains("  2016  1"));
  CHECK(shows(program, down + "\r", "1 article, "));
  CHECK_THAT(program.written(), Contains("year: 2013") && Contains("news/bread.txt"));
  CHECK(end(program) == 0);
}

TEST_CASE("Ctrl-F looks for the words in a field", "[interactive]") {
  Searching library;
  library.environment["NO_COLOR"] = "1";
  library.write("news/kiwi.txt", "A kiwi\n\nIt is green.\n");
  library.write("news/green.txt", "Green things\n\nA kiwi is one of them.\n");
  REQUIRE(library.run("fihris index").exit == 0);
  auto program = library.start({"kiwi"});
  CHECK_THAT(program.written(), Contains("2 articles"));
  program.forget();
  program.type("\x06");
  REQUIRE(program.writes("Enter: choose"));
  CHECK_THAT(program.written(), Contains("> everywhere") && Contains("  title") && Contains("  author") &&
                                    Contains("  name") && Contains("  place"));
  CHECK(shows(program, down + "\r", "1 article, "));
  CHECK_THAT(program.written(), Contains("field: title") && Contains("> kiwi_") && Contains("news/kiwi.txt"));
  // A phrase that is half typed is one that ends here.
  CHECK(shows(program, "\x15\"green things", "1 article, "));
  CHECK_THAT(program.written(), Contains("news/green.txt"));
  CHECK(end(program) == 0);
}

TEST_CASE("a key that is about the search takes a list away and is heeded", "[interactive]") {
  Searching library;
  library.environment["NO_COLOR"] = "1";
  auto program = library.start({arabic("{market}")});
  for (const std::string key : {"\x06", "\x13", "\x14"}) {
    program.forget();
    program.type(key);
    REQUIRE(program.writes("Enter: choose"));
  }
  CHECK(shows(program, "\x15" + arabic("{olives}"), "1 article, "));
  // Without a query there is nothing to choose from, nor without history.
  CHECK(shows(program, "\x15", "level"));
  CHECK(shows(program, "\x13", "level"));
  CHECK(shows(program, "\x12", "level"));
  program.forget();
  program.type("\x06\x03");
  REQUIRE(program.writes("Esc: end"));
  program.type("\x03");
  CHECK(program.wait().exit == 0);
}

TEST_CASE("Ctrl-R offers the queries of earlier searches, the latest first, each once", "[interactive]") {
  Searching library;
  library.environment["NO_COLOR"] = "1";
  for (const std::string query : {"{olives}", "{market}", "{olives}", "{submarine}"}) {
    auto program = library.start({arabic(query)});
    CHECK(end(program) == 0);  // what has found nothing is not kept
  }
  auto program = library.start();
  program.forget();
  program.type("\x12");
  REQUIRE(program.writes("Enter: choose"));
  CHECK_THAT(program.written(), Contains(arabic("> {olives}")) && Contains(arabic("  {market}")) &&
                                    !Contains(arabic("{submarine}")));
  CHECK(shows(program, down + "\r", "2 articles"));
  CHECK_THAT(program.written(), Contains(arabic("> {market}_")));
  CHECK(end(program) == 0);
  const std::string kept = library.read(".local/state/fihris/queries");
  CHECK(kept == arabic("{olives}\n{market}\n"));
  CHECK(library.run("stat -c %a .local/state/fihris/queries").out == "600\n");
}

TEST_CASE("a history that is no history is none, and is begun anew", "[interactive]") {
  Searching library;
  library.environment["NO_COLOR"] = "1";
  library.write(".local/state/fihris/queries", std::string(3u << 20, 'x'));
  auto program = library.start({arabic("{olives}")});
  CHECK(shows(program, "\x12", "1 article, "));
  CHECK(end(program) == 0);
  CHECK(library.read(".local/state/fihris/queries") == arabic("{olives}\n"));
}
