#include "web/map/outlines.h"

#include <algorithm>
#include <cstdlib>

#include "analyzers/error.h"
#include "analyzers/places/gazetteer.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

/// Whether a line to the east of a point crosses a ring an odd number of times.
bool surrounds(const GeoLine& ring, const GeoPoint& point) {
  bool inside = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GeoPoint &from = ring[i], &to = ring[(i + 1) % ring.size()];
    if ((from.latitude > point.latitude) == (to.latitude > point.latitude)) continue;
    const double crossing = from.longitude + static_cast<double>(point.latitude - from.latitude) /
                                                 (to.latitude - from.latitude) *
                                                 (to.longitude - from.longitude);
    if (crossing > point.longitude) inside = !inside;
  }
  return inside;
}

bool is_land(const GeoPoint& point) {
  const auto& land = outlines().land;
  return std::count_if(land.begin(), land.end(),
                       [&](const GeoLine& ring) { return surrounds(ring, point); }) %
             2 ==
         1;
}

}  // namespace

TEST_CASE("outlines are read as a first point and steps", "[map]") {
  const Outlines read = read_outlines("# a comment\nland\t100 200 5 -5 -10 0\nborder\t-1 -2 3 4\n");
  REQUIRE(read.land.size() == 1);
  CHECK(read.land[0] == GeoLine{{200, 100}, {195, 105}, {195, 95}});
  REQUIRE(read.borders.size() == 1);
  CHECK(read.borders[0] == GeoLine{{-2, -1}, {2, 2}});
}

TEST_CASE("outlines that are not what the tool writes are refused with their line", "[map]") {
  for (const char* table :
       {"land 1 2\n", "lake\t1 2\n", "land\t1 x\n", "land\t1\n", "land\t1 2 3\n", "land\t18001 0\n",
        "border\t0 9001\n", "border\t17000 0 1001 0\n", "border\t99999999999 0\n"}) {
    INFO(table);
    CHECK_THROWS_WITH(read_outlines(std::string("# first\n") + table), Catch::Contains("outlines.tsv:2: "));
  }
}

TEST_CASE("the middles of countries are on land and the seas are not", "[map]") {
  for (const char* id : {"EG", "SA", "SY", "IQ", "MA", "SO", "LB", "PS", "US", "AU", "BR", "RU"}) {
    INFO(id);
    const auto point = Gazetteer().point(Gazetteer().by_id(id)->number);
    REQUIRE(point);
    CHECK(is_land(*point));
  }
  for (const GeoPoint& sea :
       {GeoPoint{3'400, 1'900}, {2'000, 3'850}, {4'200, 5'050}, {0, -3'000}, {2'700, 5'100}}) {
    INFO(sea.latitude << ' ' << sea.longitude);
    CHECK_FALSE(is_land(sea));
  }
}

TEST_CASE("no outline runs across the whole map, as one that crosses the 180th meridian would", "[map]") {
  std::size_t points = 0;
  for (const auto* lines : {&outlines().land, &outlines().borders}) {
    for (const GeoLine& line : *lines) {
      for (std::size_t i = 1; i < line.size(); ++i, ++points)
        CHECK(std::abs(line[i].longitude - line[i - 1].longitude) < 4'000);
    }
  }
  CHECK(points > 5'000);
}
