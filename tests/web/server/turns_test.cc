#include "web/server/turns.h"

#include "tests/support/catch.h"

using namespace fihris;
using namespace std::chrono_literals;

namespace {

constexpr Turns::Time start{};

}  // namespace

TEST_CASE("as many jobs have their turn at once as there are processors", "[serve]") {
  Turns turns(2, 100ms);
  CHECK(turns.may_begin(start));
  const auto first = turns.begin(start);
  CHECK(turns.may_begin(start));
  turns.begin(start + 10ms);
  CHECK_FALSE(turns.may_begin(start + 20ms));
  turns.end(first);
  CHECK(turns.may_begin(start + 20ms));
}

TEST_CASE("a job that takes long leaves its turn to others, when that is so", "[serve]") {
  Turns turns(2, 100ms);
  turns.begin(start);
  const auto second = turns.begin(start + 30ms);
  CHECK(turns.next_turn(start + 40ms) == start + 100ms);
  CHECK_FALSE(turns.may_begin(start + 99ms));
  CHECK(turns.may_begin(start + 100ms));
  CHECK_FALSE(turns.next_turn(start + 100ms));
  turns.begin(start + 100ms);
  CHECK_FALSE(turns.may_begin(start + 110ms));
  CHECK(turns.next_turn(start + 110ms) == start + 130ms);
  turns.end(second);
  CHECK(turns.may_begin(start + 110ms));
  turns.begin(start + 110ms);
  CHECK(turns.next_turn(start + 120ms) == start + 200ms);
}
