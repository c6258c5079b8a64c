#include "indexer/scans/scan_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;
namespace fs = std::filesystem;

namespace {

/// The user's folder of what can be made again, for the time of a test.
struct CacheFolder {
  TemporaryFolder folder;
  CacheFolder() { setenv("XDG_CACHE_HOME", folder.path("cache").c_str(), 1); }
  ~CacheFolder() { unsetenv("XDG_CACHE_HOME"); }
  std::string scans() const { return folder.path("cache/fihris/scans"); }
};

const std::vector<PicturePage> pages = {{"one two\n\nthree", 91}, {"", 0}, {"four\n5 6\n", 60}};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("what was read in a picture is kept for that picture and that way of reading alone", "[scans]") {
  const CacheFolder here;
  const std::string name = ScanCache::name_of("picture", "ara");
  ScanCache cache;
  CHECK_FALSE(cache.find(name));
  cache.keep(name, pages);
  CHECK(ScanCache().find(name) == pages);
  CHECK(ScanCache::name_of("picture", "ara+fra") != name);
  CHECK(ScanCache::name_of("another", "ara") != name);
  struct stat state {};
  REQUIRE(stat((here.scans() + "/" + name).c_str(), &state) == 0);
  CHECK((state.st_mode & 077) == 0);  // nobody else reads what is in the user's files
  cache.keep(ScanCache::name_of("blank", "ara"), {});
  CHECK(cache.find(ScanCache::name_of("blank", "ara")) == std::vector<PicturePage>{});
}

TEST_CASE("what is damaged is not given, and is written anew", "[scans]") {
  const CacheFolder here;
  const std::string name = ScanCache::name_of("picture", "ara");
  const std::string file = here.scans() + "/" + name;
  ScanCache cache;
  cache.keep(name, pages);
  const std::string whole = content_of(file);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] ^= 1;
    std::ofstream(file, std::ios::binary) << damaged;
    INFO(i);
    CHECK_FALSE(cache.find(name));
    std::ofstream(file, std::ios::binary) << whole.substr(0, i);
    CHECK_FALSE(cache.find(name));
  }
  cache.keep(name, pages);
  CHECK(cache.find(name) == pages);
}

TEST_CASE("neither a link, a pipe nor a folder in the place of what is kept is followed", "[scans]") {
  const CacheFolder here;
  const std::string name = ScanCache::name_of("picture", "ara");
  const std::string file = here.scans() + "/" + name;
  ScanCache cache;
  cache.keep(name, pages);
  here.folder.write("mine", content_of(file));
  fs::remove(file);
  fs::create_symlink(here.folder.path("mine"), file);
  CHECK_FALSE(cache.find(name));
  cache.keep(name, {{"other", 90}});
  CHECK(content_of(here.folder.path("mine")).find("other") == std::string::npos);
  CHECK(cache.find(name) == std::vector<PicturePage>{{"other", 90}});
  fs::remove(file);
  REQUIRE(mkfifo(file.c_str(), 0600) == 0);
  CHECK_FALSE(cache.find(name));
  fs::remove(file);
  fs::create_directories(file + "/in");
  CHECK_FALSE(cache.find(name));
  cache.keep(name, pages);
  CHECK_FALSE(cache.find(name));
}

TEST_CASE("nothing is kept in a folder that is a link or that others may write in", "[scans]") {
  const CacheFolder here;
  const std::string name = ScanCache::name_of("picture", "ara");
  fs::create_directories(here.folder.path("cache/fihris"));
  fs::create_directories(here.folder.path("elsewhere"));
  SECTION("a link") {
    fs::create_symlink(here.folder.path("elsewhere"), here.scans());
  }
  SECTION("a file") {
    here.folder.write("cache/fihris/scans", "x");
  }
  SECTION("open to all") {
    fs::create_directories(here.scans());
    fs::permissions(here.scans(), fs::perms::all);
  }
  ScanCache cache;
  cache.keep(name, pages);
  CHECK_FALSE(cache.find(name));
  CHECK(fs::is_empty(here.folder.path("elsewhere")));
}

TEST_CASE("of too much what was asked for least lately goes", "[scans]") {
  const CacheFolder here;
  ScanCache cache;
  std::vector<std::string> names;
  for (int i = 0; i < 8; ++i) {
    names.push_back(ScanCache::name_of("picture", std::to_string(i)));
    cache.keep(names.back(), pages);
    const timespec times[2] = {{1'000'000 + i, 0}, {1'000'000 + i, 0}};
    REQUIRE(utimensat(AT_FDCWD, (here.scans() + "/" + names.back()).c_str(), times, 0) == 0);
  }
  CHECK(cache.find(names[0]) == pages);  // is asked for last
  cache.shrink_to(std::size_t{8} * 4096);
  CHECK(cache.find(names[1]));  // there was no more
  cache.shrink_to(std::size_t{4} * 4096);
  CHECK(cache.find(names[0]));
  CHECK(cache.find(names[1]));
  CHECK_FALSE(cache.find(names[2]));
  CHECK(std::distance(fs::directory_iterator(here.scans()), {}) == 3);
}
