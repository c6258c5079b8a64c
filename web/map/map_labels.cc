#include "web/map/map_labels.h"

#include <algorithm>

namespace fihris {
namespace {

constexpr double letter_width = 0.6;  // of the size of the font, on average or more
constexpr double ascent = 0.9;
constexpr double descent = 0.4;

struct Rectangle {
  double left, right, top, bottom;

  bool touches(const Rectangle& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

double letters(const std::string& name) {
  return static_cast<double>(
      std::count_if(name.begin(), name.end(), [](unsigned char byte) { return (byte & 0xC0U) != 0x80; }));
}

}  // namespace

std::vector<PlacedLabel> placed_labels(const std::vector<MapLabel>& circles, const LabelStyle& style,
                                       double height) {
  std::vector<PlacedLabel> placed;
  std::vector<Rectangle> taken;
  for (std::size_t i = 0; i < circles.size() && placed.size() < style.most; ++i) {
    const MapLabel& circle = circles[i];
    const double half = letters(circle.name) * letter_width * style.font_size / 2;
    const double above = circle.at.y - circle.radius - descent * style.font_size;
    const double below = circle.at.y + circle.radius + ascent * style.font_size;
    for (const double base : {above, below}) {
      const Rectangle box{circle.at.x - half, circle.at.x + half, base - ascent * style.font_size,
                          base + descent * style.font_size};
      if (box.left < 0 || box.right > map_width || box.top < 0 || box.bottom > height) continue;
      if (std::any_of(taken.begin(), taken.end(), [&](const Rectangle& other) { return box.touches(other); }))
        continue;
      taken.push_back(box);
      placed.push_back({i, circle.at.x, base});
      break;
    }
  }
  return placed;
}

}  // namespace fihris
