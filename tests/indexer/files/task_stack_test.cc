#include "indexer/files/task_stack.h"

#include <atomic>
#include <stdexcept>

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("tasks make further tasks until there is none", "[tasks]") {
  for (const std::size_t workers : {1u, 2u, 5u}) {
    TaskStack tasks;
    std::atomic<int> leaves = 0;
    std::function<void(int)> grow = [&](int depth) {
      if (depth == 0) return static_cast<void>(++leaves);
      for (int i = 0; i < 2; ++i) tasks.push([&grow, depth] { grow(depth - 1); });
    };
    tasks.push([&] { grow(10); });
    tasks.run(workers);
    CHECK(leaves == 1024);
  }
}

TEST_CASE("after a task has thrown none is begun", "[tasks]") {
  TaskStack tasks;
  int begun = 0;
  tasks.push([&] { ++begun; });
  tasks.push([&] {
    tasks.push([&] { ++begun; });
    throw std::runtime_error("the first");
  });
  CHECK_THROWS_WITH(tasks.run(1), "the first");
  CHECK(begun == 0);
}
