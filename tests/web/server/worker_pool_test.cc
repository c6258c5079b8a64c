#include "web/server/worker_pool.h"

#include <algorithm>
#include <atomic>
#include <semaphore>
#include <set>

#include "tests/support/catch.h"
#include "tests/support/eventually.h"

using namespace fihris;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t any_number = 1000;

void add(WorkerPool& pool, std::uint64_t number, const std::string& request) {
  REQUIRE(pool.add({number, request, std::make_shared<std::atomic<bool>>(false)}, any_number));
}

/// The numbers of what has been answered, once it is so many.
std::set<std::uint64_t> answered(WorkerPool& pool, std::size_t count) {
  std::set<std::uint64_t> numbers;
  REQUIRE(eventually([&] {
    for (const WorkerPool::Done& done : pool.take_done()) numbers.insert(done.connection);
    return numbers.size() >= count;
  }));
  return numbers;
}

}  // namespace

TEST_CASE("no more requests are answered at once than have a turn, and all are answered", "[serve]") {
  std::atomic<int> running = 0, most = 0;
  WorkerPool pool(8, Turns(2, 1h), [&](const std::string& request) {
    const int now = ++running;
    for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
    }
    std::this_thread::yield();
    --running;
    return request;
  });
  for (std::uint64_t number = 0; number < 500; ++number) add(pool, number, "page");
  CHECK(answered(pool, 500).size() == 500);
  CHECK(most <= 2);
  CHECK(pool.stop());
}

TEST_CASE("no request waits for long ones, as long as a worker is free", "[serve]") {
  std::counting_semaphore<> end_of_long(0);
  WorkerPool pool(4, Turns(1, 1ms), [&](const std::string& request) {
    if (request == "long") end_of_long.acquire();
    return request;
  });
  for (std::uint64_t number = 0; number < 3; ++number) add(pool, number, "long");
  for (std::uint64_t number = 10; number < 30; ++number) add(pool, number, "short");
  const auto first = answered(pool, 20);
  CHECK(first.size() == 20);
  CHECK(*first.begin() == 10);
  end_of_long.release(3);
  CHECK(answered(pool, 3) == std::set<std::uint64_t>{0, 1, 2});
  CHECK(pool.stop());
}
