#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <unicode/utf8.h>

#include "query/terminal/line_layout.h"
#include "tests/end_to_end/library.h"
#include "tests/support/binary_bytes.h"

using namespace fihris;
using Catch::Contains;

TEST_CASE("after a resize lines are broken at the new width", "[terminal]") {
  Library library;
  library.environment = {{"TERM", "xterm"}};
  library.write("news/long.txt",
                arabic("{olives} {bread: text} {bread: end} {match: text} {match: end} {visit: text}\n"));
  REQUIRE(library.run("fihris index").exit == 0);
  auto program = library.start_on_terminal(
      {"fihris", "search", "--color", "never", "--hyperlink", "never", "--bidi", "logical", "--batch", "-"},
      {100, 24});
  const auto widest = [&](const std::string& name) {
    program.forget();
    program.type(name + arabic("\t{olives}\n"));
    REQUIRE(program.writes("long.txt"));
    REQUIRE(program.writes(arabic("{far}.")));  // the end of the last hit
    std::size_t columns = 0;
    for (const std::string& line : Library::lines(program.written())) {
      std::string text = line.substr(0, line.find_last_not_of('\r') + 1);
      columns = std::max(columns, static_cast<std::size_t>(icu::UnicodeString::fromUTF8(text).countChar32()));
    }
    return columns;
  };
  const std::size_t wide = widest("a");
  CHECK(wide > 60);
  CHECK(wide <= 100);
  program.resize({40, 24});
  CHECK(widest("b") <= 40);
  program.type("\4");
  CHECK(program.wait().exit == 0);
}

TEST_CASE("colours are those that the user has set, by option and by configuration", "[terminal]") {
  Library library;
  library.environment = {{"TERM", "xterm"}, {"NO_COLOR", ""}};
  const std::string word = arabic("{olives}");
  const auto shown = [&](Words words) {
    words.insert(words.begin(), "fihris");
    return library.run_on_terminal(words).out;
  };
  const Words set{"--colors", "match=black yellow", "--colors", "path=none,line=dim"};
  const auto with_colors = [&](Words words) {
    words.insert(words.end(), set.begin(), set.end());
    return shown(std::move(words));
  };
  const std::string hits = with_colors({"search", "-n", word});
  CHECK_THAT(hits, Contains("\x1B[30;43m" + word + "\x1B[0m") && Contains("\x1B[2m3\x1B[0m: ") &&
                       !Contains("\x1B[35m") && !Contains("\x1B[1;31m"));
  CHECK_THAT(with_colors({"search", "--kwic", word}), Contains("\x1B[30;43m") && !Contains("\x1B[1;31m"));
  CHECK_THAT(with_colors({"show", "-n", "1"}), Contains("\x1B[30;43m") && Contains("\x1B[2m1\x1B[0m"));
  CHECK_THAT(shown({"search", "--colors", "match=none", "--kwic", word}), !Contains("\x1B["));
  library.write(".config/fihris/config.toml", "colors = [\"match=blue\", \"title=none\"]\n");
  CHECK_THAT(shown({"search", word}), Contains("\x1B[34m" + word) && !Contains("\x1B[1m"));
  library.write(".config/fihris/config.toml", "\ncolors = \"match=blau\"\n");
  const auto result = library.run("fihris status");
  CHECK(result.exit == 2);
  CHECK_THAT(result.err, Contains("config.toml:2: usage: --colors: 'match=blau': 'blau' is no style here"));
}

TEST_CASE("colours are for terminals that have them and users who want them", "[terminal]") {
  Library library;
  const auto is_coloured = [&](const std::map<std::string, std::string>& variables, Words options = {}) {
    library.environment = {{"TERM", "xterm"}, {"NO_COLOR", ""}};
    for (const auto& [name, value] : variables) library.environment[name] = value;
    Words command{"fihris", "search", arabic("{olives}")};
    command.insert(command.end(), options.begin(), options.end());
    return library.run_on_terminal(command).out.find("\x1B[") != std::string::npos;
  };
  CHECK(is_coloured({}));
  CHECK(!is_coloured({{"NO_COLOR", "1"}}));
  CHECK(!is_coloured({{"NO_COLOR", "0"}}));
  CHECK(!is_coloured({{"TERM", "dumb"}}));
  CHECK(!is_coloured({{"TERM", ""}}));
  CHECK(!is_coloured({}, {"--color", "never"}));
  CHECK(is_coloured({{"NO_COLOR", "1"}}, {"--color", "always"}));
  CHECK(is_coloured({{"TERM", "dumb"}}, {"--color", "always"}));
}

TEST_CASE("every command writes Arabic in the order that the terminal needs", "[terminal]") {
  Library library;
  library.environment = {{"TERM", "xterm"}, {"XTERM_VERSION", "XTerm(379)"}, {"NO_COLOR", "1"}};
  const std::string word = arabic("{bread: title}").substr(0, arabic("{bread: title}").find(' '));
  const std::string seen = lay_out(word, BidiMode::visual, 0);
  REQUIRE(seen != word);
  const std::string article = library.path("news/bread.txt").string();
  for (const Words& command : {Words{"search", word},
                               {"why", word, article},
                               {"analyze", word},
                               {"variants", word},
                               {"search", "nothing:" + word},
                               {"names", "nothing:" + word},
                               {"places", "nothing:" + word},
                               Words{"show", article, word},
                               Words{"show", "1"},
                               Words{"search", "--kwic", word},
                               Words{"search", "-C", "1", word}}) {
    Words line{"fihris"};
    line.insert(line.end(), command.begin(), command.end());
    const std::string visual = library.run_on_terminal(line).out;
    INFO(command.front() << '\n' << visual);
    CHECK_THAT(visual, Contains(seen) && !Contains(word) && !Contains("\u2068") && !Contains("\u200E"));
    library.environment["XTERM_VERSION"].clear();
    library.environment["VTE_VERSION"] = "7006";
    const std::string logical = library.run_on_terminal(line).out;
    CHECK_THAT(logical, Contains(word) && !Contains(seen));
    library.environment["VTE_VERSION"].clear();
    library.environment["XTERM_VERSION"] = "XTerm(379)";
  }
}

TEST_CASE("status writes a folder's Arabic name in the order that the terminal needs", "[terminal]") {
  Sandbox sandbox;
  sandbox.environment = {{"TERM", "xterm"}, {"XTERM_VERSION", "XTerm(379)"}};
  const std::string word = arabic("{olives}");
  sandbox.write(word + "/a.txt", arabic("{bread: text}"));
  REQUIRE(sandbox.run({"fihris", "index", word}).exit == 0);
  const std::string out = sandbox.run_on_terminal({"fihris", "status"}).out;
  CHECK_THAT(out, Contains(lay_out(word, BidiMode::visual, 0)) && !Contains(word));
}

TEST_CASE("JSON, CSV and paths are in logical order and unbroken on every terminal and in every mode",
          "[terminal]") {
  Library library;
  library.environment = {{"TERM", "xterm"}, {"XTERM_VERSION", "XTerm(379)"}};
  const std::string word = arabic("{bread: title}").substr(0, arabic("{bread: title}").find(' '));
  for (const char* format : {"jsonl", "csv", "paths"}) {
    for (const char* mode : {"auto", "visual", "isolate", "kitty"}) {
      const Words command{"fihris", "search", "-q", word, "--format", format, "--bidi", mode};
      const std::string piped = library.run(command).out;
      CHECK(piped == library.run({"fihris", "search", "-q", word, "--format", format}).out);
      std::string shown = library.run_on_terminal(command).out;
      std::string expected = piped;
      for (std::size_t at; (at = expected.find("\r\n")) != expected.npos;) expected.erase(at, 1);
      CHECK(shown == expected);
    }
  }
}

TEST_CASE("a pipe is given logical order without marks, and another order only on request", "[terminal]") {
  Library library;
  library.environment = {{"TERM", "xterm"}, {"XTERM_VERSION", "XTerm(379)"}};
  const std::string word = arabic("{bread: title}").substr(0, arabic("{bread: title}").find(' '));
  const std::string seen = lay_out(word, BidiMode::visual, 0);
  CHECK_THAT(library.search({word}).out, Contains(word) && !Contains(seen) && !Contains("\u2068"));
  CHECK_THAT(library.search({word, "--bidi", "visual"}).out, Contains(seen) && !Contains(word));
  CHECK_THAT(library.search({word, "--bidi", "isolate"}).out, Contains("\u2068"));
}

TEST_CASE("bidi shows a line in each mode, what auto is, and why", "[terminal]") {
  Sandbox sandbox;
  sandbox.environment = {{"TERM", "alacritty"}};
  const auto result = sandbox.run_on_terminal({"fihris", "bidi"});
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("  isolate  ") && Contains("  logical  ") && Contains("* visual   ") &&
                             Contains("  kitty    ") && Contains("auto is visual") && Contains("alacritty") &&
                             Contains("$TERM"));
  CHECK_THAT(sandbox.run("fihris bidi --bidi kitty").out, Contains("--bidi asks for kitty"));
}

TEST_CASE("in tmux no line is wider than the window and no word is broken, in every mode", "[terminal]") {
  Library library;
  if (library.run({"sh", "-c", "command -v tmux"}).exit != 0) {
    WARN("skipped: tmux is not installed");
    return;
  }
  const std::string word = arabic("{bread: title}").substr(0, arabic("{bread: title}").find(' '));
  const auto words_of = [](const std::string& text) {
    std::istringstream stream(text);
    std::multiset<std::string> words;
    // A path is left to the terminal.
    for (std::string one; stream >> one;) {
      if (one.find('/') == one.npos && one.find(".txt") == one.npos) words.insert(one);
    }
    return words;
  };
  unsigned run = 0;
  for (const char* mode : {"logical", "visual", "kitty"}) {
    const std::string search = std::string(FIHRIS_PROGRAM) + " -q search --bidi " + mode + " " + word;
    const auto unbroken = words_of(library.run({"sh", "-c", "COLUMNS=9999 " + search}).out);
    REQUIRE(unbroken.size() > 10);
    for (const char* width : {"40", "80", "200"}) {
      INFO(mode << " at " << width);
      library.environment["SOCKET"] = library.path("socket" + std::to_string(++run)).string();
      const auto capture = library.run({"sh", "-c",
                                        "tmux -S $SOCKET -f /dev/null new-session -d -x " +
                                            std::string(width) + " -y 60 \"" + search +
                                            "; tmux -S $SOCKET wait-for -S done; exec sleep 60\" && "
                                            "timeout 60 tmux -S $SOCKET wait-for done; "
                                            "tmux -S $SOCKET capture-pane -p; tmux -S $SOCKET kill-server"});
      CHECK(capture.exit == 0);
      // Where tmux had broken a line, it would have broken a word.
      CHECK(words_of(capture.out) == unbroken);
    }
  }
}
