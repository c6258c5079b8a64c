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

namespace {

/// What would drive a terminal: the window's title, clearing, colours, backspace, a newline that forges a
/// message, C1 in UTF-8 and as a byte, an override and an isolate.
const std::string hostile =
    "x\x1B]0;owned\x07\x1B[2J\x1B[31m\b\r\nfihris: forged\x7F\u009B2J\u0090q\x9B"
    "1m\u202E\u2066\u2029y";

/// Text of a file must be UTF-8, or another encoding is made out in it.
std::string hostile_text() {
  std::string text = hostile;
  text.erase(text.find("\x9B"
                       "1m",
                       text.find("\u0090")),
             1);
  return text;
}

/// What a terminal must never be given, of `bytes`; empty if there is nothing.
std::string dangers(const std::string& bytes) {
  static const std::string link = "\x1B]8;;";
  static const std::set<std::string> colours{"\x1B[0m", "\x1B[1m", "\x1B[35m", "\x1B[1;31m"};
  std::string found;
  int isolates = 0;
  const auto size = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t at = 0; at < size;) {
    const std::size_t begin = static_cast<std::size_t>(at);
    // A hyperlink: printable ASCII, and its end.
    if (bytes.compare(begin, link.size(), link) == 0) {
      const std::size_t end = std::min(bytes.find('\x1B', begin + 1), bytes.size() - 1);
      const bool harmless =
          std::all_of(bytes.begin() + at + 1, bytes.begin() + static_cast<std::ptrdiff_t>(end),
                      [](char byte) { return byte > ' ' && byte < 0x7F; });
      if (harmless && bytes.compare(end, 2, "\x1B\\") == 0) {
        at = static_cast<std::int32_t>(end) + 2;
        continue;
      }
    }
    if (bytes[begin] == '\x1B') {
      const std::size_t end = std::min(bytes.find('m', begin), bytes.size() - 1);
      if (colours.count(bytes.substr(begin, end + 1 - begin)) != 0) {
        at = static_cast<std::int32_t>(end) + 1;
        continue;
      }
    }
    UChar32 code;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
    U8_NEXT(bytes.data(), at, size, code);
#pragma GCC diagnostic pop
    if (code == 0x2068) ++isolates;
    if (code == 0x2069) --isolates;
    const bool drives = code < 0 || (code < 0x20 && code != '\n' && code != '\t') ||
                        (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
    const bool reorders = (code >= 0x202A && code <= 0x202E) || code == 0x2066 || code == 0x2067 ||
                          isolates < 0 || (code == '\n' && isolates != 0);
    if (drives || reorders) found += std::to_string(code) + " at " + std::to_string(begin) + "; ";
  }
  return found;
}

/// Three articles whose name, folder, title and text are hostile.
class HostileLibrary : public Sandbox {
 public:
  HostileLibrary() {
    environment = {{"TERM", "xterm"}, {"NO_COLOR", ""}};
    const std::string title = arabic("{bread: title} ") + hostile_text();
    std::string one_line = title;
    one_line.erase(std::remove(one_line.begin(), one_line.end(), '\n'), one_line.end());
    write("news/" + hostile + "/" + hostile + ".txt",
          one_line + "\n\n" + arabic("{olives} {visit: text} ") + hostile_text() + "\n");
    write("news/plain.txt", arabic("{olives} {Beirut}\n"));
    write("news/" + hostile + "/binary.txt", fihris::binary_bytes);
    write("hostile.toml", "\"\\u001B[2Jx\" = 1\nindex = \"a\\u001B[2J\\u202E\"\n");
    write("aliases.tsv", "person\t" + hostile + "\n");
    index = run(Words{"fihris", "index", "news"});
  }

  std::string article() const { return path("news/" + hostile + "/" + hostile + ".txt").string(); }

  ProgramResult index;
};

}  // namespace

TEST_CASE("no command gives a terminal what drives it, whatever names, texts, files and arguments hold",
          "[terminal]") {
  HostileLibrary library;
  REQUIRE(library.index.exit == 1);  // the binary file is skipped
  const std::string word = arabic("{olives}");
  const std::string bad = hostile + " \"";
  const std::map<std::string, std::vector<Words>> commands{
      {"index",
       {{"--rebuild", "-v"},
        {"--dry-run", "--rebuild"},
        {"--dry-run", "--drop", "news"},
        {"--verify", "--format", "json"},
        {hostile},
        {"--index", hostile, "news", hostile},
        {"--drop", hostile},
        {"--exclude", hostile, "--dry-run"}}},
      {"search",
       {{word},
        {word, "-v", "--color", "always"},
        {word, "--format", "jsonl"},
        {word, "--format", "csv"},
        {word, "--format", "paths"},
        {word, "--bidi", "visual"},
        {word, "--bidi", "logical"},
        {word, "--bidi", "isolate"},
        {word, "--bidi", "kitty"},
        {word, "--count"},
        {word, "-l"},
        {word, "-c"},
        {word, "-C", "1"},
        {word, "--kwic"},
        {word, "--kwic", "--format", "jsonl"},
        {word, "--all-matches", "--hyperlink", "always"},
        {word, "--open", "99"},
        {word, "--facets", "source,year,month,place,person,author"},
        {word, "--facets", hostile},
        {bad},
        {"--strict", bad},
        {"source:" + hostile},
        {"source:nowhere"},
        {"place:" + hostile},
        {hostile + ":" + word},
        {"--aliases", "aliases.tsv", word},
        {"--aliases", hostile, word},
        {"--batch", hostile},
        {"--batch", "-"},
        {"--batch", "-", "--count"},
        {"--level", hostile, word},
        {"--index", hostile, word}}},
      {"analyze", {{hostile}, {"\x1B\b"}}},
      {"names",
       {{}, {hostile}, {bad}, {"--format", "jsonl"}, {"--aliases", hostile}, {"--aliases", "aliases.tsv"}}},
      {"places", {{}, {hostile}, {bad}, {"--format", "jsonl"}, {"--aliases", hostile}}},
      {"variants",
       {{arabic("{olives}")},
        {hostile},
        {"--format", "jsonl", word},
        {"--save", hostile + "/x", word},
        {"--aliases", "aliases.tsv", word}}},
      {"why",
       {{word, library.article()},
        {bad, library.article()},
        {"source:" + hostile, library.article()},
        {word, hostile},
        {"--aliases", hostile, word, hostile}}},
      {"show",
       {{library.article()},
        {library.article(), word, "-n"},
        {library.article(), bad},
        {hostile},
        {"1"},
        {"77"},
        {"--hyperlink", "always", library.article()}}},
      {"sources", {{}, {word}, {bad}, {"--format", "jsonl"}, {"--format", "csv"}}},
      {"timeline", {{}, {word}, {bad}, {"--format", "csv"}}},
      {"config", {{}, {"--config", hostile}, {"--config", "hostile.toml"}}},
      {"alias",
       {{"list", "--aliases", hostile}, {"add", hostile, "other|form"}, {"add", hostile, "\x1b[31mred"}}},
      {"help", {{"search"}, {hostile}}},
      {"report",
       {{word, "-o", "report.html"},
        {word, "-o", "-"},
        {bad, "-o", hostile},
        {hostile, "-o", "none/" + hostile}}},
      {"serve",
       {{"--listen", hostile}, {"--token-file", hostile}, {"--port", hostile}, {"--index", hostile}}},
      {"bidi", {{}, {"--bidi", "visual"}}},
      {"status",
       {{},
        {"--format", "json"},
        {"--format", hostile},
        {"--index", hostile},
        {"--files"},
        {"--files", "--format", "csv"}}},
      {"formats", {{}, {"--format", hostile}}},
  };
  // Lines of a batch are lines: an ID may say what it likes there.
  std::string id = hostile;
  std::replace(id.begin(), id.end(), '\n', ' ');
  const std::string batch = id + "\n" + id + "\t" + word + "\n" + id + " \"\n";
  const std::string help = library.run("fihris --help").out;
  const std::size_t list = help.find("Subcommands:");
  REQUIRE(list != help.npos);
  std::istringstream lines(help.substr(help.find('\n', list)));
  for (std::string line; std::getline(lines, line);) {
    std::string name;
    if (line.starts_with("  ") && std::istringstream(line) >> name && line.substr(2, 1) != " ") {
      INFO("a command without a case: " << name);
      CHECK(commands.count(name) == 1);
    }
  }
  for (const auto& [name, cases] : commands) {
    // A slow machine would draw the progress bar, which has sequences of its own.
    library.environment["TERM"] = name == "index" ? "dumb" : "xterm";
    for (const Words& arguments : cases) {
      Words command{"fihris", name};
      command.insert(command.end(), arguments.begin(), arguments.end());
      const auto result = library.run_on_terminal(command, batch);
      INFO(name << ' ' << (arguments.empty() ? "" : arguments.front()) << '\n' << result.out);
      CHECK(result.exit <= 2);
      CHECK(!result.out.empty());
      CHECK(dangers(result.out) == "");
      // A cell of CSV may hold a newline, between quotation marks.
      if (std::find(arguments.begin(), arguments.end(), "csv") == arguments.end())
        CHECK_THAT("\n" + result.out, !Contains("\nfihris: forged"));
    }
  }
  for (const Words& command :
       {Words{"fihris", hostile}, Words{"fihris", "--" + hostile}, Words{"fihris", "--help"}}) {
    const auto result = library.run_on_terminal(command);
    INFO(result.out);
    CHECK(dangers(result.out) == "");
  }
}

TEST_CASE("in a pipe names and texts keep their bytes", "[terminal]") {
  const HostileLibrary library;
  CHECK_THAT(library.index.err, Contains("skipped: ") && Contains(hostile + "/binary.txt"));
  CHECK_THAT(library.run(Words{"fihris", "search", "--format", "paths", arabic("{olives}")}).out,
             Contains(library.article() + "\n"));
  CHECK_THAT(library.run("fihris status").out, Contains(hostile + "/binary.txt"));
  CHECK_THAT(library.run("fihris index --rebuild --dry-run").out, Contains(library.article() + "\n"));
  CHECK_THAT(library.run(Words{"fihris", "why", arabic("{olives}"), library.article()}).out,
             Contains(library.article() + "\n"));
}

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
  HostileLibrary library;
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
