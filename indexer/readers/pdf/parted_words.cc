#include "indexer/readers/pdf/parted_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "indexer/readers/pdf/visual_order.h"

namespace fihris {
namespace {

/// Words of larger documents are not counted: they have enough that are whole.
constexpr std::size_t most_words = 1u << 20;

bool does_not_join(char32_t c) {
  static constexpr std::array letters = {letter::alef,
                                         letter::alef_hamza_above,
                                         letter::alef_hamza_below,
                                         letter::alef_madda,
                                         letter::dal,
                                         letter::thal,
                                         letter::ra,
                                         letter::zay,
                                         letter::waw,
                                         letter::waw_hamza};
  return std::find(letters.begin(), letters.end(), c) != letters.end();
}

/// A word of a line.
struct Word {
  std::string_view text;  ///< empty if it has other letters than those written from right to left
  std::size_t begin;      ///< in the line
};

bool is_of_letters(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_right_to_left_letter(next_character(word, at))) return false;
  }
  return !word.empty();
}

std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < line.size();) {
    const auto end = std::min(line.find(' ', at), line.size());
    const auto word = line.substr(at, end - at);
    words.push_back({is_of_letters(word) ? word : std::string_view(), at});
    at = end + 1;
  }
  return words;
}

bool may_be_parts(const Word& first, const Word& second) {
  if (first.text.empty() || second.text.empty()) return false;
  const std::u32string letters = to_utf32(first.text);
  // The word for "and" stands alone in many a text.
  if (letters.size() == 1 && letters.front() == letter::waw) return false;
  return does_not_join(letters.back());
}

struct Count {
  std::size_t all = 0;
  std::size_t as_part = 0;  ///< of a word that is there as a whole, too
};

}  // namespace

std::size_t join_words(std::vector<std::vector<std::string>>& pages) {
  std::unordered_map<std::string, Count> counts;
  std::size_t words = 0;
  for (const auto& page : pages) {
    for (const auto& line : page) {
      for (const auto& word : words_of(line)) {
        if (word.text.empty()) continue;
        if (++words > most_words) return 0;
        ++counts[std::string(word.text)].all;
      }
    }
  }
  const auto for_each_pair = [&](const std::string& line, const auto& found) {
    const std::vector<Word> of_line = words_of(line);
    for (std::size_t i = 1; i < of_line.size(); ++i) {
      if (!may_be_parts(of_line[i - 1], of_line[i])) continue;
      const std::string first(of_line[i - 1].text);
      const std::string second(of_line[i].text);
      if (counts.contains(first + second)) found(counts[first], counts[second], of_line[i].begin - 1);
    }
  };
  for (const auto& page : pages) {
    for (const auto& line : page) {
      for_each_pair(line, [](Count& first, Count& second, std::size_t) {
        ++first.as_part;
        ++second.as_part;
      });
    }
  }
  std::size_t joined = 0;
  for (auto& page : pages) {
    for (auto& line : page) {
      std::string whole;
      std::size_t taken = 0;
      for_each_pair(line, [&](const Count& first, const Count& second, std::size_t blank) {
        if (first.all != first.as_part || second.all != second.as_part) return;
        whole.append(line, taken, blank - taken);
        taken = blank + 1;
        ++joined;
      });
      if (taken > 0) line = whole.append(line, taken);
    }
  }
  return joined;
}

}  // namespace fihris
