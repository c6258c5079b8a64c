#include "indexer/readers/pdf/pdf_title.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <unicode/uchar.h>

#include "analyzers/words/tokenizer.h"
#include "analyzers/words/utf8.h"
#include "indexer/articles/article.h"
#include "indexer/readers/pdf/median.h"
#include "indexer/readers/pdf/visual_order.h"

namespace fihris {
namespace {

constexpr double larger_than_text = 1.1;
constexpr double as_large = 0.9;
constexpr std::size_t most_title_lines = 3;

bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

std::size_t letters_in(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) letters += is_letter(next_character(text, at));
  return letters;
}

/// The share of letters of right-to-left scripts is at least half.
bool is_right_to_left(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) letters += is_right_to_left_letter(next_character(text, at));
  return letters * 2 >= letters_in(text);
}

}  // namespace

std::string largest_text(const std::vector<Glyph>& page) {
  std::vector<double> sizes;
  double largest = 0;
  for (const auto& glyph : page) {
    if (!is_letter(glyph.character)) continue;
    sizes.push_back(glyph.font_size);
    largest = std::max(largest, glyph.font_size);
  }
  if (largest < median(std::move(sizes), largest) * larger_than_text) return {};
  std::vector<Glyph> large;
  std::copy_if(page.begin(), page.end(), std::back_inserter(large),
               [&](const Glyph& glyph) { return glyph.font_size >= largest * as_large; });
  std::string title;
  std::size_t lines = 0;
  for (const auto& line : lay_out(std::move(large))) {
    if (letters_in(line) == 0) {
      if (lines > 0) break;  // a dash alone parts a title from what stands below it
      continue;
    }
    if (++lines > most_title_lines) return {};
    title.append(title.empty() ? "" : " ").append(line);
  }
  if (title.size() > max_title_bytes || letters_in(title) < 3) return {};
  return title;
}

bool may_name(const std::string& title, const std::string& page) {
  if (is_right_to_left(title) == is_right_to_left(page)) return true;
  std::unordered_set<std::string> words;
  Token token;
  for (Tokenizer tokenizer(page); tokenizer.next(token);) words.insert(token.term);
  for (Tokenizer tokenizer(title); tokenizer.next(token);) {
    if (!words.contains(token.term)) return false;
  }
  return true;
}

}  // namespace fihris
