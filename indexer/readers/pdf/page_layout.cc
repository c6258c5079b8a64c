#include "indexer/readers/pdf/page_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>

#include <unicode/uchar.h>

#include "analyzers/words/utf8.h"
#include "indexer/readers/pdf/median.h"
#include "indexer/readers/pdf/visual_order.h"

namespace fihris {
namespace {

// In the size of the font.
constexpr double least_blank = 0.12;
constexpr double widest_blank = 0.6;
constexpr double usual_blank = 0.25;
constexpr double column_gap = 1.5;
constexpr double column_height = 3;
constexpr double line_distance = 0.45;
constexpr double shadow_distance = 0.15;

/// More lines at one height than this are no columns.
constexpr std::size_t most_lines_beside = 50;

/// A page is cut into blocks so often; what is left is read line by line.
constexpr std::size_t most_cuts = 200;

using Glyphs = std::vector<Glyph>;

double middle(const Glyph& glyph) {
  return (glyph.top + glyph.bottom) / 2;
}
double centre(const Glyph& glyph) {
  return (glyph.left + glyph.right) / 2;
}

bool is_sign(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

double median_size(const Glyphs& glyphs) {
  std::vector<double> sizes;
  sizes.reserve(glyphs.size());
  for (const auto& glyph : glyphs) sizes.push_back(glyph.font_size);
  return median(std::move(sizes), 0);
}

/// The widest stretch between `from` and `to` of the glyphs that none of them covers: its middle and its
/// width.
template <typename From, typename To>
std::pair<double, double> widest_gap(Glyphs& glyphs, From from, To to) {
  std::sort(glyphs.begin(), glyphs.end(), [&](const Glyph& a, const Glyph& b) { return from(a) < from(b); });
  double covered = to(glyphs.front());
  std::pair<double, double> widest{0, 0};
  for (const auto& glyph : glyphs) {
    if (from(glyph) - covered > widest.second) widest = {(from(glyph) + covered) / 2, from(glyph) - covered};
    covered = std::max(covered, to(glyph));
  }
  return widest;
}

bool is_mostly_right_to_left(const Glyphs& glyphs) {
  const auto count = std::count_if(glyphs.begin(), glyphs.end(),
                                   [](const Glyph& g) { return is_right_to_left_letter(g.character); });
  return static_cast<std::size_t>(count) * 2 >= glyphs.size();
}

/// A line from left to right.
using Line = Glyphs;

/// The lines of a block without columns, from top to bottom.
void append_lines(Glyphs glyphs, std::vector<Line>& lines) {
  std::sort(glyphs.begin(), glyphs.end(),
            [](const Glyph& a, const Glyph& b) { return middle(a) < middle(b); });
  for (std::size_t begin = 0; begin < glyphs.size();) {
    std::size_t end = begin + 1;
    while (end < glyphs.size() &&
           middle(glyphs[end]) - middle(glyphs[end - 1]) < line_distance * glyphs[end].font_size &&
           middle(glyphs[end]) - middle(glyphs[begin]) < glyphs[begin].font_size)
      ++end;
    Line line(glyphs.begin() + static_cast<std::ptrdiff_t>(begin),
              glyphs.begin() + static_cast<std::ptrdiff_t>(end));
    std::sort(line.begin(), line.end(), [](const Glyph& a, const Glyph& b) { return centre(a) < centre(b); });
    // A shadow is the same letter, drawn once more beside itself.
    line.erase(std::unique(line.begin(), line.end(),
                           [](const Glyph& a, const Glyph& b) {
                             return a.character == b.character &&
                                    std::abs(centre(a) - centre(b)) < shadow_distance * a.font_size;
                           }),
               line.end());
    lines.push_back(std::move(line));
    begin = end;
  }
}

/// The lines of a page: it is cut where a stretch from top to bottom is empty, between columns, else where
/// the widest stretch from left to right is, and so on.
std::vector<Line> lines_of(Glyphs page) {
  std::vector<Line> lines;
  std::vector<Glyphs> blocks;  // the next one last
  blocks.push_back(std::move(page));
  const double em = median_size(blocks.back());
  const bool right_first = is_mostly_right_to_left(blocks.back());
  std::size_t cuts = 0;
  while (!blocks.empty()) {
    Glyphs block = std::move(blocks.back());
    blocks.pop_back();
    const auto [top, bottom] = std::minmax_element(
        block.begin(), block.end(), [](const Glyph& a, const Glyph& b) { return middle(a) < middle(b); });
    if (++cuts > most_cuts || middle(*bottom) - middle(*top) < column_height * em) {
      append_lines(std::move(block), lines);
      continue;
    }
    const auto column = widest_gap(
        block, [](const Glyph& g) { return g.left; }, [](const Glyph& g) { return g.right; });
    const bool is_column = column.second > column_gap * em;
    const auto row =
        is_column ? column
                  : widest_gap(
                        block, [](const Glyph& g) { return g.top; }, [](const Glyph& g) { return g.bottom; });
    if (row.second <= 0) {
      append_lines(std::move(block), lines);
      continue;
    }
    const auto second = std::partition(block.begin(), block.end(), [&](const Glyph& g) {
      if (!is_column) return g.top < row.first;
      return right_first ? g.left > column.first : g.left < column.first;
    });
    blocks.emplace_back(second, block.end());
    block.erase(second, block.end());
    blocks.push_back(std::move(block));
  }
  return lines;
}

/// Where the signs of a page belong: for each the line and the place in it.
class SignPlacer {
 public:
  explicit SignPlacer(const std::vector<Line>& lines) : lines_(lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      double sum = 0;
      for (const auto& glyph : lines[i]) sum += middle(glyph);
      middles_.emplace_back(sum / static_cast<double>(lines[i].size()), i);
    }
    std::sort(middles_.begin(), middles_.end());
  }

  /// A sign is put down before or behind the place where it is seen: by how much depends on the font. The
  /// right distance, in its size, gives no letter two vowels.
  double choose_shift(const Glyphs& signs) const {
    double best = 0;
    std::size_t best_faults = std::numeric_limits<std::size_t>::max();
    for (int step = -4; step <= 10; ++step) {
      const double shift = step * 0.05;
      std::vector<std::pair<std::size_t, std::size_t>> taken;
      std::size_t faults = 0;
      for (const auto& sign : signs) {
        const auto place = place_of(sign, shift);
        if (!place) continue;
        const Glyph& letter = lines_[place->first][place->second];
        const double at = centre(sign) + shift * sign.font_size;
        if (at < letter.left || at > letter.right) ++faults;
        if (sign.character != shadda) taken.push_back(*place);
      }
      std::sort(taken.begin(), taken.end());
      for (std::size_t i = 1; i < taken.size(); ++i) faults += taken[i] == taken[i - 1];
      const bool is_nearer = faults == best_faults && std::abs(shift) < std::abs(best);
      if (faults < best_faults || is_nearer) {
        best = shift;
        best_faults = faults;
      }
    }
    return best;
  }

  /// Nothing if there are no letters at its height: those of its line are drawn without a text.
  std::optional<std::pair<std::size_t, std::size_t>> place_of(const Glyph& sign, double shift) const {
    const double x = centre(sign) + shift * sign.font_size;
    const double y = middle(sign);
    // Among the lines at this height (columns have several) the one with the nearest letter.
    std::optional<std::pair<std::size_t, std::size_t>> best;
    double best_distance = std::numeric_limits<double>::max();
    const auto first =
        std::lower_bound(middles_.begin(), middles_.end(), std::pair(y - sign.font_size, std::size_t{0}));
    std::size_t tried = 0;
    for (auto line = first;
         line != middles_.end() && line->first < y + sign.font_size && tried < most_lines_beside;
         ++line, ++tried) {
      const Line& letters = lines_[line->second];
      auto letter = std::lower_bound(letters.begin(), letters.end(), x,
                                     [](const Glyph& g, double value) { return centre(g) < value; });
      for (int i = 0; i < 2; ++i) {
        if (letter != letters.end()) {
          const double outside = std::max({letter->left - x, x - letter->right, 0.0});
          // Full stops and brackets have no signs, if a letter is near.
          const bool is_letter = u_isalpha(static_cast<UChar32>(letter->character)) != 0;
          const double distance = outside * 10 + std::abs(centre(*letter) - x) / 100 +
                                  std::abs(line->first - y) + (is_letter ? 0 : 10 * sign.font_size);
          if (distance < best_distance) {
            best_distance = distance;
            best = std::pair{line->second, static_cast<std::size_t>(letter - letters.begin())};
          }
        }
        if (letter == letters.begin()) break;
        --letter;
      }
    }
    return best;
  }

 private:
  static constexpr char32_t shadda = 0x651;

  const std::vector<Line>& lines_;
  std::vector<std::pair<double, std::size_t>> middles_;  ///< of the lines, sorted
};

/// How wide a gap must be to be a blank: half of what most are. Letters that do not join leave narrower ones.
double blank_width(const std::vector<Line>& lines) {
  std::vector<double> gaps;
  for (const auto& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const double gap = (line[i].left - line[i - 1].right) / line[i].font_size;
      if (gap > least_blank && gap < widest_blank) gaps.push_back(gap);
    }
  }
  return std::max(least_blank, median(std::move(gaps), usual_blank) / 2);
}

std::u32string text_from_left(const Line& line, const std::vector<std::u32string>& signs, double blank) {
  std::u32string text;
  double end = line.front().left;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i].left - end > blank * line[i].font_size) text += U' ';
    text += line[i].character;
    text += signs[i];
    end = std::max(end, line[i].right);
  }
  return text;
}

/// The text of a line as it is read.
std::string read_line(const Line& line, const std::vector<std::u32string>& signs, double blank) {
  const std::u32string text = text_from_left(line, signs, blank);
  const auto is_letter = [](char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; };
  const auto letters = std::count_if(text.begin(), text.end(), is_letter);
  const auto backward = std::count_if(text.begin(), text.end(), is_right_to_left_letter);
  if (backward == 0) return to_utf8(text);
  if (backward * 2 >= letters) return to_utf8(turned_around(text));
  // In a line from left to right, what is Arabic turns around in its place.
  std::u32string read;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    for (std::size_t i = at; i < text.size() && (!is_letter(text[i]) || is_right_to_left_letter(text[i]));
         ++i) {
      if (is_right_to_left_letter(text[i])) end = i + 1;
    }
    while (end > at && end < text.size() && is_sign(text[end])) ++end;
    if (end == at || !is_right_to_left_letter(text[at])) {
      read += text[at++];
      continue;
    }
    read += turned_around(std::u32string_view(text).substr(at, end - at));
    at = end;
  }
  return to_utf8(read);
}

}  // namespace

std::vector<std::string> lay_out(std::vector<Glyph> glyphs) {
  std::erase_if(glyphs, [](const Glyph& g) {
    return u_isUWhiteSpace(static_cast<UChar32>(g.character)) ||
           u_iscntrl(static_cast<UChar32>(g.character)) ||
           !std::isfinite(g.left + g.right + g.top + g.bottom) || !(g.font_size > 0);
  });
  const auto first_sign = std::stable_partition(glyphs.begin(), glyphs.end(),
                                                [](const Glyph& g) { return !is_sign(g.character); });
  Glyphs signs(first_sign, glyphs.end());
  glyphs.erase(first_sign, glyphs.end());
  if (glyphs.empty()) return {};
  const std::vector<Line> lines = lines_of(std::move(glyphs));
  std::vector<std::vector<std::u32string>> signs_of(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) signs_of[i].resize(lines[i].size());
  if (!signs.empty()) {
    const SignPlacer placer(lines);
    const double shift = placer.choose_shift(signs);
    for (const auto& sign : signs) {
      const auto place = placer.place_of(sign, shift);
      if (!place) continue;
      auto& at_letter = signs_of[place->first][place->second];
      if (at_letter.find(sign.character) == at_letter.npos) at_letter += sign.character;
    }
  }
  std::vector<std::string> read;
  const double blank = blank_width(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) read.push_back(read_line(lines[i], signs_of[i], blank));
  return read;
}

}  // namespace fihris
