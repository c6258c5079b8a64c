#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/end_to_end/contents.h"

using namespace fihris;

namespace fs = std::filesystem;

namespace {

/// The words that the articles are made of.
std::string word(unsigned number) {
  static const char* const syllables[] = {"ba", "du", "ki", "lo", "mu", "ne", "ra", "si"};
  return std::string("q") + syllables[number / 64 % 8] + syllables[number / 8 % 8] + syllables[number % 8];
}
constexpr unsigned word_count = 400;

struct Article {
  std::string title;
  std::set<std::string> words;
};

/// A folder of articles that is changed at random, and what an index of it must hold.
class Model {
 public:
  Model(const Sandbox& sandbox, unsigned seed) : sandbox_(sandbox), random_(seed) {}

  std::size_t size() const { return articles_.size(); }

  void add() { write("news/" + folder() + "/a" + std::to_string(++last_) + ".txt", new_text()); }

  void edit() {
    if (articles_.empty()) return;
    write(any(), new_text());
  }

  /// An edit that size, time and inode do not tell; only --verify finds it.
  void edit_unnoticed() {
    if (articles_.empty()) return;
    const std::string path = any();
    std::string text = sandbox_.read(path);
    // The words have one length: one for another keeps the size.
    const std::string old = *articles_[path].words.begin();
    const std::string other = word(pick(word_count));
    if (articles_[path].words.contains(other)) return;
    for (std::size_t at; (at = text.find(old)) != text.npos;) text.replace(at, old.size(), other);
    const auto time = fs::last_write_time(sandbox_.path(path));
    sandbox_.write(path, text);
    fs::last_write_time(sandbox_.path(path), time);
    articles_[path].words.erase(old);
    articles_[path].words.insert(other);
    must_verify_ = true;
  }

  void move() {
    if (articles_.empty()) return;
    const std::string from = any();
    const std::string to = "news/" + folder() + "/m" + std::to_string(++last_) + ".txt";
    fs::create_directories(sandbox_.path(to).parent_path());
    fs::rename(sandbox_.path(from), sandbox_.path(to));
    articles_[to] = articles_[from];
    articles_.erase(from);
  }

  /// A whole folder gets another name.
  void move_folder() {
    const std::string from = "news/" + folder();
    const std::string to = "news/" + folder();
    if (from == to || !fs::exists(sandbox_.path(from)) || fs::exists(sandbox_.path(to))) return;
    fs::rename(sandbox_.path(from), sandbox_.path(to));
    std::map<std::string, Article> renamed;
    for (const auto& [path, article] : articles_) {
      renamed[path.starts_with(from + "/") ? to + path.substr(from.size()) : path] = article;
    }
    articles_ = std::move(renamed);
  }

  void remove() {
    if (articles_.empty()) return;
    const std::string path = any();
    fs::remove(sandbox_.path(path));
    articles_.erase(path);
  }

  void change_something() {
    const unsigned what = pick(100);
    if (what < 25 || articles_.size() < 450)
      add();
    else if (what < 50 || articles_.size() > 550)
      remove();
    else if (what < 75)
      edit();
    else if (what < 92)
      move();
    else if (what < 96)
      move_folder();
    else
      edit_unnoticed();
  }

  bool take_must_verify() { return std::exchange(must_verify_, false); }
  unsigned pick(unsigned below) { return static_cast<unsigned>(random_() % below); }

  Contents contents() const {
    Contents contents;
    for (const auto& [path, article] : articles_) contents.emplace(path, article.title);
    return contents;
  }

  std::size_t count(const std::string& text) const {
    return static_cast<std::size_t>(std::count_if(articles_.begin(), articles_.end(), [&](const auto& entry) {
      return entry.second.words.contains(text);
    }));
  }

 private:
  std::string folder() { return std::string("f").append(std::to_string(pick(6))); }

  std::string any() {
    return std::next(articles_.begin(), pick(static_cast<unsigned>(articles_.size())))->first;
  }

  Article new_text() {
    Article article;
    article.title = "title t" + std::to_string(++last_);
    for (unsigned i = 0; i < 12; ++i) article.words.insert(word(pick(word_count)));
    return article;
  }

  void write(const std::string& path, const Article& article) {
    std::string text = article.title + "\n\neverywhere";
    for (const auto& each : article.words) text += " " + each;
    sandbox_.write(path, text);
    articles_[path] = article;
  }

  const Sandbox& sandbox_;
  std::mt19937 random_;
  std::map<std::string, Article> articles_;
  unsigned last_ = 0;
  bool must_verify_ = false;
};

/// How many articles the index finds for each of `words`.
std::map<std::string, std::size_t> count_all(const Sandbox& sandbox, const std::vector<std::string>& words) {
  std::string batch;
  for (const auto& each : words) batch += each + "\t=" + each + "\n";
  sandbox.write("batch", batch);
  const auto result = sandbox.run("fihris search --count --batch batch");
  INFO(result.err);
  CHECK(result.exit <= 1);
  std::map<std::string, std::size_t> counts;
  std::istringstream lines(result.out);
  std::string text;
  for (std::size_t count; lines >> text >> count;) counts[text] = count;
  return counts;
}

}  // namespace

TEST_CASE("after any changes to 500 files the index holds what a model says", "[soak]") {
  Sandbox sandbox;
  // So that what is removed stays in tables for a while.
  sandbox.environment["FIHRIS_SMALL_SHARD"] = "30000";
  Model model(sandbox, 7);
  for (int i = 0; i < 500; ++i) model.add();
  run_index(sandbox, "news");
  for (int round = rounds(60, 2000); round > 0; --round) {
    INFO(round << " rounds to go");
    // Now and then so much that all is merged.
    for (unsigned i = model.pick(50) == 0 ? 300 : 1 + model.pick(6); i > 0; --i) model.change_something();
    const auto result = sandbox.run(std::string("fihris index --format json") +
                                    (model.take_must_verify() ? " --verify" : ""));
    INFO(result.err);
    REQUIRE(result.exit <= 1);
    auto summary = ParsedJson::parse(result.out);
    if (!summary["held_back"].empty()) summary = run_index(sandbox, "--prune-all");
    CHECK(summary["articles"] == model.size());
    REQUIRE(find_contents(sandbox, "everywhere") == model.contents());
    std::vector<std::string> words;
    for (int i = 0; i < 5; ++i) words.push_back(word(model.pick(word_count)));
    for (const auto& [text, count] : count_all(sandbox, words)) {
      INFO(text);
      REQUIRE(count == model.count(text));
    }
  }
}
