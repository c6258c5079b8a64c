#include "commands/process/crash_guard.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <string>

#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

namespace {

struct Crash {
  int signal;  ///< that ended the child; 0: none did
  std::string said;
};

Crash crash(const std::function<void()>& child) {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const pid_t process = fork();
  REQUIRE(process >= 0);
  if (process == 0) {
    const rlimit none{};
    setrlimit(RLIMIT_CORE, &none);
    dup2(ends[1], STDERR_FILENO);
    close(ends[0]);
    alarm(20);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::signal(signal, SIG_DFL);
    guard_against_crashes();
    child();
    _exit(0);
  }
  close(ends[1]);
  Crash result{};
  char bytes[1024];
  for (ssize_t size; (size = read(ends[0], bytes, sizeof bytes)) > 0;)
    result.said.append(bytes, static_cast<std::size_t>(size));
  close(ends[0]);
  int status = 0;
  REQUIRE(waitpid(process, &status, 0) == process);
  result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  return result;
}

}  // namespace

#ifndef __SANITIZE_ADDRESS__
TEST_CASE("a crash is said, and ends the program by its signal", "[crash]") {
  const int signal = GENERATE(SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT);
  const Crash result = crash([signal] { raise(signal); });
  CHECK(result.signal == signal);
  CHECK_THAT(result.said, Contains("fihris: the program has crashed: ") && Contains("please report it") &&
                              !Contains("index"));
}

TEST_CASE("a crash while an index is in use names it, and how to tell whether it is the cause", "[crash]") {
  const Crash result = crash([] {
    guard_against_damage("/a/folder");
    volatile int* nowhere = nullptr;
    *nowhere = 1;
  });
  CHECK(result.signal == SIGSEGV);
  CHECK_THAT(result.said, Contains("a bad address while it used the index /a/folder") &&
                              Contains("fihris index --verify") && Contains("fihris index --rebuild"));
}

TEST_CASE("an abort of the library ends the program as an abort", "[crash]") {
  const Crash result = crash([] { std::abort(); });
  CHECK(result.signal == SIGABRT);
  CHECK_THAT(result.said, Contains("an abort"));
}
#endif
