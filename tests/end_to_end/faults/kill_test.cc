#include <signal.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <utility>

#include <xapian.h>

#include "index/index_folder.h"
#include "tests/end_to_end/contents.h"
#include "tests/support/faults.h"

using namespace fihris;

namespace fs = std::filesystem;

namespace {

/// A run that may be killed: the folder `news` changes from one state to another, and the index must follow.
struct Scenario {
  std::string name;
  int articles_before;  ///< 0: there is no index yet
  int replaced;
  int added;
  std::string options;
};

const std::vector<Scenario> scenarios{{"build", 0, 0, 40, ""},
                                      {"update", 40, 5, 5, ""},
                                      {"removals that stay in the tables", 120, 1, 5, ""},
                                      {"merge", 40, 30, 210, ""},
                                      {"rebuild", 40, 3, 3, "--rebuild"}};

std::string article(int number, int version) {
  const std::string name = "n" + std::to_string(number) + " v" + std::to_string(version);
  return name + "\n\nevery article has words, some as " + name + " of its own\n";
}

/// A sandbox that goes back to the state before the run as often as is asked for.
class Stage : public Sandbox {
 public:
  explicit Stage(const Scenario& scenario) : scenario_(scenario) {
    set_environment({});
    for (int i = 0; i < scenario.articles_before; ++i) write(file(i), article(i, 1));
    if (scenario.articles_before > 0) {
      run_index(*this, "news");
      before_ = find_contents(*this, "every");
      fs::remove_all(path("saved"));
      fs::rename(path("index"), path("saved"));
    }
    // The last one moves.
    if (scenario.articles_before > 0) {
      fs::rename(path(file(scenario.articles_before - 1)), path("news/moved.txt"));
    }
    for (int i = 0; i < scenario.replaced; ++i) write(file(i), article(i, 2));
    for (int i = 0; i < scenario.added; ++i) {
      write(file(scenario.articles_before + i), article(scenario.articles_before + i, 2));
    }
    if (scenario.replaced > 0) fs::remove(path(file(scenario.replaced)));
    reset();
    run_update();
    after_ = find_contents(*this, "every");
  }

  void set_environment(std::map<std::string, std::string> variables) {
    environment = std::move(variables);
    if (scenario_.articles_before > 100) environment["FIHRIS_SMALL_SHARD"] = "0";
  }

  void reset() const {
    fs::remove_all(path("index"));
    if (!before_.empty())
      fs::copy(path("saved"), path("index"), fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  }

  ParsedJson run_update() const { return run_index(*this, "news " + scenario_.options); }

  std::vector<std::string> command() const {
    std::vector<std::string> words{"fihris", "index", "news"};
    if (!scenario_.options.empty()) words.push_back(scenario_.options);
    return words;
  }

  /// The index holds the old or the new articles, and its databases are sound.
  void check_index() const {
    if (before_.empty() && !live_generation(path("index"))) return;
    const Contents found = find_contents(*this, "every");
    CHECK((found == before_ || found == after_));
    const auto live = live_generation(path("index"));
    REQUIRE(live);
    for (std::size_t i = 0; i < shard_count(*live); ++i)
      CHECK(Xapian::Database::check(shard_folder(*live, i)) == 0);
    CHECK(Xapian::Database::check(lexicon_folder(*live)) == 0);
  }

  /// A run after the one that was killed does what is left, nothing that was committed, and leaves nothing
  /// behind.
  void check_next_run() const {
    const auto live_before = live_generation(path("index"));
    const bool was_done = live_before && find_contents(*this, "every") == after_;
    const auto summary = run_index(*this, "news");
    CHECK(find_contents(*this, "every") == after_);
    if (was_done) {
      CHECK(summary["changed"] == false);
      CHECK(summary["unchanged"] == after_.size());
      CHECK(live_generation(path("index")) == live_before);
    }
    CHECK(run_index(*this, "--verify")["changed"] == false);
    CHECK(std::distance(fs::directory_iterator(path("index")), {}) ==
          4);  // mark, lock, current, one generation
  }

 private:
  static std::string file(int number) { return "news/" + std::to_string(number) + ".txt"; }

  const Scenario& scenario_;
  Contents before_;
  Contents after_;
};

}  // namespace

TEST_CASE("killed at any call that changes the disk, the index is the old or the new one", "[kill]") {
  const Scenario& scenario = GENERATE(from_range(scenarios));
  INFO(scenario.name);
  Stage stage(scenario);
  stage.reset();
  stage.set_environment(faults("change */index* count"));
  stage.environment["FAULT_COUNT"] = stage.path("count");
  stage.run_update();
  stage.set_environment({});
  const auto calls = static_cast<long>(fs::file_size(stage.path("count")));

  std::mt19937 random(1);
  for (int i = rounds(5, 40); i > 0; --i) {
    // Every second time among the last calls: the switch.
    const long first = i % 2 == 0 ? std::max(0L, calls - 40) : 0;
    const long moment = std::uniform_int_distribution<long>(first, calls - 1)(random);
    INFO("call " << moment << " of " << calls);
    stage.reset();
    stage.set_environment(faults("change */index* kill " + std::to_string(moment)));
    CHECK(stage.run(stage.command()).exit == 128 + SIGKILL);
    stage.set_environment({});
    stage.check_index();
    stage.check_next_run();
  }
}

TEST_CASE("killed at any time, the index is the old or the new one", "[kill]") {
  const Scenario& scenario = GENERATE(from_range(scenarios));
  INFO(scenario.name);
  Stage stage(scenario);
  stage.environment["FIHRIS_KEEP_SEGMENTS_MS"] = "1";  // so that the next run finds segments
  stage.reset();
  const auto start = std::chrono::steady_clock::now();
  stage.run_update();
  const auto duration = std::chrono::steady_clock::now() - start;

  std::mt19937 random(2);
  for (int i = rounds(2, 35); i > 0; --i) {
    const auto moment =
        std::chrono::nanoseconds(std::uniform_int_distribution<long>(0, duration.count())(random));
    INFO("after " << moment.count() << " ns");
    stage.reset();
    auto program = stage.start(stage.command());
    std::this_thread::sleep_for(moment);
    program.send(SIGKILL);
    program.wait();
    stage.check_index();
    stage.check_next_run();
  }
}
