#include "indexer/scans/program_output.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "index/file_descriptor.h"

extern char** environ;

namespace fihris {
namespace {

using std::chrono::steady_clock;

/// Starts the program; -1 if that cannot be.
pid_t start(const std::vector<std::string>& command, int input, int output, bool with_errors) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (input >= 0) {
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  }
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  if (with_errors) {
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t process = -1;
  const int error =
      posix_spawn(&process, command.front().c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? process : -1;
}

/// Reads to the end of `pipe`; whatever is not `done` is why it was not reached.
ProgramOutput::End read_to_end(int pipe, const OutputLimits& limits, std::string& text) {
  constexpr std::size_t step = 64u << 10;
  const auto deadline = steady_clock::now() + limits.time;
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
    if (left <= 0) return ProgramOutput::End::too_slow;
    pollfd waiting{pipe, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return ProgramOutput::End::failed;
    if (ready <= 0) continue;
    const std::size_t before = text.size();
    text.resize(before + step);
    const ssize_t count = ::read(pipe, text.data() + before, step);
    text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) return ProgramOutput::End::done;
    if (count < 0 && errno != EINTR) return ProgramOutput::End::failed;
    if (text.size() > limits.bytes) return ProgramOutput::End::too_long;
  }
}

}  // namespace

ProgramOutput output_of(const std::vector<std::string>& command, int input, bool with_errors,
                        const OutputLimits& limits) {
  ProgramOutput output;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return output;
  const FileDescriptor in(ends[0]);
  pid_t process;
  {
    const FileDescriptor out(ends[1]);
    process = start(command, input, out.value(), with_errors);
  }
  if (process < 0) return output;
  output.end = read_to_end(in.value(), limits, output.text);
  // Nothing more is wanted of it: one that has closed its output need not have ended.
  if (output.end != ProgramOutput::End::done) kill(process, SIGKILL);
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  if (output.end != ProgramOutput::End::done) return output;
  if (WIFSIGNALED(status)) {
    output.end = ProgramOutput::End::crashed;
  } else if (WEXITSTATUS(status) != 0) {
    output.end = ProgramOutput::End::failed;
  }
  return output;
}

}  // namespace fihris
