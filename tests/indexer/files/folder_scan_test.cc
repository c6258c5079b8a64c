#include "indexer/files/folder_scan.h"

#include "indexer/files/file_finder.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

/// The paths found, below `folder`, separated by blanks.
std::string found(const FolderScan& scan, const std::string& folder) {
  std::string paths;
  for (std::size_t i = 0; i < scan.files.size(); ++i) {
    paths.append(paths.empty() ? "" : " ").append(scan.files.state(i).path.substr(folder.size() + 1));
  }
  return paths;
}

std::string scan(const TemporaryFolder& folder, const ScanOptions& options = {}) {
  FolderScan result;
  scan_folder(folder.path(), folder.path(), options, result);
  return found(result, folder.path());
}

}  // namespace

TEST_CASE("files are found in the order of their names, a folder's own first", "[scan]") {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/2.txt", "a/1.txt", "a/b/3.txt", "c.txt", "a.txt"})
    folder.write(name, "x");
  CHECK(scan(folder) == "a.txt b.txt c.txt a/1.txt a/2.txt a/b/3.txt");
}

TEST_CASE("hidden files and empty ones are left out, whatever else they are called", "[scan]") {
  const TemporaryFolder folder;
  folder.write(".hidden.txt", "x");
  folder.write(".git/a.txt", "x");
  folder.write("a.pdf", "x");
  folder.write("empty.txt", "");
  folder.write("a.txt", "x");
  CHECK(scan(folder) == "a.pdf a.txt");
}

TEST_CASE("globs with a slash are matched with the path below the root", "[scan]") {
  const TemporaryFolder folder;
  for (const char* name : {"a.txt", "sport/a.txt", "sport/old/a.txt", "old/a.txt"}) folder.write(name, "x");
  CHECK(scan(folder, {{"sport/*"}, {}, {}}) == "sport/a.txt sport/old/a.txt");
  CHECK(scan(folder, {{"*.txt"}, {"old"}, {}}) == "a.txt sport/a.txt");
  CHECK(scan(folder, {{"*.txt"}, {"sport/old"}, {}}) == "a.txt old/a.txt sport/a.txt");
}

TEST_CASE("symbolic links are not followed", "[scan]") {
  const TemporaryFolder folder;
  folder.write("a/x.txt", "x");
  std::filesystem::create_directory_symlink(folder.path("a"), folder.path("a/loop"));
  std::filesystem::create_symlink("x.txt", folder.path("a/link.txt"));
  CHECK(scan(folder) == "a/x.txt");
}

TEST_CASE("a path is searchable from the name of its root on", "[scan]") {
  const TemporaryFolder folder;
  folder.write("news/sport/a.txt", "x");
  FolderScan result;
  scan_folder(folder.path("news/sport"), folder.path("news"), {}, result);
  REQUIRE(result.files.size() == 1);
  CHECK(result.files.state(0).path.substr(result.files.searchable_path(0)) == "news/sport/a.txt");
}

TEST_CASE("the state of a file says what the file system says", "[scan]") {
  const TemporaryFolder folder;
  folder.write("a.txt", "four");
  FolderScan result;
  scan_folder(folder.path(), folder.path(), {}, result);
  REQUIRE(result.files.size() == 1);
  CHECK(result.files.state(0).size == 4);
  CHECK(result.files.state(0).mtime_ns > 1'500'000'000'000'000'000);
}

TEST_CASE("a missing folder has no articles", "[scan]") {
  const TemporaryFolder folder;
  FolderScan result;
  scan_folder(folder.path("none"), folder.path("none"), {}, result);
  CHECK(result.files.size() == 0);
  CHECK(result.unknown.empty());
}

TEST_CASE("a large folder is scanned by several threads with the same result", "[scan]") {
  const TemporaryFolder folder;
  for (int i = 0; i < 1200; ++i) {
    std::ofstream(folder.path(std::to_string(10'000 + i) + ".txt")) << (i % 100 == 0 ? "" : "text");
  }
  ScanOptions options;
  const std::string one_by_one = scan(folder, options);
  options.jobs = 4;
  FolderScan result;
  scan_folder(folder.path(), folder.path(), options, result);
  CHECK(result.files.size() == 1188);
  CHECK(result.empty_files == 12);
  CHECK(found(result, folder.path()) == one_by_one);
}

TEST_CASE("a file that was found is found by its path, expected or not", "[scan]") {
  const TemporaryFolder folder;
  for (const char* name : {"a.txt", "c.txt", "sub/a.txt", "sub/b.txt"}) folder.write(name, "x");
  FolderScan scan;
  scan_folder(folder.path(), folder.path(), {}, scan);
  const FileFinder finder(scan.files);
  for (std::size_t file = 0; file < scan.files.size(); ++file) {
    for (std::size_t expected = 0; expected <= scan.files.size(); ++expected) {
      CHECK(finder.find(scan.files.state(file).path, expected) == file);
    }
  }
  for (const char* name : {"b.txt", "sub/c.txt", "other/a.txt", "sub"})
    CHECK_FALSE(finder.find(folder.path(name), 0).has_value());
  CHECK_FALSE(finder.find("a.txt", 0).has_value());
}
