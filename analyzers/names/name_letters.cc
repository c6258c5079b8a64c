#include "analyzers/names/name_letters.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "analyzers/spelling_data.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/table_reader.h"

namespace fihris {
namespace {

constexpr double scale = 10;  // of the scores in the table
constexpr std::size_t first_letter = 2;
constexpr std::size_t codes = letter::yeh - letter::hamza + 1 + first_letter;
constexpr std::size_t boundary_before = 0, boundary_after = 1;

std::size_t code_of(char32_t letter) {
  return letter - letter::hamza + first_letter;
}

class LetterTable {
 public:
  LetterTable() : scores_(codes * codes * codes) {
    for (const auto& row : table_rows(spelling_data::name_letters)) read_row(row[0], row[1]);
  }

  std::int8_t score(std::size_t a, std::size_t b, std::size_t c) const {
    return scores_[(a * codes + b) * codes + c];
  }

 private:
  /// The code of the first character, which is taken off.
  static std::size_t take_code(std::string_view& text) {
    if (text.starts_with('^') || text.starts_with('$')) {
      const std::size_t code = text.front() == '^' ? boundary_before : boundary_after;
      text.remove_prefix(1);
      return code;
    }
    const std::size_t code = code_of(letter_at(text, 0));
    text.remove_prefix(letter_bytes);
    return code;
  }

  void read_row(std::string_view pair, std::string_view scores) {
    const std::size_t a = take_code(pair);
    const std::size_t b = take_code(pair);
    while (!scores.empty()) {
      const std::size_t c = take_code(scores);
      const auto [end, error] =
          std::from_chars(scores.data(), scores.data() + scores.size(), scores_[(a * codes + b) * codes + c]);
      scores.remove_prefix(static_cast<std::size_t>(end - scores.data()));
      if (!scores.empty()) scores.remove_prefix(1);
    }
  }

  std::vector<std::int8_t> scores_;
};

}  // namespace

double name_likeness(std::string_view word) {
  static const LetterTable table;
  if (!is_arabic_word(word)) return 0;
  std::size_t before = boundary_before;
  std::size_t last = boundary_before;
  int sum = 0;
  for (std::size_t i = 0; i <= letter_count(word); ++i) {
    std::size_t code = boundary_after;
    if (i < letter_count(word)) {
      const char32_t letter = letter_at(word, i);
      if (letter < letter::hamza || letter > letter::yeh) return 0;
      code = code_of(letter);
    }
    if (i > 0) sum += table.score(before, last, code);
    before = last;
    last = code;
  }
  return sum / scale;
}

}  // namespace fihris
