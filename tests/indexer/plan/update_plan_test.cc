#include "indexer/plan/update_plan.h"

#include "index/folder_settings.h"
#include "indexer/files/ownership.h"

#include <unistd.h>

#include "indexer/articles/article_loader.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace fs = std::filesystem;

namespace {

class NoProgress : public Progress {
 public:
  void begin(std::string_view, std::size_t, Steps) override {}
  void advance(std::size_t) override {}
};

/// A folder of articles and a database that holds them.
class Collection {
 public:
  Collection() : articles_(folder.path("database"), Xapian::DB_CREATE) {
    fs::create_directory(folder.path("news"));
  }

  /// Indexes all that the folder holds now.
  void index(const FolderSettings& encodings = {}) {
    const FolderScan scan = this->scan();
    const ReadingRules rules{{encodings, {}, {}, {}}, {}, {}};
    ArticleLoader loader(scan.files, rules);
    for (std::size_t i = 0; i < scan.files.size(); ++i) {
      loader.load(i, [&](const IndexDocument& document) { articles_.add_document(document.to_xapian()); });
    }
    articles_.commit();
  }

  FolderScan scan() const {
    FolderScan scan;
    scan_folder(folder.path("news"), folder.path("news"), {}, scan);
    return scan;
  }

  UpdatePlan plan(PlanOptions options = {}) const { return plan_of(scan(), std::move(options)); }

  UpdatePlan plan_of(FolderScan scan, PlanOptions options = {}) const {
    NoProgress progress;
    if (options.folders.empty()) options.folders = {folder.path("news")};
    return plan_update(scan, articles_, options, progress);
  }

  TemporaryFolder folder;

 private:
  Xapian::WritableDatabase articles_;
};

/// The plan in one line: how many of each.
std::string summary(const UpdatePlan& plan) {
  return "add " + std::to_string(plan.add.size()) + " replace " + std::to_string(plan.replace.size()) +
         " move " + std::to_string(plan.move.size()) + " touch " + std::to_string(plan.touch.size()) +
         " remove " + std::to_string(plan.remove.size()) + " unchanged " + std::to_string(plan.unchanged);
}

}  // namespace

TEST_CASE("what is in the folder and not in the index is added", "[plan]") {
  const Collection collection;
  collection.folder.write("news/a.txt", "one");
  CHECK(summary(collection.plan()) == "add 1 replace 0 move 0 touch 0 remove 0 unchanged 0");
}

TEST_CASE("nothing changed, nothing to do", "[plan]") {
  Collection collection;
  collection.folder.write("news/a.txt", "one");
  collection.index();
  CHECK(collection.plan().empty());
  PlanOptions verifying;
  verifying.verify = true;
  CHECK(collection.plan(verifying).empty());
}

TEST_CASE("other content is replaced, the same content touched", "[plan]") {
  Collection collection;
  collection.folder.write("news/a.txt", "one");
  collection.folder.write("news/b.txt", "two");
  collection.index();
  collection.folder.write("news/a.txt", "six");
  collection.folder.write("news/b.txt", "two");
  CHECK(summary(collection.plan()) == "add 0 replace 1 move 0 touch 1 remove 0 unchanged 0");
}

TEST_CASE("another file of the same name, size and time is replaced", "[plan]") {
  // As a program writes that saves beside the file, renames, and keeps the time.
  Collection collection;
  const std::string file = collection.folder.write("news/a.txt", "one");
  collection.index();
  const std::string other = collection.folder.write("news/.new", "two");
  fs::last_write_time(other, fs::last_write_time(file));
  fs::rename(other, file);
  CHECK(summary(collection.plan()) == "add 0 replace 1 move 0 touch 0 remove 0 unchanged 0");
}

TEST_CASE("a file that has vanished is removed", "[plan]") {
  Collection collection;
  collection.folder.write("news/a.txt", "one");
  collection.folder.write("news/b.txt", "two");
  collection.index();
  fs::remove(collection.folder.path("news/a.txt"));
  const auto plan = collection.plan();
  CHECK(summary(plan) == "add 0 replace 0 move 0 touch 0 remove 1 unchanged 1");
  CHECK(plan.articles[0] == 2);
  CHECK(plan.vanished.size() == 1);
}

TEST_CASE("the same content at another path is a move", "[plan]") {
  Collection collection;
  collection.folder.write("news/a.txt", "one");
  collection.folder.write("news/b.txt", "two");
  collection.index();
  fs::remove(collection.folder.path("news/a.txt"));
  fs::remove(collection.folder.path("news/b.txt"));
  collection.folder.write("news/c.txt", "one");  // copied and removed: another inode
  collection.folder.write("news/d.txt", "six");  // the size of one, another content
  CHECK(summary(collection.plan()) == "add 1 replace 0 move 1 touch 0 remove 1 unchanged 0");
}

TEST_CASE("of two copies of a moved file one is added", "[plan]") {
  Collection collection;
  collection.folder.write("news/a.txt", "one");
  collection.index();
  fs::remove(collection.folder.path("news/a.txt"));
  collection.folder.write("news/b.txt", "one");
  collection.folder.write("news/c.txt", "one");
  CHECK(summary(collection.plan()) == "add 1 replace 0 move 1 touch 0 remove 0 unchanged 0");
}

TEST_CASE("articles of other folders are left alone", "[plan]") {
  Collection collection;
  collection.folder.write("news/a.txt", "one");
  collection.index();
  fs::remove(collection.folder.path("news/a.txt"));
  PlanOptions elsewhere;
  elsewhere.folders = {"/elsewhere"};
  CHECK(summary(collection.plan(elsewhere)) == "add 0 replace 0 move 0 touch 0 remove 0 unchanged 1");
}

TEST_CASE("articles below a folder that cannot be read are kept", "[plan]") {
  Collection collection;
  collection.folder.write("news/sport/a.txt", "one");
  collection.index();
  FolderScan scan;
  scan.unknown.push_back({collection.folder.path("news/sport/"), "cannot be read"});
  CHECK(summary(collection.plan_of(scan)) == "add 0 replace 0 move 0 touch 0 remove 0 unchanged 1");
}

TEST_CASE("articles that cannot be looked at are kept, those beside them are not", "[plan]") {
  Collection collection;
  for (const char* name : {"news/a.txt", "news/b.txt", "news/a.txt2/c.txt"})
    collection.folder.write(name, name);
  collection.index();
  FolderScan scan;
  scan.unknown.push_back({collection.folder.path("news/a.txt"), "cannot be looked at"});
  CHECK(summary(collection.plan_of(scan)) == "add 0 replace 0 move 0 touch 0 remove 2 unchanged 1");
}

TEST_CASE("a file that vanishes after the scan is absent, not skipped", "[plan]") {
  Collection collection;
  collection.folder.write("news/a.txt", "one");
  collection.index();
  collection.folder.write("news/a.txt", "two");
  const auto scan = collection.scan();
  fs::remove(collection.folder.path("news/a.txt"));
  const auto plan = collection.plan_of(scan);
  CHECK(summary(plan) == "add 0 replace 0 move 0 touch 0 remove 1 unchanged 0");
  CHECK(plan.vanished.size() == 1);
  CHECK(plan.skipped.empty());
}

TEST_CASE("a file that was no article is not read again until it changes", "[plan]") {
  Collection collection;
  const auto path = collection.folder.write("news/a.txt", std::string("a\0b", 3));
  const Skipped skipped{path, "binary", fingerprint(collection.scan().files.state(0))};
  PlanOptions knowing;
  knowing.skipped = {skipped};
  const auto plan = collection.plan(knowing);
  CHECK(plan.empty());
  CHECK(plan.skipped == std::vector{skipped});
  collection.folder.write("news/a.txt", "text");
  CHECK(collection.plan(knowing).add.size() == 1);
}

TEST_CASE("what another version of the program skipped is tried again", "[plan]") {
  Collection collection;
  const auto path = collection.folder.write("news/a.txt", std::string("a\0b", 3));
  PlanOptions knowing;
  knowing.skipped = {{path, "binary", fingerprint(collection.scan().files.state(0)) + 2}};
  CHECK(collection.plan(knowing).add.size() == 1);
}

TEST_CASE("a file of which another version skipped a part is looked through again", "[plan]") {
  Collection collection;
  const auto path = collection.folder.write("news/a.txt", "one");
  collection.index();
  const FileState state = collection.scan().files.state(0);
  PlanOptions knowing;
  knowing.list_records = [](const FileState&, Links) {
    return RecordList{{{"", "other"}, {"#2", "new"}}, {}, {}};
  };
  knowing.skipped = {{path + "#2", "broken", fingerprint(state)}};
  CHECK(collection.plan(knowing).empty());
  knowing.skipped = {{path + "#2", "broken", fingerprint(state) + 2}};
  CHECK(summary(collection.plan(knowing)) == "add 1 replace 1 move 0 touch 0 remove 0 unchanged 0");
}

TEST_CASE("an article is read again when another encoding is named for its folder, and only then", "[plan]") {
  Collection collection;
  collection.folder.write("news/a.txt", "one");
  collection.folder.write("news/b.txt", "two");
  collection.index();
  PlanOptions naming;
  naming.encodings = {"CP720 " + collection.folder.path("news")};
  CHECK(summary(collection.plan(naming)) == "add 0 replace 2 move 0 touch 0 remove 0 unchanged 0");
  naming.encodings = {"CP720 " + collection.folder.path("news/a.txt")};
  CHECK(summary(collection.plan(naming)) == "add 0 replace 1 move 0 touch 0 remove 0 unchanged 1");
}

TEST_CASE("an article that was read in a named encoding is read again when none is named any more",
          "[plan]") {
  Collection collection;
  collection.folder.write("news/a.txt", "one");
  const FolderSettings encodings{"CP720 " + collection.folder.path("news")};
  collection.index(encodings);
  PlanOptions naming;
  naming.encodings = encodings;
  CHECK(summary(collection.plan(naming)) == "add 0 replace 0 move 0 touch 0 remove 0 unchanged 1");
  CHECK(summary(collection.plan()) == "add 0 replace 1 move 0 touch 0 remove 0 unchanged 0");
}

TEST_CASE("a file that was no article is tried again once another encoding is named for it", "[plan]") {
  Collection collection;
  const auto path = collection.folder.write("news/a.txt", std::string("a\0b", 3));
  PlanOptions knowing;
  knowing.skipped = {{path, "binary", fingerprint(collection.scan().files.state(0))}};
  knowing.encodings = {"CP720 " + collection.folder.path("news")};
  CHECK(collection.plan(knowing).add.size() == 1);
  knowing.last_encodings = knowing.encodings;
  CHECK(collection.plan(knowing).empty());
}
