#include "indexer/merger.h"

#include <xapian.h>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

std::string make_database(const TemporaryFolder& folder, const std::string& name, unsigned documents) {
  Xapian::WritableDatabase database(folder.path(name), Xapian::DB_CREATE);
  for (unsigned i = 0; i < documents; ++i) {
    Xapian::Document document;
    document.set_data(name + std::to_string(i));
    document.add_posting("word", 1);
    database.add_document(document);
  }
  database.commit();
  return folder.path(name);
}

}  // namespace

TEST_CASE("a merge has the documents of its sources in their order", "[merger]") {
  const TemporaryFolder folder;
  merge({make_database(folder, "a", 2), make_database(folder, "b", 1)}, folder.path("merged"));
  const Xapian::Database merged(folder.path("merged"));
  REQUIRE(merged.get_doccount() == 3);
  CHECK(merged.get_document(1).get_data() == "a0");
  CHECK(merged.get_document(3).get_data() == "b0");
  CHECK(merged.get_termfreq("word") == 3);
}

TEST_CASE("a merge of nothing is an empty database", "[merger]") {
  const TemporaryFolder folder;
  merge({}, folder.path("merged"));
  CHECK(Xapian::Database(folder.path("merged")).get_doccount() == 0);
  merge({make_database(folder, "empty", 0), make_database(folder, "empty2", 0)}, folder.path("again"));
  CHECK(Xapian::Database(folder.path("again")).get_doccount() == 0);
}

TEST_CASE("sources are split into runs of about the same size", "[merger]") {
  const TemporaryFolder folder;
  std::vector<std::string> sources;
  for (int i = 0; i < 5; ++i) sources.push_back(make_database(folder, std::to_string(i), 10));
  const auto runs = split_evenly(sources, 2);
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].size() + runs[1].size() == 5);
  CHECK(runs[0].size() >= 2);
  CHECK(runs[1].size() >= 2);
  CHECK(split_evenly({sources[0]}, 2).size() == 1);
  CHECK(split_evenly({}, 2).empty());

  // As an update has them: two shards, and less of what is new.
  const std::string old = make_database(folder, "old", 3000);
  const std::string old_too = make_database(folder, "old too", 3000);
  CHECK(split_evenly({old, old_too, sources[0]}, 2) == std::vector<std::vector<std::string>>{{old}, {old_too, sources[0]}});
  CHECK(split_evenly({sources[0], old, old_too}, 2) == std::vector<std::vector<std::string>>{{sources[0], old}, {old_too}});
}
