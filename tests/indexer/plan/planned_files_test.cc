// Of the files of a scan those remain that an update has to do with.
#include "indexer/plan/planned_files.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// Names with the times 10, 20, ...
FolderFiles folder_of(const std::vector<std::string>& names) {
  FolderFiles files;
  std::int64_t time = 0;
  for (const std::string& name : names) files.add(name, {time += 10, 1, 1});
  return files;
}

}  // namespace

TEST_CASE("files without changes are given up, and the plan still names the same ones", "[plan]") {
  FileList files;
  files.add_folder("/r/", 1, folder_of({"a", "b", "c"}));
  files.add_folder("/r/s/", 1, folder_of({"a", "b"}));
  files.add_folder("/r/t/", 1, folder_of({"a", "box", "c"}), Links::followed);
  const std::size_t first_record = files.add_record(6, "!1");
  const std::size_t second_record = files.add_record(6, "!2");
  UpdatePlan plan;
  plan.add = {1, second_record};
  plan.replace = {{7, 70}, {first_record, 71}};
  plan.move = {{2, 72}};
  plan.touch = {{5, 73}};
  keep_planned_files(files, plan);
  CHECK(files.size() == 5);
  CHECK(files.total() == 7);
  CHECK(files.state(plan.add[0]).path == "/r/b");
  CHECK(files.state(plan.add[0]).mtime_ns == 20);
  CHECK(files.state(plan.add[1]).path == "/r/t/box!2");
  CHECK(files.state(plan.replace[0].file).path == "/r/t/c");
  CHECK(plan.replace[0].article == 70);
  CHECK(files.links(plan.replace[0].file) == Links::followed);
  CHECK(files.state(plan.replace[1].file).path == "/r/t/box!1");
  CHECK(files.state(plan.replace[1].file).mtime_ns == 20);
  CHECK(files.state(plan.move[0].file).path == "/r/c");
  CHECK(files.state(plan.touch[0].file).path == "/r/t/a");
}

TEST_CASE("a plan with all files keeps them as they are", "[plan]") {
  FileList files;
  files.add_folder("/r/", 1, folder_of({"a", "b"}));
  UpdatePlan plan;
  plan.add = {0, 1};
  keep_planned_files(files, plan);
  CHECK(plan.add == std::vector<std::size_t>{0, 1});
  CHECK(files.state(1).path == "/r/b");
}
