#include "indexer/readers/process/sandbox.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

/// The status with which a process ends that does this in the sandbox.
int status_in_sandbox(const std::function<int()>& deed) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    enter_sandbox();
    _exit(deed());
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 100;
}

constexpr int refused = 7;
int refused_if(bool is_refused) {
  return is_refused ? refused : 0;
}

}  // namespace

TEST_CASE("in the sandbox no program, process or connection is made, and no file written or removed",
          "[sandbox]") {
  const TemporaryFolder folder;
  folder.write("file", "kept");
  const std::string file = folder.path("file");
  const std::string other = folder.path("new");
  CHECK(status_in_sandbox([] { return 3; }) == 3);
  CHECK(status_in_sandbox([] { return refused_if(fork() < 0); }) == refused);
  CHECK(status_in_sandbox([] { return refused_if(vfork() < 0); }) == refused);
  CHECK(status_in_sandbox([] {
          execl("/bin/true", "true", nullptr);
          return refused_if(errno == EPERM);
        }) == refused);
  CHECK(status_in_sandbox([] { return refused_if(socket(AF_INET, SOCK_STREAM, 0) < 0); }) == refused);
  CHECK(status_in_sandbox([] { return refused_if(socket(AF_UNIX, SOCK_STREAM, 0) < 0); }) == refused);
  CHECK(status_in_sandbox([&] { return refused_if(open(file.c_str(), O_WRONLY) < 0); }) == refused);
  CHECK(status_in_sandbox([&] { return refused_if(open(file.c_str(), O_RDWR) < 0); }) == refused);
  CHECK(status_in_sandbox([&] { return refused_if(open(other.c_str(), O_CREAT | O_WRONLY, 0600) < 0); }) ==
        refused);
  CHECK(status_in_sandbox([&] { return refused_if(unlink(file.c_str()) != 0); }) == refused);
  CHECK(status_in_sandbox([&] { return refused_if(rename(file.c_str(), other.c_str()) != 0); }) == refused);
  std::string content;
  CHECK(std::getline(std::ifstream(file), content));
  CHECK(content == "kept");
}

TEST_CASE("in the sandbox threads and memory within the bound are to be had", "[sandbox]") {
  CHECK(status_in_sandbox([] {
          int done = 0;
          std::thread([&] { done = 5; }).join();
          return done;
        }) == 5);
  CHECK(status_in_sandbox([] {
          const std::string bytes(50u << 20, 'x');
          return bytes.back() == 'x' ? 5 : 0;
        }) == 5);
}
