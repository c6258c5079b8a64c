#include "web/map/map_labels.h"

#include "tests/support/catch.h"

using namespace fihris;

namespace {

constexpr LabelStyle style{10, 3};

std::vector<std::size_t> numbers_of(const std::vector<PlacedLabel>& labels) {
  std::vector<std::size_t> numbers;
  for (const PlacedLabel& label : labels) numbers.push_back(label.number);
  return numbers;
}

}  // namespace

TEST_CASE("a name is written above its circle, or below where another or the edge is in the way", "[map]") {
  const auto alone = placed_labels({{"Alpha", {100, 100}, 5}}, style, 400);
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].x == 100);
  CHECK(alone[0].y < 95);
  const auto at_the_top = placed_labels({{"Alpha", {100, 8}, 5}}, style, 400);
  REQUIRE(at_the_top.size() == 1);
  CHECK(at_the_top[0].y > 13);
  const auto two = placed_labels({{"Alpha", {100, 100}, 5}, {"Beta", {105, 100}, 5}}, style, 400);
  REQUIRE(two.size() == 2);
  CHECK(two[0].y < 95);
  CHECK(two[1].y > 105);
}

TEST_CASE("names that find no room are left out, the first of the list last", "[map]") {
  std::vector<MapLabel> circles(5, MapLabel{"Alpha", {100, 100}, 5});
  circles.push_back({"Omega", {300, 100}, 5});
  CHECK(numbers_of(placed_labels(circles, style, 400)) == std::vector<std::size_t>{0, 1, 5});
  CHECK(placed_labels({{"Alpha", {5, 100}, 5}}, style, 400).empty());
  CHECK(placed_labels({{"Alpha", {636, 100}, 5}}, style, 400).empty());
}

TEST_CASE("there are no more names than the style allows", "[map]") {
  std::vector<MapLabel> circles;
  for (int i = 0; i < 6; ++i) circles.push_back({"Alpha", {100, 40.0 + 50 * i}, 2});
  CHECK(numbers_of(placed_labels(circles, style, 400)) == std::vector<std::size_t>{0, 1, 2});
}
