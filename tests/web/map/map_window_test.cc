#include "web/map/map_window.h"

#include <vector>

#include "tests/support/catch.h"
#include "web/map/map_projection.h"

using namespace fihris;

namespace {

constexpr GeoPoint on_the_nile{3'000, 3'100}, on_the_tigris{3'330, 4'440}, on_the_thames{5'150, -10},
    on_the_hudson{4'070, -7'400}, in_the_pacific{-1'800, 17'900}, in_the_north{7'822, 1'565};

double form_of(const GeoBox& box) {
  return map_width / MapProjection(box).height();
}

}  // namespace

TEST_CASE("a map shows all places in the Arab world where most articles speak of it", "[map]") {
  const GeoBox box = window_of({{on_the_nile, 40}, {on_the_tigris, 30}, {on_the_hudson, 70}});
  CHECK(box.contains(on_the_nile));
  CHECK(box.contains(on_the_tigris));
  CHECK_FALSE(box.contains(on_the_hudson));
}

TEST_CASE("a map shows all places where most articles speak of others", "[map]") {
  const GeoBox box = window_of({{on_the_hudson, 41}, {on_the_nile, 20}, {on_the_tigris, 20}});
  CHECK(box.contains(on_the_nile));
  CHECK(box.contains(on_the_hudson));
  CHECK_FALSE(box.contains(in_the_pacific));
}

TEST_CASE("every map has the form of the drawing and something around its places", "[map]") {
  const std::vector<std::vector<MapPoint>> lists = {
      {{on_the_nile, 1}},
      {{on_the_thames, 1}},
      {{on_the_nile, 1}, {on_the_tigris, 1}},
      {{on_the_thames, 1}, {on_the_hudson, 1}},
      {{{3'000, 3'100}, 1}, {{-100, 3'100}, 1}},
      {{{3'000, -1'000}, 1}, {{3'000, 6'000}, 1}},
      {},
  };
  for (const auto& points : lists) {
    const GeoBox box = window_of(points);
    INFO(box.west << ' ' << box.south << ' ' << box.east << ' ' << box.north);
    CHECK(form_of(box) == Approx(map_width / map_height).epsilon(0.02));
    CHECK(box.north - box.south >= 800);
    for (const MapPoint& each : points) {
      CHECK(each.point.longitude - box.west > 50);
      CHECK(box.east - each.point.longitude > 50);
      CHECK(each.point.latitude - box.south > 50);
      CHECK(box.north - each.point.latitude > 50);
    }
  }
}

TEST_CASE("no map leaves the world", "[map]") {
  for (const auto& points :
       std::vector<std::vector<MapPoint>>{{{in_the_pacific, 1}},
                                          {{in_the_north, 1}},
                                          {{in_the_pacific, 1}, {on_the_hudson, 1}},
                                          {{{9'000, 18'000}, 1}, {{-9'000, -18'000}, 1}}}) {
    const GeoBox box = window_of(points);
    INFO(box.west << ' ' << box.south << ' ' << box.east << ' ' << box.north);
    CHECK(box.west >= whole_world.west);
    CHECK(box.east <= whole_world.east);
    CHECK(box.south >= whole_world.south);
    CHECK(box.north <= whole_world.north);
    CHECK(box.west < box.east);
    CHECK(box.south < box.north);
  }
}

TEST_CASE("places without articles have a map too", "[map]") {
  CHECK(window_of({{on_the_nile, 0}}).contains(on_the_nile));
  CHECK(window_of({{on_the_hudson, 0}}).contains(on_the_hudson));
}
