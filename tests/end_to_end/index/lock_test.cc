#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/support/eventually.h"

using namespace fihris;
using Catch::Contains;

TEST_CASE("a second writer says who writes, waits, and then does its work", "[lock]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  run_index(sandbox, "news");
  const int lock = open(sandbox.path("index/lock").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(flock(lock, LOCK_EX | LOCK_NB) == 0);
  sandbox.write("news/b.txt", "two");
  auto second = sandbox.start({"fihris", "index"});
  REQUIRE(eventually([&] { return !second.is_running() || !second.err_so_far().empty(); }));
  // The lock names the one who had it last: here the first run.
  CHECK_THAT(second.err_so_far(), Contains("waiting") && Contains("process ") && Contains(" since "));
  CHECK(sandbox.run("fihris search --count one").out == "1\n");
  close(lock);
  const auto result = second.wait();
  CHECK(result.exit == 0);
  CHECK_THAT(result.out, Contains("added 1"));
}

TEST_CASE("many writers at once leave one index with all that they were told", "[lock]") {
  const Sandbox sandbox;
  std::vector<RunningProgram> writers;
  for (int i = 0; i < 8; ++i) {
    const std::string folder = "news" + std::to_string(i);
    sandbox.write(folder + "/a.txt", "title\n\neverywhere");
    writers.push_back(sandbox.start({"fihris", "index", folder}));
  }
  for (auto& writer : writers) CHECK(writer.wait().exit == 0);
  CHECK(find_contents(sandbox, "everywhere").size() == 8);
}
