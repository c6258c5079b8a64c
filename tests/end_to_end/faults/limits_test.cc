#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "index/index_folder.h"
#include "index/index_reader.h"
#include "tests/end_to_end/contents.h"

using namespace fihris;

namespace fs = std::filesystem;

namespace {

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += " filler";
  return text;
}

/// The names of the articles that a query finds, in their order.
std::vector<std::string> names(const Sandbox& sandbox, const std::vector<std::string>& query) {
  std::vector<std::string> command{"fihris", "search", "--format", "paths", "--limit", "1000"};
  command.insert(command.end(), query.begin(), query.end());
  std::istringstream lines(sandbox.run(command).out);
  std::vector<std::string> found;
  for (std::string line; std::getline(lines, line);) found.push_back(fs::path(line).stem());
  std::sort(found.begin(), found.end());
  return found;
}

/// What `fihris search --count` prints.
int count(const Sandbox& sandbox, const std::vector<std::string>& query) {
  std::vector<std::string> command{"fihris", "search", "-q", "--count"};
  command.insert(command.end(), query.begin(), query.end());
  return std::atoi(sandbox.run(command).out.c_str());
}

}  // namespace

TEST_CASE("NEAR/N finds two words up to N words apart, in either order, exact or not", "[limits]") {
  const Sandbox sandbox;
  for (int apart = 1; apart <= 6; ++apart) {
    sandbox.write("news/a" + std::to_string(apart) + ".txt",
                  "start alpha" + words(apart - 1) + " beta end\n");
    sandbox.write("news/b" + std::to_string(apart) + ".txt",
                  "start beta" + words(apart - 1) + " alpha end\n");
  }
  run_index(sandbox, "news");
  for (int distance = 1; distance <= 6; ++distance) {
    const std::string near = "NEAR/" + std::to_string(distance);
    std::vector<std::string> expected;
    for (const char* name : {"a", "b"}) {
      for (int apart = 1; apart <= distance; ++apart) expected.push_back(name + std::to_string(apart));
    }
    INFO(near);
    CHECK(names(sandbox, {"alpha", near, "beta"}) == expected);
    CHECK(names(sandbox, {"=alpha", near, "=beta"}) == expected);
    CHECK(names(sandbox, {"--level", "exact", "alpha", near, "beta"}) == expected);
  }
}

TEST_CASE("NEAR/N of exact words counts the words as they are written, not others that fold alike",
          "[limits]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "\u00E1lpha beta" + words(30) + " alpha" + words(2) + " beta\n");
  run_index(sandbox, "news");
  const std::vector<std::string> found{"a"};
  CHECK(names(sandbox, {"alpha", "NEAR/1", "beta"}) == found);
  CHECK(names(sandbox, {"=alpha", "NEAR/2", "=beta"}).empty());
  CHECK(names(sandbox, {"=alpha", "NEAR/3", "=beta"}) == found);
}

TEST_CASE("a phrase does not reach from the title into the text", "[limits]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "the last alpha\n\nbeta begins the text\n");
  sandbox.write("news/b.txt", "title\n\nalpha beta in the text\n");
  run_index(sandbox, "news");
  CHECK(names(sandbox, {"\"alpha beta\""}) == std::vector<std::string>{"b"});
  CHECK(names(sandbox, {"alpha", "NEAR/3", "beta"}) == std::vector<std::string>{"b"});
}

TEST_CASE("an article that has moved is found by the words of its new path alone", "[limits]") {
  const Sandbox sandbox;
  sandbox.write("news/olive/a.txt", "early\n\nalpha gamma\n");
  sandbox.write("news/b.txt", "title\n\nbeta\n");
  run_index(sandbox, "news");
  fs::rename(sandbox.path("news/olive"), sandbox.path("news/harvest"));
  CHECK(run_index(sandbox)["moved"] == 1);
  CHECK(count(sandbox, {"path:harvest"}) == 1);
  CHECK(count(sandbox, {"path:olive"}) == 0);
  CHECK(count(sandbox, {"\"alpha gamma\""}) == 1);
  CHECK(count(sandbox, {"title:early"}) == 1);
  CHECK(count(sandbox, {"source:harvest"}) == 1);
  CHECK(sandbox.run("fihris index --verify --dry-run").exit == 0);
}

TEST_CASE("a number of hits that is not said to be about is the number that --count prints", "[limits]") {
  const Sandbox sandbox;
  for (int i = 0; i < 2000; ++i) {
    std::string text = "title\n\n";
    if (i % 3 != 0) text += "alpha alpha alpha ";
    if (i % 5 < 2) text += "beta " + words(i % 40);
    if (i % 7 == 0) text += "gamma ";
    sandbox.write("news/" + std::to_string(i) + ".txt", text + words(i % 11) + "\n");
  }
  run_index(sandbox, "news");
  bool any_estimate = false;
  for (const std::string query : {"alpha", "alpha beta", "gamma beta", "alpha beta gamma", "alpha -beta",
                                  "+alpha gamma", "\"alpha beta\"", "alpha NEAR/2 beta"}) {
    std::vector<std::string> command{"fihris",     "search", "--limit",  "1",
                                     "--snippets", "0",      "--format", "paths"};
    command.push_back(query);
    const std::string said = sandbox.run(command).err;
    INFO(query << ": " << said);
    const std::string all_words = " with all the words, ";
    const std::size_t behind = said.find(all_words);
    const std::string any_word = behind == std::string::npos ? said : said.substr(behind + all_words.size());
    const bool is_estimate = any_word.starts_with("about ");
    any_estimate |= is_estimate;
    if (!is_estimate) CHECK(std::atoi(any_word.c_str()) == count(sandbox, {query}));
    if (behind != std::string::npos && !said.starts_with("about "))
      CHECK(std::atoi(said.c_str()) == count(sandbox, {"--all", query}));
  }
  CHECK(any_estimate);
}

TEST_CASE("pages of hits make the whole list, in ranks without gaps", "[limits]") {
  const Sandbox sandbox;
  for (int i = 0; i < 25; ++i)
    sandbox.write("news/" + std::to_string(i) + ".txt", "title\n\nalpha" + words(i) + "\n");
  run_index(sandbox, "news");
  const auto hits = [&](int offset, int limit) {
    const auto result = sandbox.run("fihris search -q --format jsonl --snippets 0 --offset " +
                                    std::to_string(offset) + " --limit " + std::to_string(limit) + " alpha");
    std::vector<std::pair<int, std::string>> found;
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) {
      const auto hit = ParsedJson::parse(line);
      found.emplace_back(hit["rank"].get<int>(), hit["path"].get<std::string>());
    }
    return found;
  };
  const auto all = hits(0, 100);
  REQUIRE(all.size() == 25);
  std::vector<std::pair<int, std::string>> paged;
  for (int offset = 0; offset < 30; offset += 4) {
    const auto page = hits(offset, 4);
    CHECK(page.size() == static_cast<std::size_t>(std::clamp(25 - offset, 0, 4)));
    paged.insert(paged.end(), page.begin(), page.end());
  }
  CHECK(paged == all);
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].first == static_cast<int>(i + 1));
}

TEST_CASE("a new index has its articles in the order of their paths", "[limits]") {
  const Sandbox sandbox;
  for (int i = 0; i < 700; ++i)
    sandbox.write("news/" + std::to_string(10'000 + i * 7919 % 700) + ".txt", "title\n\nalpha\n");
  run_index(sandbox, "news");
  const std::string generation = *live_generation(sandbox.path("index"));
  std::string before;
  std::size_t articles = 0;
  for (std::size_t shard = 0; shard < shard_count(generation); ++shard) {
    const Xapian::Database database(shard_folder(generation, shard));
    for (auto value = database.valuestream_begin(slot::file_state);
         value != database.valuestream_end(slot::file_state); ++value, ++articles) {
      const std::string path = decode_file_state(*value).path;
      CHECK(before < path);
      before = path;
    }
  }
  CHECK(articles == 700);
}

TEST_CASE("more than half of the articles, and twenty at least, are not removed without --prune-all",
          "[limits]") {
  struct Case {
    int articles;
    int gone;
    bool are_removed;
  };
  for (const auto& [articles, gone, are_removed] :
       {Case{40, 20, true}, Case{40, 21, false}, Case{39, 20, false}, Case{25, 19, true},
        Case{25, 20, false}}) {
    INFO(gone << " of " << articles);
    const Sandbox sandbox;
    const auto file = [](int i) { return "news/" + std::to_string(i) + ".txt"; };
    for (int i = 0; i < articles; ++i) sandbox.write(file(i), "title\n\nalpha " + std::to_string(i) + "\n");
    run_index(sandbox, "news");
    for (int i = 0; i < gone; ++i) fs::remove(sandbox.path(file(i)));
    sandbox.run("fihris index");
    CHECK(count(sandbox, {"alpha"}) == (are_removed ? articles - gone : articles));
    CHECK(sandbox.run("fihris index --prune-all").exit == 0);
    CHECK(count(sandbox, {"alpha"}) == articles - gone);
  }
}

TEST_CASE("a folder is not within another because its name begins with that of the other", "[limits]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "title\n\nalpha\n");
  sandbox.write("newspaper/b.txt", "title\n\nalpha\n");
  run_index(sandbox, "news newspaper");
  CHECK(count(sandbox, {"alpha"}) == 2);
  CHECK(run_index(sandbox, "--drop news")["removed"] == 1);
  CHECK(names(sandbox, {"alpha"}) == std::vector<std::string>{"b"});
}
