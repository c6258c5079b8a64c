#include "web/map/clipping.h"

#include <cstdlib>
#include <random>
#include <sstream>
#include <string>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

constexpr GeoBox box{0, 0, 100, 50};

GeoPoint at(int longitude, int latitude) {
  return {static_cast<std::int16_t>(latitude), static_cast<std::int16_t>(longitude)};
}

std::string written(const GeoLine& line) {
  std::ostringstream text;
  for (const GeoPoint& point : line)
    text << (text.tellp() > 0 ? " " : "") << point.longitude << ',' << point.latitude;
  return text.str();
}

std::string written(const std::vector<GeoLine>& lines) {
  std::string text;
  for (const GeoLine& line : lines) text += (text.empty() ? "" : " | ") + written(line);
  return text;
}

/// Twice the area of a ring (Gauss).
long double_area(const GeoLine& ring) {
  long area = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GeoPoint &from = ring[i], &to = ring[(i + 1) % ring.size()];
    area += long{from.longitude} * to.latitude - long{to.longitude} * from.latitude;
  }
  return std::abs(area);
}

}  // namespace

TEST_CASE("a ring is cut at the edges of the box", "[map]") {
  struct Row {
    const char* what;
    GeoLine ring;
    const char* expected;
  };
  const Row rows[] = {
      {"inside", {at(10, 10), at(20, 10), at(20, 20)}, "10,10 20,10 20,20"},
      {"outside, beyond one side", {at(110, 10), at(120, 10), at(120, 20)}, ""},
      {"across the east", {at(90, 10), at(110, 10), at(110, 20), at(90, 20)}, "90,10 100,10 100,20 90,20"},
      {"around all of it", {at(-10, -10), at(110, -10), at(110, 60), at(-10, 60)}, "0,50 0,0 100,0 100,50"},
      {"on the edge", {at(0, 0), at(100, 0), at(100, 50), at(0, 50)}, "0,0 100,0 100,50 0,50"},
      {"nothing", {}, ""},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(written(clipped_ring(row.ring, box)) == row.expected);
  }
}

TEST_CASE("a line is cut into the pieces that are inside of the box", "[map]") {
  struct Row {
    const char* what;
    GeoLine line;
    const char* expected;
  };
  const Row rows[] = {
      {"inside", {at(10, 10), at(20, 10)}, "10,10 20,10"},
      {"through", {at(-50, 25), at(150, 25)}, "0,25 100,25"},
      {"out and in again", {at(90, 10), at(120, 10), at(120, 40), at(90, 40)}, "90,10 100,10 | 100,40 90,40"},
      {"ends outside", {at(50, 25), at(60, 25), at(60, 75)}, "50,25 60,25 60,50"},
      {"past a corner", {at(-10, 45), at(10, 65)}, ""},
      {"beyond", {at(110, 10), at(120, 10)}, ""},
      {"one point", {at(10, 10)}, ""},
      {"nothing", {}, ""},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(written(clipped_line(row.line, box)) == row.expected);
  }
}

TEST_CASE("no cut ring leaves the box or grows, and one of the box's two halves is what the other lacks",
          "[map]") {
  std::mt19937 random(17);
  const auto coordinate = [&](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  for (int turn = 0; turn < 500; ++turn) {
    GeoLine triangle;
    for (int i = 0; i < 3; ++i) triangle.push_back(at(coordinate(-200, 300), coordinate(-100, 150)));
    const GeoLine whole = clipped_ring(triangle, box);
    for (const GeoPoint& point : whole) CHECK(box.contains(point));
    CHECK(double_area(whole) <= double_area(triangle) + 700);
    const long halves = double_area(clipped_ring(triangle, {0, 0, 50, 50})) +
                        double_area(clipped_ring(triangle, {50, 0, 100, 50}));
    CHECK(std::abs(halves - double_area(whole)) <= 700);  // points are rounded to hundredths
  }
}
