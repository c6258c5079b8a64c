// What is removed stays in the tables of its shard until that is merged. Nobody must notice.
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "index/generation_seal.h"
#include "index/index_folder.h"
#include "index/removed_articles.h"
#include "tests/end_to_end/contents.h"
#include "tests/support/faults.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> words{"garden", "gardens", "river", "bridge", "harbour", "market",
                                     "winter", "wheat",   "stone", "letter", "doctor",  "school"};
const std::vector<std::string> people{"John Carter", "Mary Baker", "Peter Cooper", "Anna Fisher"};
const std::vector<std::string> places{"Cairo", "Baghdad", "Tunis", "Damascus"};

/// A folder of articles of several formats, sources, days, people and places, that is changed at random.
class Folder : public Sandbox {
 public:
  explicit Folder(unsigned seed) : random_(seed) { environment["FIHRIS_SMALL_SHARD"] = "0"; }

  void add() { write_article("news/" + folder() + "/a" + std::to_string(++last_)); }

  void change() {
    const unsigned what = pick(9);
    if (what < 2) return add();
    const std::string path = any();
    if (what == 2) {
      write(path, text(path));
    } else if (what == 3) {
      fs::last_write_time(this->path(path),
                          fs::file_time_type::clock::now() - std::chrono::hours(pick(9999)));
    } else if (what == 4) {
      const std::string to =
          "news/" + folder() + "/m" + std::to_string(++last_) + path.substr(path.rfind('.'));
      fs::create_directories(this->path(to).parent_path());
      fs::rename(this->path(path), this->path(to));
      files_.erase(path);
      files_.insert(to);
    } else if (what == 5 && !gone_.empty()) {
      // It comes back.
      write(gone_, text(gone_));
      files_.insert(gone_);
      gone_.clear();
    } else {
      fs::remove(this->path(path));
      files_.erase(gone_ = path);
    }
  }

  void remove_any() {
    const std::string path = any();
    fs::remove(this->path(path));
    files_.erase(path);
  }

  std::string any() { return *std::next(files_.begin(), pick(static_cast<unsigned>(files_.size()))); }
  unsigned pick(unsigned below) { return static_cast<unsigned>(random_() % below); }
  std::size_t size() const { return files_.size(); }

  /// How many articles of the live generation are removed and still there.
  std::size_t count_removed() const {
    const std::string live = *live_generation(path("index"));
    std::size_t count = 0;
    for (const auto& of_shard : read_removed_articles(live, shard_count(live))) count += of_shard.size();
    return count;
  }

 private:
  std::string folder() { return std::string("f").append(std::to_string(pick(4))); }

  void write_article(const std::string& name) {
    const std::string path = name + (pick(3) == 0 ? ".html" : ".txt");
    write(path, text(path));
    files_.insert(path);
  }

  std::string text(const std::string& path) {
    const std::string title = "title t" + std::to_string(pick(500));
    std::string body = "everywhere";
    for (int i = 0; i < 8; ++i) body += ' ' + words[pick(static_cast<unsigned>(words.size()))];
    if (pick(20) == 0) body = "everywhere the same few words stand in all of the copies of one article";
    body +=
        ", says Minister " + people[pick(4)] + " in " + places[pick(4)] + " own" + std::to_string(++last_);
    if (!path.ends_with(".html")) return title + "\n\n" + body + "\n";
    return "<html lang=\"en\"><head><title>" + title + "</title><meta name=\"author\" content=\"" +
           people[pick(4)] + "\"><meta property=\"article:published_time\" content=\"20" +
           std::to_string(10 + pick(9)) + "-0" + std::to_string(1 + pick(9)) +
           "-01\"></head><body><article><p>" + body + "</p></article></body></html>\n";
  }

  std::mt19937 random_;
  std::set<std::string> files_;
  std::string gone_;
  unsigned last_ = 0;
};

using Question = std::vector<std::string>;

Question cut(const std::string& text) {
  Question question;
  std::istringstream words_of_text(text);
  for (std::string word; words_of_text >> word;) question.push_back(word);
  return question;
}

/// What must be answered in the same way, whatever was removed before.
std::vector<Question> questions(Folder& folder) {
  const std::string own = "own" + std::to_string(1 + folder.pick(200));
  const std::string some = folder.any();
  std::vector<Question> asked;
  for (const char* text :
       {"names --format csv", "names --format csv garden", "places --format csv", "places --format csv river",
        "sources --format csv", "sources --format csv market", "timeline --format csv",
        "timeline --by year garden", "status --files --format csv", "analyze everywhere garden",
        "search --format csv --limit 0 --facets source,year,month,person,place,author,language everywhere",
        "search --format paths --sort path --no-group --limit 1000 everywhere"})
    asked.push_back(cut(text));
  asked.push_back({"analyze", own});
  asked.push_back({"show", some});
  asked.push_back({"variants", "--format", "csv", "John Carter"});
  for (const std::string& query :
       {std::string("everywhere"), std::string("garden river"), std::string("gard*"), std::string("=garden"),
        std::string("\"garden river\""), std::string("everywhere -garden"),
        std::string("person:\"John Carter\""), std::string("place:Cairo"), std::string("source:f1"),
        std::string("path:f2"), std::string("author:carter"), std::string("date:2012..2015 everywhere"),
        std::string("title:t7"), own, own + "x", "copies:" + some}) {
    asked.push_back({"search", "--count", query});
    asked.push_back({"search", "--format", "paths", "--sort", "path", "--limit", "1000", query});
  }
  return asked;
}

/// Of the forms of a name without an example, for which any article will do.
std::string without_examples(const std::string& table) {
  std::string rest;
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    std::size_t end = 0;
    for (int columns = 0; columns < 3 && end != line.npos; ++columns) end = line.find(',', end + 1);
    rest += line.substr(0, end) + '\n';
  }
  return rest;
}

std::string without_time(const std::string& messages) {
  static const std::regex time(", [0-9.]+ (ms|s)");
  return std::regex_replace(messages, time, "");
}

std::string answer(const Sandbox& sandbox, const Question& question,
                   const std::vector<std::string>& indexes) {
  std::vector<std::string> command{"fihris", question.front()};
  for (const std::string& index : indexes) command.insert(command.end(), {"--index", index});
  command.insert(command.end(), question.begin() + 1, question.end());
  const auto result = sandbox.run(command);
  const bool has_examples = question.front() == "variants";
  return std::to_string(result.exit) + '\n' + (has_examples ? without_examples(result.out) : result.out) +
         without_time(result.err);
}

std::string text_of(const Question& question) {
  std::string text;
  for (const std::string& word : question) text += word + ' ';
  return text;
}

/// The numbers of articles and words.
std::pair<int, int> sizes(const Sandbox& sandbox, const std::string& index) {
  const auto status = ParsedJson::parse(sandbox.run("fihris status --format json --index " + index).out);
  return {status["articles"].get<int>(), status["words"].get<int>()};
}

}  // namespace

TEST_CASE("after any changes every command answers as a new index of the same folder does", "[removed]") {
  Folder folder(11);
  for (int i = 0; i < 150; ++i) folder.add();
  folder.write("other/one.txt", "other\n\nA garden everywhere, says Minister John Carter in Cairo.\n");
  run_index(folder, "--index beside other");
  run_index(folder, "news");
  std::size_t most_removed = 0;
  for (int round = rounds(8, 200); round > 0; --round) {
    for (unsigned i = folder.pick(30) == 0 ? 40 : 1 + folder.pick(5); i > 0; --i) folder.change();
    const std::string options = folder.pick(20) == 0 ? "--prune-all" : "";
    CHECK(run_index(folder, options)["articles"] == folder.size());
    const std::size_t removed = folder.count_removed();
    most_removed = std::max(most_removed, removed);
    if (!options.empty()) CHECK(removed == 0);
    INFO(round << " rounds to go, removed: " << removed);
    fs::remove_all(folder.path("fresh"));
    run_index(folder, "--index fresh news");
    CHECK(sizes(folder, "index") == sizes(folder, "fresh"));
    for (const Question& question : questions(folder)) {
      INFO(text_of(question));
      REQUIRE(answer(folder, question, {"index"}) == answer(folder, question, {"fresh"}));
    }
    for (const char* text : {"search --count garden", "names --format csv", "sources --format csv"}) {
      INFO(text);
      CHECK(answer(folder, cut(text), {"index", "beside"}) == answer(folder, cut(text), {"fresh", "beside"}));
    }
    CHECK(run_index(folder)["changed"] == false);
    CHECK(folder.run("fihris index --verify --dry-run").exit == 0);
  }
  CHECK(most_removed > 3);
}

TEST_CASE("a removal writes a list and no table", "[removed]") {
  Folder folder(12);
  for (int i = 0; i < 100; ++i) folder.add();
  run_index(folder, "news");
  const auto tables = [&] {
    std::map<std::string, ino_t> found;
    const std::string live = *live_generation(folder.path("index"));
    for (const auto& entry : fs::recursive_directory_iterator(live)) {
      struct stat state {};
      REQUIRE(stat(entry.path().c_str(), &state) == 0);
      const std::string name = entry.path().lexically_relative(live);
      if (name.starts_with("shard") && name.ends_with(".glass")) found[name] = state.st_ino;
    }
    return found;
  };
  const auto before = tables();
  folder.remove_any();
  CHECK(run_index(folder)["removed"] == 1);
  CHECK(folder.count_removed() == 1);
  CHECK(tables() == before);
}

TEST_CASE(
    "a list of removed articles that is missing, another's, changed or too much is refused with the cure",
    "[removed]") {
  Folder folder(13);
  for (int i = 0; i < 100; ++i) folder.add();
  run_index(folder, "news");
  fs::copy(folder.path("index"), folder.path("without"),
           fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  folder.remove_any();
  run_index(folder);
  const auto check_is_refused = [&](const std::string& index) {
    for (const char* command : {"search everywhere", "status", "names", "index", "index --verify"}) {
      INFO(command);
      const auto result = folder.run(std::string("fihris ") + command + " --index " + index);
      CHECK(result.exit == 2);
      CHECK_THAT(result.err, Contains("damaged") && Contains("fihris index --rebuild"));
    }
  };
  const std::string list = "index/generation-2/removed", whole = folder.read(list);
  folder.write("without/generation-1/removed", whole);
  check_is_refused("without");
  fs::remove(folder.path(list));
  check_is_refused("index");
  const std::string same_number =
      "fihris removed 1\n0 " + std::string(whole.ends_with("0 1\n") ? "2" : "1") + '\n';
  for (const std::string& other :
       {same_number, whole + "1 50\n", std::string(), whole.substr(0, whole.size() - 1)}) {
    folder.write(list, other);
    check_is_refused("index");
  }
  // As who made the change would seal it.
  for (const std::string& other : {std::string("fihris removed 1\n0 4000000000\n"), std::string("fihris\n"),
                                   whole + "1 50\n", std::string("fihris removed 1\n")}) {
    folder.write(list, other);
    seal_generation(folder.path("index/generation-2"));
    check_is_refused("index");
  }
  CHECK(run_index(folder, "--rebuild news")["articles"] == 99);
}

TEST_CASE("a disk that is full while a list of removed articles is written leaves the old index whole",
          "[removed]") {
  Folder folder(14);
  for (int i = 0; i < 60; ++i) folder.add();
  run_index(folder, "news");
  const std::string gone = folder.any();
  fs::remove(folder.path(gone));
  const auto copy = [&](const char* from, const char* to) {
    fs::remove_all(folder.path(to));
    fs::copy(folder.path(from), folder.path(to),
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  };
  copy("index", "saved");
  const auto own = folder.environment;
  bool has_failed = true;
  int moment = 0;
  for (; has_failed; ++moment) {
    INFO("write " << moment);
    copy("saved", "index");
    folder.environment.merge(faults("write */index* ENOSPC " + std::to_string(moment)));
    const auto full = folder.run("fihris index");
    folder.environment = own;
    has_failed = full.exit != 0;
    // The last write brings the switch to the disk, when it has been made.
    const bool is_switched =
        !has_failed || *live_generation(folder.path("index")) != folder.path("index/generation-1");
    if (has_failed) CHECK_THAT(full.err, Contains("No space left on device"));
    CHECK(folder.run("fihris index --verify --dry-run").exit == 0);
    CHECK(folder.run("fihris -q search --count everywhere").out == (is_switched ? "59\n" : "60\n"));
    CHECK(run_index(folder)["articles"] == 59);
    CHECK(folder.count_removed() == 1);
  }
  CHECK(moment > 8);
}

TEST_CASE("a generation that somebody reads stays as it was through many removals", "[removed]") {
  Folder folder(15);
  for (int i = 0; i < 200; ++i) folder.add();
  run_index(folder, "news");
  auto read = hold_live_generation(folder.path("index"));
  REQUIRE(read);
  for (std::size_t removed = 1; removed <= 5; ++removed) {
    folder.remove_any();
    run_index(folder);
    CHECK(folder.count_removed() == removed);
    CHECK(check_seal(read->generation) == SealState::whole);
    CHECK_NOTHROW(check_sealed_tables(read->generation, 1));
    CHECK(folder.run("fihris index --verify --dry-run").exit == 0);
  }
  read.reset();
  folder.remove_any();
  run_index(folder);
  CHECK_FALSE(fs::exists(folder.path("index/generation-1")));
}
