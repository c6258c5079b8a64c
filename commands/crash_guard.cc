#include "commands/crash_guard.h"

#include <signal.h>
#include <unistd.h>

#include <initializer_list>

#include "query/shown/marked_text.h"

namespace fihris {
namespace {

constexpr int failed = 2;

std::string message;  // made beforehand: a signal handler must not allocate

[[maybe_unused]] void say_so_and_end(int) {
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, message.data(), message.size());
  _exit(failed);
}

}  // namespace

void guard_against_damage(const std::string& index) {
  message = "fihris: the index may be damaged: " + (isatty(STDERR_FILENO) != 0 ? safe_name(index) : index) +
            ": the program crashed while it used it; run: fihris index --rebuild\n";
#ifndef __SANITIZE_ADDRESS__
  struct sigaction action {};
  action.sa_handler = say_so_and_end;
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE}) sigaction(signal, &action, nullptr);
#endif
}

}  // namespace fihris
