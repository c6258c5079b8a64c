// What the pages for users show, in English and in Arabic, is the same and works.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using fihris::Sandbox;

namespace {

std::string page(const std::string& name) {
  std::ifstream file(std::string(PROJECT_FOLDER) + "/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What stands between the fences of blocks of commands, without remarks behind `#` and blanks before them.
std::vector<std::string> shown_lines(const std::string& text) {
  std::vector<std::string> lines;
  bool is_inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("```")) {
      is_inside = !is_inside;
    } else if (is_inside) {
      if (const auto remark = line.find(" # "); remark != line.npos) line.resize(remark);
      line.erase(line.find_last_not_of(' ') + 1);
      lines.push_back(line);
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("the pages in Arabic show the same commands as those in English", "[tutorial]") {
  for (const auto& [english, arabic] :
       {std::pair("README.md", "README.ar.md"), std::pair("docs/tutorial.md", "docs/tutorial.ar.md")}) {
    INFO(english);
    const std::vector<std::string> shown = shown_lines(page(english));
    CHECK(shown.size() > 2);
    CHECK(shown_lines(page(arabic)) == shown);
  }
}

TEST_CASE("the figures of the readme are the same in both languages", "[tutorial]") {
  const std::string english = page("README.md"), arabic = page("README.ar.md");
  // The cells of numbers of the table, and what stands in the text.
  std::size_t cells = 0;
  for (std::size_t at = 0; (at = english.find(" | ", at)) != english.npos; ++at) {
    const std::string cell = english.substr(at, english.find('\n', at) - at);
    if (cell.find_first_not_of(" |0123456789") != cell.npos || cell.find_first_of("0123456789") == cell.npos)
      continue;
    INFO(cell);
    CHECK(arabic.find(cell) != arabic.npos);
    ++cells;
  }
  CHECK(cells >= 6);
  const std::size_t measured = english.find("## What it finds"), end = english.find("## How it is laid out");
  REQUIRE(measured < end);
  std::size_t figures = 0;
  for (std::size_t at = measured; (at = english.find_first_of(".0123456789", at)) < end;) {
    const std::size_t behind = english.find_first_not_of(".,0123456789", at);
    std::string figure = english.substr(at, behind - at);
    at = behind;
    figure.erase(figure.find_last_not_of(".,") + 1);  // the sentence's
    if (figure.find_first_of("0123456789") == figure.npos) continue;
    INFO(figure);
    CHECK(arabic.find(figure) != arabic.npos);
    ++figures;
  }
  CHECK(figures > 20);
}

TEST_CASE("every command of the tutorial works on the sample corpus", "[tutorial]") {
  const Sandbox sandbox;
  std::filesystem::copy(SAMPLE_CORPUS, sandbox.path("sample_corpus"),
                        std::filesystem::copy_options::recursive);
  int commands = 0;
  for (const std::string& line : shown_lines(page("docs/tutorial.md"))) {
    INFO(line);
    const auto result = sandbox.run({"bash", "-c", "fihris() { \"$0\" \"$@\"; }; " + line, FIHRIS_PROGRAM});
    CHECK(result.exit == 0);
    if (line.starts_with("fihris ")) CHECK_FALSE(result.out.empty());
    ++commands;
  }
  CHECK(commands > 15);
}
