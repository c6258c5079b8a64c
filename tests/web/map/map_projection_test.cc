#include "web/map/map_projection.h"

#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// 20 degrees wide and 10 high, around the equator: nothing shrinks.
constexpr GeoBox at_equator{0, -500, 2'000, 500};

}  // namespace

TEST_CASE("a map has its west on the left and its north above", "[map]") {
  const MapProjection projection(at_equator);
  struct Row {
    GeoPoint point;
    double x, y;
  };
  const Row rows[] = {{{500, 0}, 0, 0},
                      {{500, 2'000}, 640, 0},
                      {{-500, 0}, 0, 320},
                      {{0, 1'000}, 320, 160},
                      {{-250, 500}, 160, 240}};
  for (const Row& row : rows) {
    INFO(row.point.latitude << ' ' << row.point.longitude);
    const DrawnPoint drawn = projection.drawn(row.point);
    CHECK(drawn.x == Approx(row.x).margin(0.01));
    CHECK(drawn.y == Approx(row.y).margin(0.01));
  }
  CHECK(projection.height() == Approx(320));
}

TEST_CASE("a degree is as long to the east as to the north in the middle of the map", "[map]") {
  const MapProjection projection({0, 5'500, 1'000, 6'500});  // at 60 degrees a parallel is half as long
  CHECK(projection.shrinking() == Approx(0.5));
  CHECK(projection.height() == Approx(2 * map_width));
}

TEST_CASE("a path has steps in tenths and leaves out what is not seen, but not the end of a line", "[map]") {
  const MapProjection projection(at_equator);  // 3.2 tenths for a hundredth of a degree
  CHECK(projection.path({{500, 0}, {500, 100}, {400, 100}}, false) == "M0 0l320 0l0 320");
  CHECK(projection.path({{500, 0}, {499, 1}, {500, 100}, {400, 100}}, true) == "M0 0l320 0l0 320z");
  CHECK(projection.path({{500, 0}, {500, 100}, {499, 100}}, false) == "M0 0l320 0l0 3");
  CHECK(projection.path({{500, 0}, {400, 0}, {500, 100}}, false) == "M0 0l0 320l320-320");
}

TEST_CASE("what is a point on the map has no path", "[map]") {
  const MapProjection projection(at_equator);
  CHECK(projection.path({}, true).empty());
  CHECK(projection.path({{0, 0}}, false).empty());
  CHECK(projection.path({{0, 0}, {0, 0}}, false).empty());
  CHECK(projection.path({{0, 0}, {1, 1}, {1, 0}}, true).empty());
}
