#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "index/index_folder.h"
#include "indexer/build/indexing.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace fs = std::filesystem;

namespace {

/// In the order of their names these make segments of 250, 250 and 100.
constexpr std::size_t article_count = 600;

/// Notes the stages, and interrupts the run at one of them, after so many steps of it.
class Watched : public Progress {
 public:
  struct Stage {
    std::string name;
    std::size_t total;
    std::size_t done = 0;
  };

  explicit Watched(std::string stage = {}, std::size_t steps = 0) : stage_(std::move(stage)), steps_(steps) {}

  void begin(std::string_view stage, std::size_t total, Steps) override {
    stages.push_back({std::string(stage), total});
    check();
  }
  void advance(std::size_t steps) override {
    stages.back().done += steps;
    check();
  }

  std::vector<Stage> stages;

 private:
  void check() const {
    if (stages.back().name == stage_ && stages.back().done >= steps_) throw Interrupted{};
  }

  const std::string stage_;
  const std::size_t steps_;
};

class SomeArticles {
 public:
  SomeArticles() {
    fs::create_directories(folder_.path("news"));
    for (std::size_t i = 0; i < article_count; ++i) {
      std::ofstream(folder_.path("news/" + std::to_string(10'000 + i) + ".txt"))
          << "title\n\nevery article has words, some as w" << i << " of its own\n";
    }
    options_.index = folder_.path("index");
    options_.folders = {folder_.path("news")};
    options_.jobs = 1;
  }

  IndexingSummary run(Progress& progress, bool rebuild = false) const {
    IndexingOptions options = options_;
    options.rebuild = rebuild;
    return run_indexing(options, {progress, [](const std::string&) {}, {}, {}});
  }

  /// How many articles a run keeps that is interrupted so.
  std::size_t interrupt(const std::string& stage, std::size_t steps, bool rebuild = false) const {
    Watched progress(stage, steps);
    try {
      run(progress, rebuild);
    } catch (const Interrupted& interrupted) {
      return interrupted.kept;
    }
    FAIL("nothing has interrupted " << stage);
    return 0;
  }

  std::string path(const std::string& name) const { return folder_.path("index/" + name); }
  std::string index() const { return options_.index; }

 private:
  TemporaryFolder folder_;
  IndexingOptions options_;
};

}  // namespace

TEST_CASE("each stage of a run is told, and comes to its end", "[interruption]") {
  const SomeArticles articles;
  Watched progress;
  CHECK(articles.run(progress).read_files == article_count);
  std::map<std::string, Watched::Stage> stages;
  std::vector<std::string> names;
  for (const auto& stage : progress.stages) {
    stages.insert_or_assign(stage.name, stage);
    if (names.empty() || names.back() != stage.name) names.push_back(stage.name);
  }
  CHECK(names == std::vector<std::string>{"looking into folders", "indexing", "merging", "lexicon", "people",
                                          "bringing the index to the disk"});
  CHECK(stages["looking into folders"].done == 1);
  CHECK(stages["indexing"].total == article_count);
  CHECK(stages["indexing"].done == article_count);
  CHECK(stages["lexicon"].total > 0);
  CHECK(stages["lexicon"].done == stages["lexicon"].total);
  // Of each table the first blocks are read a second time, and its free ones not at all.
  CHECK(stages["merging"].done * 2 > stages["merging"].total);
  CHECK(stages["merging"].done < stages["merging"].total * 2);
}

TEST_CASE("a run that is interrupted leaves what it has read to the next one", "[interruption]") {
  struct Moment {
    std::string stage;
    std::size_t steps;
    std::size_t kept;
  };
  const auto moment = GENERATE(values<Moment>({{"indexing", 551, 500},
                                               {"indexing", 1, 0},
                                               {"merging", 0, 600},
                                               {"merging", 3, 600},
                                               {"lexicon", 1, 600},
                                               {"people", 0, 600}}));
  INFO(moment.stage << " " << moment.steps);
  const SomeArticles articles;
  CHECK(articles.interrupt(moment.stage, moment.steps) == moment.kept);
  CHECK_FALSE(live_generation(articles.index()));
  CHECK_FALSE(fs::exists(articles.path("generation-1")));
  CHECK(fs::exists(articles.path("segments")) == (moment.kept > 0));

  SECTION("which goes on there") {
    Watched progress;
    const auto summary = articles.run(progress);
    CHECK(summary.taken_over == moment.kept);
    CHECK(summary.articles == article_count);
    CHECK_FALSE(fs::exists(articles.path("segments")));
  }
  SECTION("also if that is interrupted too") {
    CHECK(articles.interrupt("merging", 1) == article_count);
    Watched progress;
    CHECK(articles.run(progress).taken_over == article_count);
  }
}

TEST_CASE("what a rebuild that is interrupted has read is not kept, since no run could use it",
          "[interruption]") {
  const SomeArticles articles;
  Watched progress;
  articles.run(progress);
  const auto live = live_generation(articles.index());
  CHECK(articles.interrupt("merging", 1, true) == 0);
  CHECK(live_generation(articles.index()) == live);
  CHECK_FALSE(fs::exists(articles.path("segments")));
  CHECK_FALSE(articles.run(progress).changed);
}

TEST_CASE("a run that is interrupted before it writes leaves nothing", "[interruption]") {
  const SomeArticles articles;
  CHECK(articles.interrupt("looking into folders", 1) == 0);
  CHECK_FALSE(fs::exists(articles.path("segments")));
}
