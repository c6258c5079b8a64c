#include "indexer/build/merge_runs.h"

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

TEST_CASE("sources are split into runs of about the same size", "[merger]") {
  const TemporaryFolder folder;
  const auto split = [](const std::vector<std::string>& folders) {
    std::vector<glass::MergeSource> sources;
    for (const auto& name : folders) sources.push_back({name});
    std::vector<std::vector<std::string>> runs;
    for (const auto& run : split_evenly(sources, 2)) {
      runs.emplace_back();
      for (const auto& source : run) runs.back().push_back(source.folder);
    }
    return runs;
  };
  std::vector<std::string> sources;
  for (int i = 0; i < 5; ++i) sources.push_back(make_database(folder, std::to_string(i), 10));
  const auto runs = split(sources);
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].size() + runs[1].size() == 5);
  CHECK(runs[0].size() >= 2);
  CHECK(runs[1].size() >= 2);
  CHECK(split({sources[0]}).size() == 1);
  CHECK(split({}).empty());

  // As an update has them: two shards, and less of what is new.
  const std::string old = make_database(folder, "old", 3000);
  const std::string old_too = make_database(folder, "old too", 3000);
  CHECK(split({old, old_too, sources[0]}) ==
        std::vector<std::vector<std::string>>{{old}, {old_too, sources[0]}});
  CHECK(split({sources[0], old, old_too}) ==
        std::vector<std::vector<std::string>>{{sources[0], old}, {old_too}});
}
