#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/end_to_end/contents.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> commands{"search --format paths --limit 100 everywhere",
                                        "search --format jsonl \"word1 word2\"",
                                        "search --count =word7",
                                        "search --count wrod12",
                                        "status --format json",
                                        "names",
                                        "places",
                                        "variants word3",
                                        "analyze word4",
                                        "why word5 news/1.txt",
                                        "index --dry-run"};

/// Turns one bit of `file`; half of the time among the first bytes of a block, which say how to read the
/// rest.
std::string flip_a_bit(const fs::path& file, std::mt19937& random) {
  const auto size = static_cast<long>(fs::file_size(file));
  constexpr long block = 8192;
  long at = static_cast<long>(random() % static_cast<unsigned long>(size));
  if (random() % 2 == 0) at = std::min(size - 1, at / block * block + static_cast<long>(random() % 40));
  const int bit = static_cast<int>(random() % 8);
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(at);
  const int byte = stream.get();
  stream.seekp(at);
  stream.put(static_cast<char>(byte ^ (1 << bit)));
  return file.filename().string() + " byte " + std::to_string(at) + " bit " + std::to_string(bit);
}

}  // namespace

TEST_CASE(
    "whatever bit of an index turns, each answer is right or an error that names the cure, or --verify finds "
    "it",
    "[damage]") {
  const Sandbox sandbox;
  for (int i = 0; i < 60; ++i) {
    std::string text = "title " + std::to_string(i) + "\n\neverywhere";
    for (int k = 0; k < 200; ++k) text += " word" + std::to_string((i * 37 + k * 11) % 500);
    sandbox.write("news/" + std::to_string(i) + ".txt", text + "\n");
  }
  run_index(sandbox, "news");
  fs::rename(sandbox.path("index"), sandbox.path("sound"));
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(sandbox.path("sound"))) {
    if (entry.is_regular_file() && entry.file_size() > 0)
      files.push_back(entry.path().lexically_relative(sandbox.path("sound")));
  }
  std::sort(files.begin(), files.end());  // so that the same bits turn each time
  REQUIRE(files.size() > 10);
  const auto copy_sound = [&] {
    fs::remove_all(sandbox.path("index"));
    fs::copy(sandbox.path("sound"), sandbox.path("index"),
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  };
  copy_sound();
  std::vector<ProgramResult> right;
  for (const auto& command : commands) right.push_back(sandbox.run("fihris " + command));

  std::mt19937 random(4);
  int refused = 0;
  int wrong = 0;
  const int flips = rounds(1, 40);
  for (const auto& file : files) {
    for (int i = 0; i < flips; ++i) {
      copy_sound();
      const std::string flip = flip_a_bit(sandbox.path("index") / file, random) + " in " + file.string();
      INFO(flip);
      const auto verified = sandbox.run("fihris index --verify --dry-run");
      CHECK(verified.exit <= 2);
      for (std::size_t c = 0; c < commands.size(); ++c) {
        const auto result = sandbox.run("fihris " + commands[c]);
        INFO(commands[c] << ": " << result.exit << " " << result.err);
        // Xapian can be led out of a block: the program then ends by a signal, and says so.
        const bool has_crashed = result.exit > 128;
        CHECK((result.exit <= 2 || has_crashed));
        if (has_crashed || (result.exit == 2 && right[c].exit != 2)) {
          ++refused;
          CHECK_THAT(result.err, Contains("fihris index --rebuild"));
        } else if (result.out != right[c].out) {
          ++wrong;
          if (verified.exit != 2) FAIL_CHECK("wrong, and --verify does not notice: " << result.out);
        }
      }
      if (verified.exit == 2) {
        CHECK_THAT(verified.err, Contains("damaged") && Contains("fihris index --rebuild"));
        CHECK(run_index(sandbox, "--rebuild news")["added"] == 60);
        CHECK(sandbox.run("fihris " + commands[0]).out == right[0].out);
      }
    }
  }
  WARN(files.size() * static_cast<std::size_t>(flips)
       << " bits: " << refused << " commands refused, " << wrong << " wrong");
}

TEST_CASE("an index that is too damaged to tell its folders is rebuilt once they are named", "[damage]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "title a\n\neverywhere");
  run_index(sandbox, "news");
  fs::resize_file(sandbox.path("index/current/shard-0/iamglass"), 40);
  for (const char* command : {"search everywhere", "index"}) {
    CHECK_THAT(sandbox.run("fihris " + std::string(command)).err,
               Contains("damaged") && Contains("fihris index --rebuild"));
  }
  const auto unnamed = sandbox.run("fihris index --rebuild");
  CHECK(unnamed.exit == 2);
  CHECK_THAT(unnamed.err, Contains("too damaged") && Contains("fihris index --rebuild FOLDER"));
  CHECK(run_index(sandbox, "--rebuild news")["added"] == 1);
  CHECK(find_contents(sandbox, "everywhere").size() == 1);
}
