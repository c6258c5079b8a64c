#include "tests/support/sandbox.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace fs = std::filesystem;

namespace fihris {
namespace {

/// A program that takes longer hangs, and is ended by SIGALRM.
constexpr unsigned most_seconds = 300;

std::string read_all(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void redirect(const fs::path& path, int flags, int descriptor) {
  const int opened = open(path.c_str(), flags, 0644);
  if (opened < 0 || dup2(opened, descriptor) < 0) _exit(126);
  close(opened);
}

}  // namespace

RunningProgram::RunningProgram(pid_t process, fs::path out, fs::path err)
    : process_(process), out_(std::move(out)), err_(std::move(err)) {}

RunningProgram::~RunningProgram() {
  if (ended_) return;
  send(SIGKILL);
  reap(0);
}

RunningProgram::RunningProgram(RunningProgram&& other) noexcept
    : process_(other.process_),
      out_(std::move(other.out_)),
      err_(std::move(other.err_)),
      ended_(std::exchange(other.ended_, true)),
      status_(other.status_),
      peak_bytes_(other.peak_bytes_) {}

void RunningProgram::send(int signal) const {
  kill(process_, signal);
}

bool RunningProgram::is_running() {
  reap(WNOHANG);
  return !ended_;
}

ProgramResult RunningProgram::wait() {
  reap(0);
  const int exit = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  return {exit, out_.empty() ? "" : read_all(out_), err_.empty() ? "" : read_all(err_), peak_bytes_};
}

std::string RunningProgram::err_so_far() const {
  return read_all(err_);
}

std::string RunningProgram::out_so_far() const {
  return read_all(out_);
}

void RunningProgram::reap(int options) {
  if (ended_) return;
  pid_t reaped;
  rusage usage{};
  do {
    reaped = wait4(process_, &status_, options, &usage);
  } while (reaped < 0 && errno == EINTR);
  ended_ = reaped == process_;
  if (ended_) peak_bytes_ = static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

Sandbox::Sandbox() {
  std::string name = (fs::temp_directory_path() / "fihris-test-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::system_error(errno, std::generic_category(), name);
  root_ = name;
  fs::create_directories(root_ / "home");
  fs::create_directories(root_ / "output");
}

Sandbox::~Sandbox() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

fs::path Sandbox::path(std::string_view relative) const {
  return root_ / "home" / relative;
}

fs::path Sandbox::output_file(std::string_view name) const {
  return root_ / "output" / (std::to_string(run_count_) + "." + std::string(name));
}

void Sandbox::write(std::string_view relative, std::string_view content) const {
  const fs::path file = path(relative);
  fs::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary);
  stream << content;
  if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::string Sandbox::read(std::string_view relative) const {
  return read_all(path(relative));
}

ProgramResult Sandbox::run(std::string_view command) const {
  std::istringstream words{std::string(command)};
  return run(std::vector<std::string>{std::istream_iterator<std::string>(words), {}});
}

ProgramResult Sandbox::run(const std::vector<std::string>& command, std::string_view standard_input) const {
  const fs::path input = output_file("in");
  std::ofstream(input, std::ios::binary) << standard_input;
  return start(command, input).wait();
}

RunningProgram Sandbox::start(const std::vector<std::string>& command) const {
  return start(command, "/dev/null");
}

ProgramResult Sandbox::run_on_terminal(const std::vector<std::string>& command,
                                       std::string_view standard_input) const {
  const fs::path input = output_file("in");
  std::ofstream(input, std::ios::binary) << standard_input;
  ++run_count_;
  termios raw{};
  cfmakeraw(&raw);
  int terminal = -1;
  const pid_t process = forkpty(&terminal, nullptr, &raw, nullptr);
  if (process < 0) throw std::system_error(errno, std::generic_category(), "forkpty");
  if (process == 0) become(command, input);
  std::string out;
  char bytes[4096];
  // At its end the program closes the terminal, and reading is an error.
  for (ssize_t size; (size = ::read(terminal, bytes, sizeof bytes)) > 0 || (size < 0 && errno == EINTR);) {
    out.append(bytes, static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  }
  ::close(terminal);
  ProgramResult result = RunningProgram(process, {}, {}).wait();
  result.out = std::move(out);
  return result;
}

TerminalProgram Sandbox::start_on_terminal(const std::vector<std::string>& command, TerminalSize size) const {
  const winsize given{size.rows, size.columns, 0, 0};
  int terminal = -1;
  const pid_t process = forkpty(&terminal, nullptr, nullptr, &given);
  if (process < 0) throw std::system_error(errno, std::generic_category(), "forkpty");
  if (process == 0) become(command, {});
  return {RunningProgram(process, {}, {}), terminal};
}

TerminalProgram::TerminalProgram(TerminalProgram&& other) noexcept
    : program_(std::move(other.program_)),
      terminal_(std::exchange(other.terminal_, -1)),
      written_(std::move(other.written_)) {}

TerminalProgram::~TerminalProgram() {
  if (terminal_ >= 0) ::close(terminal_);
}

void TerminalProgram::type(std::string_view bytes) const {
  if (::write(terminal_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
    throw std::system_error(errno, std::generic_category(), "cannot type");
}

void TerminalProgram::resize(TerminalSize size) const {
  const winsize given{size.rows, size.columns, 0, 0};
  if (ioctl(terminal_, TIOCSWINSZ, &given) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot resize");
}

bool TerminalProgram::writes(std::string_view text) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (written_.find(text) == std::string::npos) {
    if (std::chrono::steady_clock::now() > end || !read_some(100)) return false;
  }
  return true;
}

/// False if the program has closed the terminal.
bool TerminalProgram::read_some(int milliseconds) {
  pollfd waiting{terminal_, POLLIN, 0};
  if (poll(&waiting, 1, milliseconds) <= 0) return true;
  char bytes[4096];
  const ssize_t size = ::read(terminal_, bytes, sizeof bytes);
  if (size < 0 && errno == EINTR) return true;
  if (size <= 0) return false;
  written_.append(bytes, static_cast<std::size_t>(size));
  return true;
}

ProgramResult TerminalProgram::wait() {
  while (read_some(100)) {
  }
  ProgramResult result = program_.wait();
  result.out = std::move(written_);
  return result;
}

void Sandbox::become(const std::vector<std::string>& command, const fs::path& standard_input) const {
  std::vector<char*> words;
  const std::string program = command.front() == "fihris" ? FIHRIS_PROGRAM : command.front();
  words.push_back(const_cast<char*>(program.c_str()));
  for (std::size_t i = 1; i < command.size(); ++i) words.push_back(const_cast<char*>(command[i].c_str()));
  words.push_back(nullptr);
  // As a terminal has them: a shell ignores them in what it runs in the background.
  for (const int number : {SIGINT, SIGQUIT, SIGTERM}) ::signal(number, SIG_DFL);
  alarm(most_seconds);
  if (!standard_input.empty()) redirect(standard_input, O_RDONLY, STDIN_FILENO);
  setenv("HOME", path("").c_str(), 1);
  setenv("FIHRIS_INDEX", path("index").c_str(), 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  setenv("PAGER", "cat", 1);  // nobody would leave one
  // What tells of the terminal in which the tests run.
  for (const char* name : {"VTE_VERSION", "KITTY_WINDOW_ID", "XTERM_VERSION", "TMUX", "STY", "TERM_PROGRAM",
                           "COLUMNS", "XDG_STATE_HOME", "VISUAL", "EDITOR"})
    unsetenv(name);
  for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  if (chdir(path("").c_str()) != 0) _exit(126);
  execvp(program.c_str(), words.data());
  _exit(127);
}

RunningProgram Sandbox::start(const std::vector<std::string>& command, const fs::path& standard_input) const {
  const fs::path out = output_file("out");
  const fs::path err = output_file("err");
  ++run_count_;
  const pid_t process = fork();
  if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (process == 0) {
    redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    become(command, standard_input);
  }
  return {process, out, err};
}

}  // namespace fihris
