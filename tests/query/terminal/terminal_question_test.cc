#include "query/terminal/terminal_question.h"

#include <chrono>
#include <string>
#include <vector>

#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "tests/support/catch.h"

using namespace fihris;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds long_enough{20'000};
constexpr milliseconds short_time{50};
const std::string whole = "\033P>|XTerm(379)\033\\\033[>41;379;0c\033[?64;1c";

/// What the program in a new terminal was told, by a terminal that answers `pieces`, each after reading; and
/// how much was left to be read, after `:`.
std::string told(const std::vector<std::string>& pieces, milliseconds limit, const std::string& typed = {}) {
  int terminal = -1;
  int results[2];
  REQUIRE(pipe(results) == 0);
  const pid_t process = forkpty(&terminal, nullptr, nullptr, nullptr);
  REQUIRE(process >= 0);
  if (process == 0) {
    close(results[0]);
    if (!typed.empty()) {
      for (int waiting = 0; waiting == 0;) ioctl(STDIN_FILENO, FIONREAD, &waiting);
    }
    termios before{}, after{};
    tcgetattr(STDIN_FILENO, &before);
    std::string text = ask_terminal(STDIN_FILENO, STDOUT_FILENO, limit);
    tcgetattr(STDIN_FILENO, &after);
    int left = 0;
    ioctl(STDIN_FILENO, FIONREAD, &left);
    text += ":" + std::to_string(left) + (before.c_lflag == after.c_lflag ? "" : " changed");
    const auto written = write(results[1], text.data(), text.size());
    _exit(written < 0 ? 1 : 0);
  }
  close(results[1]);
  if (!typed.empty()) REQUIRE(write(terminal, typed.data(), typed.size()) > 0);
  char bytes[1024];
  if (typed.empty() && read(terminal, bytes, sizeof bytes) > 0) {
    for (const std::string& piece : pieces) REQUIRE(write(terminal, piece.data(), piece.size()) > 0);
  }
  std::string result;
  for (ssize_t size; (size = read(results[0], bytes, sizeof bytes)) > 0;)
    result.append(bytes, static_cast<std::size_t>(size));
  close(results[0]);
  close(terminal);
  waitpid(process, nullptr, 0);
  return result;
}

}  // namespace

TEST_CASE("a terminal's answer is read to its end, and nothing is left in the input", "[terminal]") {
  CHECK(told({whole}, long_enough) == whole + ":0");
  CHECK(told({"\033P>|XTerm(379)\033\\", "\033[>41;379;0c", "\033[?6", "4;1c"}, long_enough) == whole + ":0");
}

TEST_CASE("a terminal that does not answer, or not to the end, is not waited for", "[terminal]") {
  CHECK(told({}, short_time) == ":0");
  CHECK(told({"\033P>|XTerm(379)"}, short_time) == ":0");
}

TEST_CASE("a terminal is not asked while something typed waits to be read", "[terminal]") {
  CHECK(told({}, long_enough, "ls\n") == ":3");
}

TEST_CASE("what is no terminal is not asked", "[terminal]") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  CHECK(ask_terminal(ends[0], ends[1], long_enough) == "");
  close(ends[0]);
  close(ends[1]);
}
