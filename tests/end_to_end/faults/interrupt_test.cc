#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/support/eventually.h"
#include "tests/support/faults.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

constexpr int article_count = 3000;

void write_articles(const Sandbox& sandbox) {
  for (int i = 0; i < article_count; ++i) {
    sandbox.write("news/" + std::to_string(10'000 + i) + ".txt",
                  "title\n\neverywhere " + std::to_string(i) + "\n");
  }
}

/// An index that another program writes to, so that a run waits.
class Waiting : public Sandbox {
 public:
  Waiting() {
    write("news/a.txt", "one");
    run_index(*this, "news");
    lock_ = open(path("index/lock").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(flock(lock_, LOCK_EX | LOCK_NB) == 0);
    write("news/b.txt", "two");
  }
  ~Waiting() { close(lock_); }

  RunningProgram start_waiting(const std::vector<std::string>& command) const {
    auto program = start(command);
    REQUIRE(eventually(
        [&] { return !program.is_running() || program.err_so_far().find("waiting") != std::string::npos; }));
    return program;
  }

 private:
  int lock_;
};

}  // namespace

TEST_CASE("a signal ends a run, which says what is kept and how to go on", "[interrupt]") {
  Sandbox sandbox;
  write_articles(sandbox);
  sandbox.environment = faults("open */news/12900.txt stop");
  sandbox.environment["FIHRIS_KEEP_SEGMENTS_MS"] = "1";
  sandbox.environment["FAULT_COUNT"] = sandbox.path("stopped");
  auto program = sandbox.start({"fihris", "index", "--jobs", "1", "--format", "json", "news"});
  REQUIRE(eventually([&] { return !program.is_running() || fs::exists(sandbox.path("stopped")); }));
  const int signal = GENERATE(SIGINT, SIGTERM);
  program.send(signal);
  CHECK(eventually([&] {
    program.send(SIGCONT);
    return !program.is_running();
  }));
  sandbox.environment.clear();
  const auto result = program.wait();
  CHECK(result.exit == 128 + signal);
  CHECK(result.out.empty());
  CHECK_THAT(result.err,
             Contains("fihris: stopped: the index is as it was before; ") &&
                 Contains(" articles that were read are kept; to go on, run the same command again\n"));
  const int kept = std::stoi(result.err.substr(result.err.find("before; ") + 8));
  CHECK(kept > 0);
  const auto summary = run_index(sandbox, "news");
  CHECK(summary["taken_over"] == kept);
  CHECK(summary["articles"] == article_count);
}

TEST_CASE("a second signal ends a run that hangs at once, and does no harm", "[interrupt]") {
  Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  run_index(sandbox, "news");
  sandbox.write("news/b.txt", "two");
  sandbox.environment = faults("open */news/b.txt hang");
  sandbox.environment["FAULT_COUNT"] = sandbox.path("hanging");
  auto program = sandbox.start({"fihris", "index"});
  REQUIRE(eventually([&] { return !program.is_running() || fs::exists(sandbox.path("hanging")); }));
  program.send(SIGINT);
  usleep(50'000);
  CHECK(program.is_running());
  program.send(GENERATE(SIGINT, SIGTERM));
  CHECK(program.wait().exit > 128);
  sandbox.environment.clear();
  CHECK(sandbox.run("fihris search --count one").out == "1\n");
  CHECK(run_index(sandbox, "")["added"] == 1);
}

TEST_CASE("a run that waits for another one can be interrupted", "[interrupt]") {
  const Waiting sandbox;
  auto program = sandbox.start_waiting({"fihris", "index"});
  program.send(SIGINT);
  const auto result = program.wait();
  CHECK(result.exit == 128 + SIGINT);
  CHECK_THAT(result.err, Contains("nothing that was read is kept; to go on, run the same command again"));
}

TEST_CASE("a signal that was ignored before, as by nohup, does not interrupt a run", "[interrupt]") {
  const Waiting sandbox;
  auto program = sandbox.start_waiting({"sh", "-c", "trap '' INT; exec " FIHRIS_PROGRAM " index"});
  program.send(SIGINT);
  usleep(300'000);
  CHECK(program.is_running());
  program.send(SIGTERM);
  CHECK(program.wait().exit == 128 + SIGTERM);
}

TEST_CASE("with -v a run tells sizes, times and its stages", "[interrupt]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "title\n\n" + std::string(150'000, 'x') + " one");
  const auto result = sandbox.run("fihris index -v --jobs 1 news");
  CHECK_THAT(result.out, Contains("\nread 1 file, 0.2 MB; the index has ") && Contains(" MB; ") &&
                             Catch::EndsWith(" s\n"));
  for (const char* stage :
       {"looking into folders", "indexing", "merging", "lexicon", "people", "bringing the index to the disk"})
    CHECK_THAT(result.err, Contains("fihris: " + std::string(stage) + ": 0."));
  CHECK_THAT(sandbox.run("fihris index").out, !Contains("MB"));
  sandbox.write("news/b.txt", "two");
  const auto summary = run_index(sandbox, "-v");
  CHECK(summary["read_files"] == 1);
  CHECK(summary["read_bytes"] == 3);
  CHECK(summary["index_bytes"].get<int>() > 1000);
  CHECK(summary["seconds"].get<double>() > 0);
}
