#include "commands/process/pager.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fihris {
namespace {

std::string pager() {
  for (const char* name : {"FIHRIS_PAGER", "PAGER"}) {
    if (const char* value = std::getenv(name)) return value;
  }
  return "less";
}

}  // namespace

bool Pager::is_wanted() {
  const std::string command = pager();
  const char* term = std::getenv("TERM");
  return isatty(STDOUT_FILENO) != 0 && !command.empty() && command != "cat" && term != nullptr &&
         std::string(term) != "dumb";
}

void Pager::start() {
  int ends[2];
  if (process_ >= 0 || pipe2(ends, O_CLOEXEC) != 0) return;
  // Colours and hyperlinks pass, one screen ends by itself, and the screen stays as it was.
  setenv("LESS", "FRX", 0);
  setenv("LESSCHARSET", "utf-8", 0);
  const std::string command = pager();
  std::vector<std::string> words{"sh", "-c", command};
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  pid_t process = -1;
  const int error = posix_spawnp(&process, "sh", &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[0]);
  if (error == 0) {
    process_ = process;
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGQUIT, SIG_IGN);
    if (isatty(STDERR_FILENO) != 0) dup2(ends[1], STDERR_FILENO);
    dup2(ends[1], STDOUT_FILENO);
  }
  close(ends[1]);
}

Pager::~Pager() {
  if (process_ < 0) return;
  close(STDOUT_FILENO);
  close(STDERR_FILENO);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace fihris
