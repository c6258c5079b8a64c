#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fihris {

/// How a program ended and what it wrote.
struct ProgramResult {
  int exit = -1;               ///< exit status; 128 + signal if a signal ended it
  std::string out;             ///< standard output
  std::string err;             ///< standard error
  std::size_t peak_bytes = 0;  ///< memory that it, or the largest program that it started, has had at most
};

/// A program that runs beside the test; killed if it outlives this.
class RunningProgram {
 public:
  RunningProgram(pid_t process, std::filesystem::path out, std::filesystem::path err);
  ~RunningProgram();
  RunningProgram(RunningProgram&& other) noexcept;
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  void send(int signal) const;
  pid_t id() const { return process_; }
  bool is_running();
  ProgramResult wait();
  /// What it has written on standard error so far.
  std::string err_so_far() const;
  /// The same of standard output.
  std::string out_so_far() const;

 private:
  void reap(int options);

  pid_t process_;
  std::filesystem::path out_;
  std::filesystem::path err_;
  bool ended_ = false;
  int status_ = 0;
  std::size_t peak_bytes_ = 0;
};

struct TerminalSize {
  unsigned short columns = 80;
  unsigned short rows = 24;
};

/// A program on a terminal, with a user.
class TerminalProgram {
 public:
  TerminalProgram(RunningProgram program, int terminal) : program_(std::move(program)), terminal_(terminal) {}
  ~TerminalProgram();
  TerminalProgram(TerminalProgram&& other) noexcept;
  TerminalProgram(const TerminalProgram&) = delete;

  void type(std::string_view bytes) const;
  /// Also tells the program, by SIGWINCH.
  void resize(TerminalSize size) const;
  /// Waits until what it has written since this or forget() was last true has `text` in it; false if it ends
  /// or nothing of the kind comes for ten seconds.
  bool writes(std::string_view text);
  /// All that has come and has not been forgotten.
  const std::string& written() const { return written_; }
  void forget() { written_.clear(); }
  /// The program, and all that it writes until it ends, in `out`.
  ProgramResult wait();
  RunningProgram& program() { return program_; }

 private:
  bool read_some(int milliseconds);

  RunningProgram program_;
  int terminal_;
  std::string written_;
};

/// A temporary folder in which the real program runs, away from the user's own files: it is the current
/// folder and $HOME, and the index is `index` in it. Removed at the end.
class Sandbox {
 public:
  Sandbox();
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  /// `relative` inside the sandbox.
  std::filesystem::path path(std::string_view relative) const;

  /// Writes a file, creating its folders.
  void write(std::string_view relative, std::string_view content) const;
  std::string read(std::string_view relative) const;

  /// Runs a command line cut at blanks, such as `fihris index articles`, and waits for its end.
  ProgramResult run(std::string_view command) const;
  /// The same with words that may hold blanks; the first is the program.
  ProgramResult run(const std::vector<std::string>& command, std::string_view standard_input = {}) const;

  /// Runs a command whose standard output and standard error are one terminal, whose bytes are in `out` as
  /// they were written.
  ProgramResult run_on_terminal(const std::vector<std::string>& command,
                                std::string_view standard_input = {}) const;

  /// Starts a command on a terminal of its own, which is its standard input too.
  TerminalProgram start_on_terminal(const std::vector<std::string>& command, TerminalSize size = {}) const;

  /// Starts a command and returns at once.
  RunningProgram start(const std::vector<std::string>& command) const;

  /// Variables to add to the environment of what runs from now on.
  std::map<std::string, std::string> environment;

 private:
  std::filesystem::path output_file(std::string_view name) const;
  [[noreturn]] void become(const std::vector<std::string>& command,
                           const std::filesystem::path& standard_input) const;
  RunningProgram start(const std::vector<std::string>& command,
                       const std::filesystem::path& standard_input) const;

  std::filesystem::path root_;
  mutable unsigned run_count_ = 0;
};

}  // namespace fihris
