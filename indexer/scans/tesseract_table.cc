#include "indexer/scans/tesseract_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace fihris {
namespace {

constexpr std::size_t columns = 12;
constexpr std::size_t most_pages = 10'000;

/// level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
using Row = std::array<std::string_view, columns>;

enum Column : std::size_t {
  level = 0,
  page = 1,
  block = 2,
  paragraph = 3,
  line = 4,
  confidence = 10,
  text = 11
};

constexpr unsigned page_level = 1;
constexpr unsigned word_level = 5;

bool split(std::string_view cells, Row& row) {
  for (std::size_t i = 0; i + 1 < columns; ++i) {
    const auto tab = cells.find('\t');
    if (tab == cells.npos) return false;
    row[i] = cells.substr(0, tab);
    cells.remove_prefix(tab + 1);
  }
  row.back() = cells;
  return true;
}

unsigned number_in(std::string_view cell) {
  unsigned number = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return number;
}

double percent_in(std::string_view cell) {
  double percent = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), percent);
  return std::isfinite(percent) ? std::clamp(percent, 0.0, 100.0) : 0.0;
}

std::size_t letters_of(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(
      word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Puts the words of a page together.
class PageWriter {
 public:
  void add(const Row& row) {
    const std::string_view word = row[text];
    if (word.find_first_not_of(' ') == word.npos) return;
    const std::array place{number_in(row[block]), number_in(row[paragraph]), number_in(row[line])};
    if (!page_.text.empty()) {
      const bool is_same_paragraph = place[0] == place_[0] && place[1] == place_[1];
      page_.text += !is_same_paragraph ? "\n\n" : place[2] == place_[2] ? " " : "\n";
    }
    page_.text += word;
    place_ = place;
    const std::size_t letters = letters_of(word);
    letters_ += letters;
    sum_ += percent_in(row[confidence]) * static_cast<double>(letters);
  }

  PicturePage finish() {
    if (letters_ > 0)
      page_.confidence = static_cast<unsigned>(std::lround(sum_ / static_cast<double>(letters_)));
    if (page_.confidence < least_confidence) page_.text.clear();
    return std::move(page_);
  }

 private:
  PicturePage page_;
  std::array<unsigned, 3> place_{};
  std::size_t letters_ = 0;
  double sum_ = 0;
};

}  // namespace

std::vector<PicturePage> read_tesseract_table(std::string_view table) {
  std::vector<PageWriter> writers;
  unsigned number = 0;
  while (!table.empty()) {
    const auto end = std::min(table.find('\n'), table.size());
    Row row;
    const bool is_row = split(table.substr(0, end), row);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (!is_row) continue;
    const unsigned row_level = number_in(row[level]);
    if (row_level != page_level && row_level != word_level) continue;
    if (writers.empty() || number_in(row[page]) != number) {
      if (writers.size() == most_pages) break;
      writers.emplace_back();
      number = number_in(row[page]);
    }
    if (row_level == word_level) writers.back().add(row);
  }
  std::vector<PicturePage> pages;
  for (auto& writer : writers) pages.push_back(writer.finish());
  return pages;
}

}  // namespace fihris
