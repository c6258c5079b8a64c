#include <signal.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <xapian.h>

#include "tests/end_to_end/contents.h"
#include "tests/support/eventually.h"

using namespace fihris;

namespace fs = std::filesystem;

namespace {

constexpr int article_count = 30;

/// Every article says in its text which version of the folder it belongs to.
void write_version(const Sandbox& sandbox, int version) {
  for (int i = 0; i < article_count; ++i) {
    sandbox.write("news/" + std::to_string(i) + ".txt",
                  "title " + std::to_string(i) + "\n\neverywhere version" + std::to_string(version) + " \n");
  }
}

/// Loops in a shell until there is a file `stop`: asks, and prints the distinct versions that an answer
/// shows, with their counts, or what went wrong.
std::vector<std::string> reader_loop(const std::string& program) {
  const std::string script =
      "while [ ! -e stop ]; do"
      "  if answer=$(\"$0\" search -q --limit 100 --snippets 1 --format jsonl everywhere); then"
      "    printf '%s\\n' \"$answer\" | grep -o 'version[0-9]*' | sort | uniq -c | tr -s ' \\n' ' '; echo;"
      "  else echo failed; fi;"
      "  \"$0\" names >/dev/null; [ $? -le 1 ] || echo names failed;"
      "  \"$0\" status >/dev/null || echo status failed;"
      " done";
  return {"sh", "-c", script, program};
}

}  // namespace

TEST_CASE("readers beside a writer see the old or the new articles, whole, and no error", "[readers]") {
  const Sandbox sandbox;
  const int updates = rounds(8, 50);
  write_version(sandbox, 1);
  run_index(sandbox, "news");
  std::vector<RunningProgram> readers;
  for (int i = rounds(4, 20); i > 0; --i) {
    readers.push_back(sandbox.start(reader_loop(FIHRIS_PROGRAM)));
  }
  for (int version = 2; version <= updates + 1; ++version) {
    write_version(sandbox, version);
    CHECK(run_index(sandbox)["replaced"] == article_count);
  }
  sandbox.write("stop", "");
  std::size_t answers = 0;
  for (auto& reader : readers) {
    const auto result = reader.wait();
    CHECK(result.err == "");
    std::istringstream lines(result.out);
    int last = 1;
    for (std::string line; std::getline(lines, line); ++answers) {
      INFO(line);
      int count = 0;
      int version = 0;
      REQUIRE(std::sscanf(line.c_str(), "%d version%d", &count, &version) == 2);
      REQUIRE(count == article_count);  // all of one version
      REQUIRE(version >= last);
      last = version;
    }
  }
  CHECK(answers >= readers.size());
  WARN(answers << " answers to " << readers.size() << " readers during " << updates << " updates");
}

TEST_CASE("a batch of queries sees an update that ends while it runs", "[readers]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "one");
  run_index(sandbox, "news");
  const std::string queue = sandbox.path("queue");
  REQUIRE(mkfifo(queue.c_str(), 0600) == 0);
  auto batch = sandbox.start({"fihris", "search", "--count", "--batch", "queue"});
  {
    std::ofstream queries(queue);
    // The note on the second query says that the first has been answered.
    queries << "two\none AND" << std::endl;
    CHECK(eventually([&] { return !batch.is_running() || !batch.err_so_far().empty(); }));
    sandbox.write("news/b.txt", "two");
    run_index(sandbox);
    queries << "two" << std::endl;
  }
  CHECK(batch.wait().out == "1\t0\n2\t1\n3\t1\n");
}

TEST_CASE("a reader of an old index is not disturbed by the updates after it", "[readers]") {
  const Sandbox sandbox;
  write_version(sandbox, 1);
  run_index(sandbox, "news");
  const std::string old = fs::canonical(sandbox.path("index/current"));
  // A program that reads holds its generation so.
  auto holder = sandbox.start({"flock", "--no-fork", "--shared", old, "sleep", "60"});
  REQUIRE(eventually([&] {
    return sandbox.run({"flock", "--exclusive", "--nonblock", old, "true"}).exit != 0;
  }));
  for (int version = 2; version <= 5; ++version) {
    sandbox.write("news/1.txt", "title\n\neverywhere version" + std::to_string(version));
    run_index(sandbox);
  }
  CHECK(Xapian::Database::check(old + "/shard-0") == 0);
  holder.send(SIGKILL);
}
