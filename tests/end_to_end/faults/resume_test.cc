#include <signal.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "index/index_folder.h"
#include "index/index_reader.h"
#include "tests/end_to_end/contents.h"
#include "tests/support/database_text.h"
#include "tests/support/eventually.h"
#include "tests/support/faults.h"

using namespace fihris;

namespace fs = std::filesystem;

namespace {

/// In the order of their names these make segments of 250, 250 and 100.
constexpr int article_count = 600;
constexpr int hanging_article = 300;

std::string file(int number) {
  return "news/" + std::to_string(10'000 + number) + ".txt";
}

void write_article(const Sandbox& sandbox, int number, int version) {
  const std::string name =
      std::string("n").append(std::to_string(number)).append(" v").append(std::to_string(version));
  sandbox.write(file(number), name + "\n\nevery article has words, some as " + name + " of its own\n");
}

void write_articles(const Sandbox& sandbox, int version) {
  for (int i = 0; i < article_count; ++i) write_article(sandbox, i, version);
}

/// Starts a run that never comes to the end of the second segment, and kills it when the others are on the
/// disk. Before the segments it opens each article so many times.
void run_until_killed(Sandbox& sandbox, int opened_before = 0) {
  sandbox.environment = faults("open */" + file(hanging_article) + " hang " + std::to_string(opened_before));
  sandbox.environment["FIHRIS_KEEP_SEGMENTS_MS"] = "20";
  auto program = sandbox.start({"fihris", "index", "--jobs", "2", "news"});
  const auto kept = [&] {
    if (!fs::exists(sandbox.path("index/segments/list"))) return std::ptrdiff_t{0};
    const std::string list = sandbox.read("index/segments/list");
    return std::count(list.begin(), list.end(), '\n');
  };
  REQUIRE(eventually([&] { return kept() >= 3 || !program.is_running(); }));
  const std::string list = sandbox.read("index/segments/list");
  CHECK_THAT(list, Catch::Contains("\n0\n") && Catch::Contains("\n2\n") && !Catch::Contains("\n1\n"));
  program.send(SIGKILL);
  CHECK(program.wait().exit == 128 + SIGKILL);
  sandbox.environment.clear();
}

/// What the next run prints; it must open so many articles and leave nothing behind.
std::string run_again(Sandbox& sandbox, int opened, const std::string& options) {
  sandbox.environment = faults("open */news/*.txt count");
  sandbox.environment["FAULT_COUNT"] = sandbox.path("count");
  const auto result = sandbox.run("fihris index news " + options);
  INFO(result.err);
  CHECK(result.exit == 0);
  sandbox.environment.clear();
  CHECK(fs::file_size(sandbox.path("count")) == static_cast<std::uintmax_t>(opened));
  CHECK(std::distance(fs::directory_iterator(sandbox.path("index")), {}) ==
        4);  // mark, lock, current, one generation
  return result.out;
}

ParsedJson summary_of_next_run(Sandbox& sandbox, int opened, const std::string& options = {}) {
  return ParsedJson::parse(run_again(sandbox, opened, "--format json " + options));
}

/// Both indexes have the same articles with the same terms, in the same order.
void check_same_articles(const Sandbox& sandbox, const std::string& index, const std::string& other) {
  const auto open = [&](const std::string& name) {
    return open_articles(*live_generation(sandbox.path(name)));
  };
  const Articles a = open(index);
  const Articles b = open(other);
  REQUIRE(a.get_doccount() == b.get_doccount());
  const bool same = describe(a.tables(), true, false) == describe(b.tables(), true, false);
  CHECK(same);
}

}  // namespace

TEST_CASE("a run takes over the segments of one that was killed", "[resume]") {
  Sandbox sandbox;
  write_articles(sandbox, 1);
  run_until_killed(sandbox);
  CHECK(run_again(sandbox, 250, "") ==
        "added 600, replaced 0, moved 0, removed 0, unchanged 0, skipped 0: 600 articles "
        "(350 taken over from a run that was interrupted)\n");
  run_index(sandbox, "--index other news");
  check_same_articles(sandbox, "index", "other");
}

TEST_CASE("a segment is made again if one of its files has changed since", "[resume]") {
  Sandbox sandbox;
  write_articles(sandbox, 1);
  run_until_killed(sandbox);
  write_article(sandbox, 3, 2);
  fs::remove(sandbox.path(file(4)));
  const auto summary = summary_of_next_run(sandbox, article_count - 101);
  CHECK(summary["taken_over"] == 100);
  CHECK(summary["added"] == article_count - 1);
  const Contents contents = find_contents(sandbox, "every");
  CHECK(contents.size() == article_count - 1);
  CHECK(contents.at(file(3)) == "n3 v2");
}

TEST_CASE("a segment is made again if one of its files has been edited since, though all are there",
          "[resume]") {
  Sandbox sandbox;
  write_articles(sandbox, 1);
  run_until_killed(sandbox);
  write_article(sandbox, 3, 2);
  CHECK(summary_of_next_run(sandbox, article_count - 100)["taken_over"] == 100);
  CHECK(find_contents(sandbox, "every").at(file(3)) == "n3 v2");
}

TEST_CASE("a large update is taken over as well", "[resume]") {
  Sandbox sandbox;
  write_articles(sandbox, 1);
  run_index(sandbox, "news");
  write_articles(sandbox, 2);
  run_until_killed(sandbox, 1);
  // To know that an article has changed it is read once.
  const auto summary = summary_of_next_run(sandbox, article_count + 250);
  CHECK(summary["taken_over"] == 350);
  CHECK(summary["replaced"] == article_count);
  const Contents contents = find_contents(sandbox, "every");
  CHECK(contents.size() == article_count);
  CHECK(std::all_of(contents.begin(), contents.end(),
                    [](const auto& article) { return article.second.ends_with("v2"); }));
}

TEST_CASE("a segment that cannot be read is made again", "[resume]") {
  Sandbox sandbox;
  write_articles(sandbox, 1);
  run_until_killed(sandbox);
  fs::resize_file(sandbox.path("index/segments/0/iamglass"), 3);
  fs::remove_all(sandbox.path("index/segments/2"));
  CHECK(summary_of_next_run(sandbox, article_count)["taken_over"] == 0);
  CHECK(find_contents(sandbox, "every").size() == article_count);
}

TEST_CASE("only what a list says in full of the same index is taken over", "[resume]") {
  Sandbox sandbox;
  write_articles(sandbox, 1);
  run_until_killed(sandbox);
  SECTION("rebuild") {
    CHECK(summary_of_next_run(sandbox, article_count, "--rebuild")["taken_over"] == 0);
  }
  SECTION("another folder") {
    sandbox.write("more/a.txt", "every\n\nword\n");
    CHECK(summary_of_next_run(sandbox, article_count, "more")["taken_over"] == 0);
  }
  SECTION("a list that was not written in full") {
    sandbox.write("index/segments/list", sandbox.read("index/segments/list").substr(0, 20));
    CHECK(summary_of_next_run(sandbox, article_count)["taken_over"] == 0);
  }
  SECTION("a last line that was not written in full") {
    std::string list = sandbox.read("index/segments/list");
    const int last = list.ends_with("2\n") ? 100 : 250;
    list.pop_back();
    sandbox.write("index/segments/list", list);
    CHECK(summary_of_next_run(sandbox, article_count - 350 + last)["taken_over"] == 350 - last);
  }
}
