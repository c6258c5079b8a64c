#include "index/index_folder.h"

#include <sys/wait.h>
#include <unistd.h>

#include <xapian.h>

#include "analyzers/error.h"
#include "index/clone_database.h"
#include "index/index_marker.h"
#include "index/new_generation.h"
#include "index/writer_lock.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace fs = std::filesystem;

namespace {

void never_waits(const std::string&) {
  FAIL("the lock is held");
}

/// Makes a database of `count` articles with the same words.
void make_database(const std::string& folder, int count) {
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE);
  Xapian::Document document;
  document.add_posting("first", 1);
  for (int i = 0; i < count; ++i) database.add_document(document);
  database.commit();
}

/// Publishes a generation with one article.
void publish_first(const std::string& index) {
  NewGeneration generation(index);
  make_database(shard_folder(generation.folder(), 0), 1);
  make_database(lexicon_folder(generation.folder()), 1);
  make_database(people_folder(generation.folder()), 1);
  generation.publish(1);
}

}  // namespace

TEST_CASE("a new folder has no live generation and may hold an index", "[generations]") {
  const TemporaryFolder folder;
  CHECK_FALSE(live_generation(folder.path("index")));
  CHECK_NOTHROW(check_may_hold_index(folder.path("index")));
  CHECK_NOTHROW(check_may_hold_index(folder.path()));
  folder.write("letter.doc", "mine");
  CHECK_THROWS_WITH(check_may_hold_index(folder.path()), Catch::Contains("holds something else"));
}

TEST_CASE("a folder whose name only begins as that of a generation is something else", "[generations]") {
  for (const char* name :
       {"generation-1.old", "generation-", "generation-1 2", "generation--1", "generation-x"}) {
    INFO(name);
    const TemporaryFolder folder;
    fs::create_directory(folder.path(name));
    CHECK_THROWS_WITH(check_may_hold_index(folder.path()), Catch::Contains("holds something else"));
    fs::create_directory_symlink(name, folder.path("current"));
    CHECK_FALSE(live_generation(folder.path()));
  }
}

TEST_CASE("a generation is live once it is published", "[generations]") {
  const TemporaryFolder folder;
  const WriterLock lock(folder.path("index"), never_waits);
  publish_first(folder.path("index"));
  const auto live = live_generation(folder.path("index"));
  REQUIRE(live);
  CHECK(shard_count(*live) == 1);
  CHECK(Xapian::Database(articles_stub(*live)).get_termfreq("first") == 1);
}

TEST_CASE("a generation that is not published leaves nothing", "[generations]") {
  const TemporaryFolder folder;
  const WriterLock lock(folder.path("index"), never_waits);
  publish_first(folder.path("index"));
  std::string abandoned;
  {
    const NewGeneration generation(folder.path("index"));
    abandoned = generation.folder();
  }
  CHECK_FALSE(fs::exists(abandoned));
  CHECK(live_generation(folder.path("index")) == folder.path("index") + "/generation-1");
}

TEST_CASE("a generation that is read is not removed", "[generations]") {
  const TemporaryFolder folder;
  const WriterLock lock(folder.path("index"), never_waits);
  publish_first(folder.path("index"));
  auto hold = hold_live_generation(folder.path("index"));
  REQUIRE(hold);
  publish_first(folder.path("index"));
  CHECK(fs::exists(hold->generation));
  const std::string old = hold->generation;
  hold.reset();
  publish_first(folder.path("index"));
  CHECK_FALSE(fs::exists(old));
}

TEST_CASE("what is committed to a clone is not seen in the original", "[generations]") {
  const TemporaryFolder folder;
  const std::string original = folder.path("original");
  make_database(original, 1000);
  const Xapian::Database reader(original);
  clone_database(original, folder.path("clone"), CloneUse::writing);
  {
    Xapian::WritableDatabase clone(folder.path("clone"), Xapian::DB_OPEN);
    clone.begin_transaction();
    for (Xapian::docid i = 1; i <= 500; ++i) clone.delete_document(i);
    clone.commit_transaction();
  }
  CHECK(Xapian::Database(folder.path("clone")).get_termfreq("first") == 500);
  CHECK(Xapian::Database(original).get_termfreq("first") == 1000);
  CHECK(std::distance(reader.postlist_begin("first"), reader.postlist_end("first")) == 1000);
}

TEST_CASE("a clone shares tables that have one name, and copies those that have two", "[generations]") {
  const TemporaryFolder folder;
  make_database(folder.path("original"), 300);
  clone_database(folder.path("original"), folder.path("first"), CloneUse::writing);
  clone_database(folder.path("original"), folder.path("second"), CloneUse::writing);
  clone_database(folder.path("second"), folder.path("third"), CloneUse::writing);
  const auto table = [&](const char* database) { return folder.path(database) + "/postlist.glass"; };
  CHECK(fs::equivalent(table("first"), table("original")));
  CHECK_FALSE(fs::equivalent(table("second"), table("original")));
  CHECK(fs::equivalent(table("third"), table("second")));
}

TEST_CASE("a clone that is only read shares all tables", "[generations]") {
  const TemporaryFolder folder;
  make_database(folder.path("original"), 300);
  clone_database(folder.path("original"), folder.path("first"), CloneUse::writing);
  clone_database(folder.path("original"), folder.path("second"), CloneUse::reading);
  CHECK(fs::equivalent(folder.path("second/postlist.glass"), folder.path("original/postlist.glass")));
  CHECK(Xapian::Database(folder.path("second")).get_doccount() == 300);
}

TEST_CASE("a second clone can be made after the first was committed and abandoned", "[generations]") {
  const TemporaryFolder folder;
  const std::string original = folder.path("original");
  make_database(original, 300);
  for (int round = 0; round < 3; ++round) {
    clone_database(original, folder.path("clone"), CloneUse::writing);
    {
      Xapian::WritableDatabase clone(folder.path("clone"), Xapian::DB_OPEN);
      clone.begin_transaction();
      clone.delete_document(static_cast<Xapian::docid>(round + 1));
      clone.commit_transaction();
    }
    CHECK(Xapian::Database::check(folder.path("clone")) == 0);
    fs::remove_all(folder.path("clone"));
    CHECK(Xapian::Database::check(original) == 0);
    CHECK(Xapian::Database(original).get_doccount() == 300);
  }
}

TEST_CASE("a second writer is told who has the lock and waits", "[generations]") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  auto lock = std::make_unique<WriterLock>(index, never_waits);
  std::string holder;
  // The lock goes with its descriptor; the waiting constructor can only return once it is free.
  WriterLock second(index, [&](const std::string& who) {
    holder = who;
    lock.reset();
  });
  CHECK_THAT(holder, Catch::Contains("process " + std::to_string(getpid())));
}

TEST_CASE("the folder of something else cannot be locked", "[generations]") {
  const TemporaryFolder folder;
  folder.write("letter.doc", "mine");
  CHECK_THROWS_AS(WriterLock(folder.path(), never_waits), Error);
}
