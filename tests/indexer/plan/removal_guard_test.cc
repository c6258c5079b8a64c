#include "indexer/plan/removal_guard.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

/// An index of articles that all have vanished, of one folder, and a scan of it.
class Vanished {
 public:
  Vanished() : articles(folder.path("database"), Xapian::DB_CREATE) { enter("/news/"); }

  void lose(const std::string& prefix, int count) {
    for (int i = 0; i < count; ++i) {
      Xapian::Document document;
      document.add_value(slot::file_state, encode(FileState{prefix + std::to_string(i) + ".txt"}));
      const Xapian::docid article = articles.add_document(document);
      plan.remove.push_back(article);
      plan.vanished.push_back({article, 0});
    }
    articles.commit();
  }

  void enter(const std::string& path, int files = 1) {
    FolderFiles of_folder;
    for (int i = 0; i < files; ++i) of_folder.add(std::to_string(i), {0, 1, 1});
    scan.files.add_folder(path, 1, std::move(of_folder));
    scan.empty_files_of.push_back(0);
  }

  /// The folders held back, each with its number of articles; `has` is the number of articles of all.
  std::string held(std::size_t has, std::int64_t last_scan = 0) {
    plan.articles = {has};
    std::string text;
    for (const auto& held : hold_back_removals(plan, {scan, articles, {"/news"}, {}, {"/news"}, last_scan})) {
      text += (text.empty() ? "" : " ") + held.folder + " " + std::to_string(held.articles);
      CHECK_THAT(held.reason, Catch::Contains("--prune-all"));
    }
    return text;
  }

  TemporaryFolder folder;
  Xapian::WritableDatabase articles;
  FolderScan scan;
  UpdatePlan plan;
};

}  // namespace

TEST_CASE("most of a folder's articles are held back, half of them or a few are not", "[guard]") {
  Vanished vanished;
  SECTION("most") {
    vanished.lose("/news/", 30);
    CHECK(vanished.held(59) == "/news 30");
    CHECK(vanished.plan.remove.empty());
    CHECK(vanished.plan.vanished.empty());
    CHECK(vanished.plan.unchanged == 30);
  }
  SECTION("half") {
    vanished.lose("/news/", 30);
    CHECK(vanished.held(60) == "");
    CHECK(vanished.plan.remove.size() == 30);
  }
  SECTION("a few") {
    vanished.lose("/news/", 19);
    CHECK(vanished.held(20) == "");
  }
}

TEST_CASE("a scanned folder without a file keeps even its last article", "[guard]") {
  Vanished vanished;
  vanished.scan = {};
  vanished.enter("/news/", 0);
  vanished.lose("/news/", 1);
  CHECK(vanished.held(1) == "/news 1");
}

TEST_CASE("files without a byte are files: their folder is not empty", "[guard]") {
  Vanished vanished;
  vanished.scan = {};
  vanished.enter("/news/", 0);
  vanished.scan.empty_files_of.back() = 1;
  vanished.lose("/news/", 1);
  CHECK(vanished.held(1) == "");
}

TEST_CASE("a subfolder that is empty keeps its articles if they are many", "[guard]") {
  Vanished vanished;
  vanished.scan.empty_folders.push_back({"/news/disk", 1000});
  vanished.lose("/news/disk/deep/", 10);
  vanished.lose("/news/disk/", GENERATE(9, 10));
  vanished.lose("/news/diskette/", 3);
  const bool many = vanished.plan.remove.size() == 23;
  CHECK(vanished.held(1000, 500) == (many ? "/news/disk 20" : ""));
  CHECK(vanished.plan.remove.size() == (many ? 3 : 22));
}

TEST_CASE("a subfolder that is empty and older than the last scan has not been emptied since", "[guard]") {
  Vanished vanished;
  vanished.scan.empty_folders.push_back({"/news/disk", 1000});
  vanished.lose("/news/disk/", 1);
  CHECK(vanished.held(10, GENERATE(0, 1000, 1002)) == "");
  CHECK(vanished.held(10, 1003) == "/news/disk 1");
}

TEST_CASE("a subfolder that has gone with its articles is let go", "[guard]") {
  Vanished vanished;
  vanished.scan.empty_folders.push_back({"/news/other", 0});
  vanished.lose("/news/gone/", 25);
  CHECK(vanished.held(1000, 2000) == "");
}
