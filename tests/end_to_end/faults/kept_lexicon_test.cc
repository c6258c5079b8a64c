// What is made for several indexes is kept in the user's cache, where others may have been.
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/end_to_end/contents.h"

using namespace fihris;
using Catch::Contains;

namespace fs = std::filesystem;

namespace {

std::string contents_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Two indexes that have been searched as one, and a folder of somebody's.
class Kept : public Sandbox {
 public:
  Kept() {
    environment["XDG_CACHE_HOME"] = path("cache").string();
    write("north/one.txt", "The river\n\nBoats on the river, says Minister John Carter.\n");
    write("south/two.txt", "The wood\n\nNo boat in the wood, says Minister John Carter.\n");
    write("victim/letter", "mine");
    write("victim/lexicon/letter", "mine");
    REQUIRE(run("fihris index --index a north").exit == 0);
    REQUIRE(run("fihris index --index b south").exit == 0);
    for (const char* const command : {"search boats", "search --count river", "names", "variants boats"})
      answers_.push_back({command, ask(command).out});
    for (const auto& entry : fs::directory_iterator(joined())) {
      if (entry.is_directory()) folder_ = entry.path();
    }
    REQUIRE(fs::exists(folder_ / "lexicon" / "iamglass"));
  }

  fs::path joined() const { return path("cache/fihris/joined"); }
  /// What is kept of the two.
  fs::path folder() const { return folder_; }
  /// A list for Xapian that names a program.
  std::string stub() const { return "remote :/bin/touch " + path("ran").string() + "\n"; }

  ProgramResult ask(const std::string& command) const {
    return run("fihris -q " + command + " --index a --index b");
  }

  void check_answers_are_the_same() const {
    for (const auto& [command, out] : answers_) {
      const ProgramResult result = ask(command);
      INFO(command << ": " << result.exit << ' ' << result.err);
      CHECK(result.exit == 0);
      CHECK(result.out == out);
      CHECK(!out.empty());
    }
    check_nothing_was_touched();
  }

  void check_nothing_was_touched() const {
    CHECK_FALSE(fs::exists(path("ran")));
    CHECK(read("victim/letter") == "mine");
    CHECK(read("victim/lexicon/letter") == "mine");
  }

 private:
  struct Answer {
    std::string command, out;
  };
  std::vector<Answer> answers_;
  fs::path folder_;
};

}  // namespace

TEST_CASE("nothing that lies where a joined lexicon is kept makes a program run", "[several]") {
  const Kept sandbox;
  const std::string name = GENERATE("", "lexicon", "people", "lexicon/XAPIANDB", "people/XAPIANDB",
                                    "lexicon/iamglass", "people/iamglass");
  const bool keeps_the_rest = GENERATE(true, false);
  INFO(name << ' ' << keeps_the_rest);
  const fs::path path = name.empty() ? sandbox.folder() : sandbox.folder() / name;
  if (!keeps_the_rest) fs::remove_all(path.parent_path() / "iamglass");
  fs::remove_all(path);
  std::ofstream(path) << sandbox.stub();
  sandbox.check_answers_are_the_same();
}

TEST_CASE("a link, a pipe, a file or nothing in the place of a joined lexicon is not followed", "[several]") {
  const Kept sandbox;
  const std::string name =
      GENERATE("", "lexicon", "people", "lexicon/iamglass", "lexicon/postlist.glass", "people/docdata.glass");
  const std::string what = GENERATE("link", "link to nothing", "pipe", "file", "nothing", "folder");
  INFO(name << ' ' << what);
  const fs::path path = name.empty() ? sandbox.folder() : sandbox.folder() / name;
  fs::remove_all(path);
  if (what == "link") fs::create_symlink(sandbox.path("victim"), path);
  if (what == "link to nothing") fs::create_symlink(sandbox.path("ran"), path);
  if (what == "pipe") REQUIRE(mkfifo(path.c_str(), S_IRWXU) == 0);
  if (what == "file") std::ofstream(path) << "mine";
  if (what == "folder") fs::create_directory(path);
  sandbox.check_answers_are_the_same();
}

TEST_CASE("where lexicons are kept may itself be a link, a pipe or a file", "[several]") {
  const Kept sandbox;
  const std::string what = GENERATE("link", "link to nothing", "pipe", "file");
  const bool is_above = GENERATE(false, true);
  const fs::path path = is_above ? sandbox.joined().parent_path() : sandbox.joined();
  INFO(path << ' ' << what);
  fs::remove_all(path);
  if (what == "link") fs::create_directory_symlink(sandbox.path("victim"), path);
  if (what == "link to nothing") fs::create_symlink(sandbox.path("ran"), path);
  if (what == "pipe") REQUIRE(mkfifo(path.c_str(), S_IRWXU) == 0);
  if (what == "file") std::ofstream(path) << "mine";
  sandbox.check_answers_are_the_same();
}

TEST_CASE("a joined lexicon that is cut or changed anywhere answers as before or is made again",
          "[several]") {
  const Kept sandbox;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(sandbox.folder())) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  REQUIRE(files.size() >= 8);
  fs::copy(sandbox.folder(), sandbox.path("whole"), fs::copy_options::recursive);
  for (const fs::path& file : files) {
    for (const std::string how : {"emptied", "cut", "flipped", "zeroed", "longer"}) {
      INFO(file << ' ' << how);
      fs::remove_all(sandbox.folder());
      fs::copy(sandbox.path("whole"), sandbox.folder(), fs::copy_options::recursive);
      std::string bytes = contents_of(file);
      if (how == "emptied") bytes.clear();
      if (how == "cut") bytes.resize(bytes.size() / 2);
      if (how == "zeroed") bytes.assign(bytes.size(), '\0');
      if (how == "longer") bytes += std::string(5000, 'x');
      if (how == "flipped")
        for (std::size_t at = 3; at < bytes.size(); at += 97) bytes[at] = static_cast<char>(~bytes[at]);
      std::ofstream(file, std::ios::binary) << bytes;
      sandbox.check_answers_are_the_same();
    }
  }
}
