#include "query/terminal/terminal_question.h"

#include <cerrno>
#include <csignal>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace fihris {
namespace {

using Clock = std::chrono::steady_clock;

/// XTVERSION, secondary and primary device attributes.
constexpr std::string_view questions = "\033[>0q\033[>c\033[c";
constexpr std::size_t most_bytes = 4096;  ///< of an answer

/// Signals wait while this lives.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_{};
};

bool waits(int descriptor, Clock::time_point until) {
  pollfd ready{descriptor, POLLIN, 0};
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
  return poll(&ready, 1, left > 0 ? static_cast<int>(left) : 0) > 0 && (ready.revents & POLLIN) != 0;
}

/// Reads until `is_whole`, the end, or `until`.
template <typename IsWhole>
std::string read_until(int descriptor, Clock::time_point until, const IsWhole& is_whole) {
  std::string text;
  char bytes[256];
  while (text.size() < most_bytes && !is_whole(text) && waits(descriptor, until)) {
    const ssize_t size = ::read(descriptor, bytes, sizeof bytes);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    text.append(bytes, static_cast<std::size_t>(size));
  }
  return text;
}

/// Whether the answer to the last question, CSI ? numbers c, has come.
bool has_primary_attributes(std::string_view answer) {
  const std::size_t begin = answer.rfind("\033[?");
  if (begin == answer.npos) return false;
  const std::size_t end = answer.find_first_not_of("0123456789;", begin + 3);
  return end != answer.npos && answer[end] == 'c';
}

bool is_same_terminal(int in, int out) {
  struct stat a {};
  struct stat b {};
  return isatty(in) != 0 && isatty(out) != 0 && fstat(in, &a) == 0 && fstat(out, &b) == 0 &&
         a.st_rdev == b.st_rdev && tcgetpgrp(in) == getpgrp();
}

}  // namespace

std::string ask_terminal(std::chrono::milliseconds limit) {
  return ask_terminal(STDIN_FILENO, STDOUT_FILENO, limit);
}

std::string ask_terminal(int in, int out, std::chrono::milliseconds limit) {
  termios before{};
  if (!is_same_terminal(in, out) || waits(in, Clock::now()) || tcgetattr(in, &before) != 0) return {};
  const SignalsHeld held;
  termios quiet = before;
  quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON);
  quiet.c_cc[VMIN] = 0;
  quiet.c_cc[VTIME] = 0;
  if (tcsetattr(in, TCSANOW, &quiet) != 0) return {};
  std::string answer;
  if (::write(out, questions.data(), questions.size()) == static_cast<ssize_t>(questions.size()))
    answer = read_until(in, Clock::now() + limit, has_primary_attributes);
  const bool is_whole = has_primary_attributes(answer);
  tcsetattr(in, is_whole ? TCSANOW : TCSAFLUSH, &before);
  return is_whole ? answer : std::string();
}

std::string ask_tmux(std::chrono::milliseconds limit) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const char* const words[] = {"tmux", "display-message", "-p", "#{client_termtype} #{client_termname}",
                               nullptr};
  pid_t process = -1;
  const int error =
      posix_spawnp(&process, words[0], &actions, nullptr, const_cast<char* const*>(words), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::string answer;
  if (error == 0) {
    answer = read_until(ends[0], Clock::now() + limit,
                        [](const std::string& text) { return text.find('\n') != text.npos; });
    kill(process, SIGKILL);  // it has said what it has to say, or takes too long
    while (waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  close(ends[0]);
  return answer.substr(0, answer.find('\n'));
}

}  // namespace fihris
