#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/end_to_end/contents.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

/// Files of the index whose bytes contain `text`.
std::string files_with(const Sandbox& sandbox, const std::string& text) {
  std::string files;
  for (const auto& entry : fs::recursive_directory_iterator(sandbox.path("index"))) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (bytes.find(text) != bytes.npos) files += entry.path().filename().string() + " ";
  }
  return files;
}

/// A word of its own for each article: digits would be words by themselves.
std::string letters(int number) {
  return {static_cast<char>('a' + number / 10), static_cast<char>('a' + number % 10)};
}

/// Two folders of articles; the second is to be forgotten.
class TwoFolders : public Sandbox {
 public:
  TwoFolders() {
    for (int i = 0; i < 30; ++i) {
      const std::string name = letters(i) + ".txt";
      write("kept/" + name, "title " + name + "\n\neverywhere common word" + name);
      write("private/hiddenpath" + name, "hiddentitle\n\neverywhere hiddenword hiddenother" + name);
    }
    run_index(*this, "kept private");
  }

  void check_is_forgotten() const {
    for (const char* word : {"hiddenword", "hiddentitle", "hiddenpath", "hiddenother"}) {
      INFO(word);
      CHECK(files_with(*this, word).empty());
    }
    CHECK_FALSE(files_with(*this, "common").empty());
    CHECK(find_contents(*this, "everywhere").size() == 30);
    CHECK(run_index(*this, "--verify")["changed"] == false);
  }
};

}  // namespace

TEST_CASE("a folder that is dropped leaves none of its words in the files", "[index]") {
  const TwoFolders sandbox;
  REQUIRE_FALSE(files_with(sandbox, "hiddenword").empty());
  REQUIRE_FALSE(files_with(sandbox, "hiddenpath").empty());
  CHECK(run_index(sandbox, "--drop private")["removed"] == 30);
  sandbox.check_is_forgotten();
}

TEST_CASE("a run with --prune-all leaves no words of what it removes, nor of what was removed before",
          "[index]") {
  const TwoFolders sandbox;
  const int removed_before = GENERATE(0, 5, 30);
  int gone = 0;
  for (int i = 0; i < removed_before && i < 14; ++i, ++gone)
    fs::remove(sandbox.path("private/hiddenpath" + letters(i) + ".txt"));
  if (gone > 0) {
    CHECK(run_index(sandbox)["removed"] == gone);
    CHECK_FALSE(files_with(sandbox, "hiddenotheraa").empty());  // an update in place leaves them for a while
  }
  for (const auto& entry : fs::directory_iterator(sandbox.path("private"))) fs::remove(entry.path());
  CHECK(run_index(sandbox, "--prune-all")["removed"] == 30 - gone);
  sandbox.check_is_forgotten();
  CHECK(run_index(sandbox, "--prune-all")["changed"] == false);
}

TEST_CASE("a run with --prune-all rids the index of what was removed before, though nothing is to be done",
          "[index]") {
  const Sandbox sandbox;
  for (int i = 0; i < 30; ++i)
    sandbox.write("news/" + std::to_string(i) + ".txt", "title\n\neverywhere common hiddenword" + letters(i));
  run_index(sandbox, "news");
  fs::remove(sandbox.path("news/7.txt"));
  CHECK(run_index(sandbox)["removed"] == 1);
  REQUIRE_FALSE(files_with(sandbox, "hiddenwordah").empty());
  CHECK(run_index(sandbox, "--prune-all")["changed"] == true);
  CHECK(files_with(sandbox, "hiddenwordah").empty());
  CHECK(find_contents(sandbox, "everywhere").size() == 29);
  CHECK(run_index(sandbox, "--prune-all")["changed"] == false);
}
