#include "commands/process/crash_guard.h"

#include <signal.h>
#include <unistd.h>

#include <cstring>
#include <string_view>

#include "query/shown/marked_text.h"

namespace fihris {
namespace {

struct Fault {
  int signal;
  const char* name;
};

constexpr Fault faults[] = {{SIGSEGV, "a bad address"},
                            {SIGBUS, "a bad address or a failing disk"},
                            {SIGFPE, "an arithmetic fault"},
                            {SIGILL, "an illegal instruction"},
                            {SIGABRT, "an abort"}};

/// Made beforehand: a signal handler must not allocate.
std::string cause = "; please report it with the command\n";

void (*first_act)() = nullptr;

void say(std::string_view text) {
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
}

[[maybe_unused]] void say_so_and_end(int signal) {
  if (first_act != nullptr) first_act();
  say("fihris: the program has crashed: ");
  for (const Fault& fault : faults) {
    if (fault.signal == signal) say({fault.name, std::strlen(fault.name)});
  }
  say(cause);
  // By now the signal has its default action, and comes when this returns.
  raise(signal);
}

}  // namespace

void guard_against_crashes() {
#ifndef __SANITIZE_ADDRESS__
  // A stack that has overflown has no room for the handler.
  static char stack[1u << 16];
  stack_t own{};
  own.ss_sp = stack;
  own.ss_size = sizeof stack;
  sigaltstack(&own, nullptr);
  struct sigaction action {};
  action.sa_handler = say_so_and_end;
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_ONSTACK;
  for (const Fault& fault : faults) sigaction(fault.signal, &action, nullptr);
#endif
}

void at_crash(void (*act)()) {
  first_act = act;
}

void guard_against_damage(const std::string& index) {
  cause = " while it used the index " + (isatty(STDERR_FILENO) != 0 ? safe_name(index) : index) +
          "; if fihris index --verify says that it is damaged, run: fihris index --rebuild; if not, please "
          "report it with the command\n";
}

}  // namespace fihris
