#include "indexer/readers/pdf/page_picture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <unicode/uchar.h>

#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

/// What tesseract was taught with.
constexpr double wanted_resolution = 300;
constexpr double least_resolution = 10;
/// Of A3, nearly; in points. Each takes a byte here and in what is sent.
constexpr double most_points = 16e6;
constexpr double points_an_inch = 72;
/// Pages of one colour have not so much between their darkest and their lightest point.
constexpr int least_contrast = 40;

/// Text of fewer letters is perhaps a line that a scanner has put over the page.
constexpr std::size_t least_letters = 100;
/// Of so many letters one that is none spoils the text.
constexpr std::size_t letters_for_one_unknown = 5;

struct LetterCount {
  std::size_t letters = 0;
  std::size_t unknown = 0;
};

LetterCount count_letters(const std::string& text) {
  constexpr char32_t replacement = 0xFFFD;
  LetterCount count;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    const auto type = u_charType(static_cast<UChar32>(c));
    count.letters += u_isalpha(static_cast<UChar32>(c)) != 0;
    count.unknown += c == replacement || type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED;
  }
  return count;
}

/// The bytes of a picture of shades of grey, without what fills its rows up.
std::string to_pgm(const poppler::image& image) {
  const auto width = static_cast<std::size_t>(image.width());
  std::string pgm = "P5\n" + std::to_string(image.width()) + ' ' + std::to_string(image.height()) + "\n255\n";
  pgm.reserve(pgm.size() + width * static_cast<std::size_t>(image.height()));
  for (int y = 0; y < image.height(); ++y)
    pgm.append(image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row(), width);
  return pgm;
}

bool is_blank(const poppler::image& image) {
  int darkest = 255;
  int lightest = 0;
  for (int y = 0; y < image.height(); ++y) {
    const char* row = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    for (int x = 0; x < image.width(); ++x) {
      const int shade = static_cast<unsigned char>(row[x]);
      darkest = std::min(darkest, shade);
      lightest = std::max(lightest, shade);
    }
  }
  return lightest - darkest < least_contrast;
}

}  // namespace

PagePicture draw(const poppler::page& page) {
  const poppler::rectf size = page.page_rect();
  const double square_inches = size.width() / points_an_inch * (size.height() / points_an_inch);
  if (!std::isfinite(square_inches) || square_inches <= 0) return {};
  const double resolution = std::floor(std::min(wanted_resolution, std::sqrt(most_points / square_inches)));
  if (resolution < least_resolution) return {};
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  const poppler::image image = renderer.render_page(&page, resolution, resolution);
  if (!image.is_valid() || image.format() != poppler::image::format_gray8 || is_blank(image)) return {};
  return {to_pgm(image), static_cast<unsigned>(resolution)};
}

bool lacks_text(const std::string& text) {
  const LetterCount count = count_letters(text);
  return count.letters < least_letters || count.unknown * letters_for_one_unknown > count.letters;
}

bool says_more(const std::string& read, const std::string& text) {
  const LetterCount of_text = count_letters(text);
  const std::size_t known = of_text.letters - std::min(of_text.letters, of_text.unknown);
  return count_letters(read).letters > known;
}

}  // namespace fihris
