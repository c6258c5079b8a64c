#include "web/map/outlines.h"

#include <charconv>
#include <cstdint>
#include <string>

#include "analyzers/error.h"
#include "analyzers/words/separated.h"
#include "web/map/outlines_data.h"

namespace fihris {
namespace {

GeoLine read_line(std::string_view numbers, const std::string& where) {
  GeoLine line;
  int longitude = 0, latitude = 0;
  bool is_longitude = true;
  for (const std::string_view number : split(numbers, ' ')) {
    int step = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), step);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size() || std::abs(step) > 36'000)
      throw Error(where + "no such number; run tools/build_outlines");
    (is_longitude ? longitude : latitude) += step;
    is_longitude = !is_longitude;
    if (!is_longitude) continue;
    if (std::abs(longitude) > 18'000 || std::abs(latitude) > 9'000)
      throw Error(where + "a point that is not on the earth; run tools/build_outlines");
    line.push_back({static_cast<std::int16_t>(latitude), static_cast<std::int16_t>(longitude)});
  }
  if (!is_longitude) throw Error(where + "a point without a latitude; run tools/build_outlines");
  return line;
}

}  // namespace

Outlines read_outlines(std::string_view table) {
  Outlines read;
  const std::vector<std::string_view> lines = split(table, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty() || lines[i].starts_with('#')) continue;
    const std::string where = "outlines.tsv:" + std::to_string(i + 1) + ": ";
    const std::size_t tab = lines[i].find('\t');
    const std::string_view kind = lines[i].substr(0, tab);
    if (tab == std::string_view::npos || (kind != "land" && kind != "border"))
      throw Error(where + "neither land nor border; run tools/build_outlines");
    (kind == "land" ? read.land : read.borders).push_back(read_line(lines[i].substr(tab + 1), where));
  }
  return read;
}

const Outlines& outlines() {
  static const Outlines read = read_outlines(map_data::outlines);
  return read;
}

}  // namespace fihris
