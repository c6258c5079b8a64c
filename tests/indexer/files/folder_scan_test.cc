#include "indexer/files/folder_scan.h"

#include <sys/stat.h>

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

ScanOptions select(std::vector<std::string> includes, std::vector<std::string> excludes) {
  ScanOptions options;
  options.selection = {std::move(includes), std::move(excludes)};
  return options;
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

TEST_CASE("includes and excludes choose the files", "[scan]") {
  const TemporaryFolder folder;
  for (const char* name : {"a.txt", "b.TXT", "sport/a.txt", "sport/a.md", "sport/old/a.txt", "old/a.txt"})
    folder.write(name, "x");
  CHECK(scan(folder, {}) == "a.txt b.TXT old/a.txt sport/a.md sport/a.txt sport/old/a.txt");
  CHECK(scan(folder, select({"*.txt"}, {})) == "a.txt b.TXT old/a.txt sport/a.txt sport/old/a.txt");
  CHECK(scan(folder, select({"!*.txt"}, {})) == "sport/a.md");
  CHECK(scan(folder, select({"sport/"}, {})) == "sport/a.md sport/a.txt sport/old/a.txt");
  CHECK(scan(folder, select({"sport/*"}, {})) == "sport/a.md sport/a.txt sport/old/a.txt");
  CHECK(scan(folder, select({"sport", "!*.md"}, {})) == "sport/a.txt sport/old/a.txt");
  CHECK(scan(folder, select({"/*.txt"}, {})) == "a.txt b.TXT");
  CHECK(scan(folder, select({}, {"old"})) == "a.txt b.TXT sport/a.md sport/a.txt");
  CHECK(scan(folder, select({}, {"/old/"})) == "a.txt b.TXT sport/a.md sport/a.txt sport/old/a.txt");
  CHECK(scan(folder, select({}, {"sport/old", "*.txt", "!a.txt"})) ==
        "a.txt b.TXT old/a.txt sport/a.md sport/a.txt");
}

TEST_CASE("a scan of a part of a folder selects as that of the whole does", "[scan]") {
  const TemporaryFolder folder;
  for (const char* name : {"sport/old/a.md", "sport/old/b.txt"}) folder.write(name, "x");
  FolderScan result;
  scan_folder(folder.path("sport/old"), folder.path(), select({"sport/"}, {"sport/old/b.txt"}), result);
  CHECK(found(result, folder.path()) == "sport/old/a.md");
  CHECK(result.unmatched.empty());
}

TEST_CASE("what is passed over is counted, and listed if that is asked for", "[scan]") {
  const TemporaryFolder folder;
  for (const char* name :
       {"a.txt", ".b.txt", ".git/c.txt", "d.pdf", "e.PDF", "README", "drafts/f.txt", "drafts/g.txt"})
    folder.write(name, "x");
  std::filesystem::create_symlink("a.txt", folder.path("link.txt"));
  std::filesystem::create_directory_symlink("drafts", folder.path("links"));
  REQUIRE(mkfifo(folder.path("pipe.txt").c_str(), 0600) == 0);
  ScanOptions options = select({"*.txt"}, {"drafts", "never"});
  options.lists_passed_over = GENERATE(true, false);
  FolderScan result;
  scan_folder(folder.path(), folder.path(), options, result);
  CHECK(result.passed_over.hidden == 2);
  CHECK(result.passed_over.not_included == 3);
  CHECK(result.passed_over.kinds.at(".pdf") == 1);
  CHECK(result.passed_over.excluded == 1);
  CHECK(result.passed_over.links == 2);
  CHECK(result.passed_over.special == 1);
  CHECK(result.passed_over.total() == 9);
  CHECK(result.passed_over.entries.size() == (options.lists_passed_over ? 9 : 0));
  REQUIRE(result.unmatched.size() == 1);
  CHECK(result.unmatched[0].pattern == "never");
}

TEST_CASE("hidden files and folders are read if that is asked for", "[scan]") {
  const TemporaryFolder folder;
  for (const char* name : {".a.txt", ".b/.c/d.txt"}) folder.write(name, "x");
  ScanOptions options;
  options.selection.hidden = true;
  CHECK(scan(folder, options) == ".a.txt .b/.c/d.txt");
}

TEST_CASE("links are followed if that is asked for, each folder once, and loops end", "[scan]") {
  const TemporaryFolder folder;
  folder.write("root/a/x.txt", "x");
  folder.write("out/y.txt", "y");
  folder.write("out/deep/z.txt", "z");
  const auto link = [&](const std::string& target, const std::string& at) {
    std::filesystem::create_symlink(target, folder.path(at));
  };
  link("..", "root/a/up");                // to the root
  link("x.txt", "root/a/again.txt");      // to what is read anyway
  link("../out", "root/first");           // out of it
  link("../out", "root/second");          // the same
  link("../out/deep", "root/third");      // within the same
  link("../root", "out/back");            // back into the root
  link("../..", "out/deep/top");          // to what is around both
  link("../out/y.txt", "root/file.txt");  // a file out of it
  link("nowhere", "root/dangling.txt");
  link("self.txt", "root/self.txt");
  FolderScan result;
  ScanOptions options;
  options.selection.follow = true;
  options.jobs = GENERATE(1, 4);
  scan_folder(folder.path("root"), folder.path("root"), options, result);
  CHECK(found(result, folder.path("root")) == "file.txt a/x.txt first/y.txt first/deep/z.txt");
  // Seven of the links, and both folders again in what the link `top` leads to.
  CHECK(result.passed_over.links == 9);
  CHECK(result.unknown.empty());
}

TEST_CASE("links to what is a root of its own, or left out, are not followed", "[scan]") {
  const TemporaryFolder folder;
  for (const char* name : {"root/a.txt", "other/b.txt", "index/c.txt", "root/inner/d.txt"})
    folder.write(name, "x");
  std::filesystem::create_symlink("../other", folder.path("root/x"));
  std::filesystem::create_symlink("../index", folder.path("root/y"));
  ScanOptions options;
  options.selection.follow = true;
  options.left_out = {folder.path("index"), folder.path("root/inner")};
  options.read_anyway = {folder.path("other")};
  FolderScan result;
  scan_folder(folder.path("root"), folder.path("root"), options, result);
  CHECK(found(result, folder.path("root")) == "a.txt");
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
