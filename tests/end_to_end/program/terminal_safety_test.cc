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
    write(".config/fihris/shards.toml", "[\"\\u001B[2Jx\\u202E\"]\naddress = \"tcp://127.0.0.1:1\"\n");
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
      {"shards",
       {{},
        {"check"},
        {"gather"},
        {"add", hostile, "tcp://127.0.0.1:1"},
        {"add", "x", hostile},
        {"remove", hostile},
        {"serve", "--index", hostile}}},
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
