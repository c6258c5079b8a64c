#include "query/shown/passages.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "query/language/characters.h"

namespace fihris {
namespace {

// Worths, where a query word that stands once in the text is worth 1.
constexpr double word_shown_before = 0.35;  ///< part of a word's worth that is left after a better passage
constexpr double repetition = 0.1;          ///< part of a word's worth for each use after the first
constexpr double neighbours = 0.3;          ///< part of the lesser worth of two words side by side
constexpr double least_worth = 0.1;         ///< of a further passage, as a part of the best one's worth
constexpr std::size_t side_by_side = 2;     ///< code points at most between their matches

/// Where a match lies, in code points.
struct Place {
  std::size_t begin;
  std::size_t end;
};

std::vector<Place> places_of(std::string_view text, const std::vector<WordMatch>& matches) {
  std::vector<Place> places;
  std::size_t bytes = 0;
  std::size_t code_points = 0;
  for (const WordMatch& match : matches) {
    if (match.begin > bytes) {
      code_points += count_code_points(text.substr(bytes, match.begin - bytes));
      bytes = match.begin;
    }
    places.push_back(
        {code_points, code_points + count_code_points(text.substr(match.begin, match.end - match.begin))});
  }
  return places;
}

/// What each query word is worth to a passage: the less, the more often it stands in the text, so that words
/// of grammar do not decide.
std::vector<double> word_worths_of(const std::vector<WordMatch>& matches) {
  std::vector<double> worths;
  for (const WordMatch& match : matches) {
    worths.resize(std::max(worths.size(), match.word + 1), 0);
    ++worths[match.word];
  }
  for (double& worth : worths) worth = 1 / (1 + std::log(std::max(worth, 1.0)));
  return worths;
}

/// The worth of a window over matches that slides from left to right.
class Window {
 public:
  Window(const std::vector<WordMatch>& matches, const std::vector<Place>& places,
         const std::vector<double>& word_worths)
      : matches_(matches), places_(places), word_worths_(word_worths), uses_(word_worths.size(), 0) {}

  void add(std::size_t i) {
    const std::size_t word = matches_[i].word;
    worth_ += uses_[word]++ == 0 ? word_worths_[word] : repetition * word_worths_[word];
    if (size_++ > 0) worth_ += nearness(i - 1);
  }

  void remove_first(std::size_t i) {
    const std::size_t word = matches_[i].word;
    worth_ -= --uses_[word] == 0 ? word_worths_[word] : repetition * word_worths_[word];
    if (--size_ > 0) worth_ -= nearness(i);
  }

  double worth() const { return worth_; }

 private:
  double nearness(std::size_t left) const {
    const std::size_t a = matches_[left].word;
    const std::size_t b = matches_[left + 1].word;
    if (a == b || places_[left + 1].begin > places_[left].end + side_by_side) return 0;
    return neighbours * std::min(word_worths_[a], word_worths_[b]);
  }

  const std::vector<WordMatch>& matches_;
  const std::vector<Place>& places_;
  const std::vector<double>& word_worths_;
  std::vector<unsigned> uses_;
  double worth_ = 0;
  std::size_t size_ = 0;
};

}  // namespace

std::vector<Passage> choose_passages(std::string_view text, const std::vector<WordMatch>& matches,
                                     std::size_t count, std::size_t width) {
  const std::vector<Place> places = places_of(text, matches);
  std::vector<double> word_worths = word_worths_of(matches);
  std::vector<bool> taken(matches.size(), false);
  std::vector<Passage> chosen;
  double enough = 0;
  while (chosen.size() < count) {
    std::optional<Passage> best;
    double best_worth = enough;
    Window window(matches, places, word_worths);
    std::size_t next = 0;  // one past the window
    for (std::size_t first = 0; first < matches.size(); ++first) {
      if (taken[first]) {
        next = first + 1;
        continue;
      }
      next = std::max(next, first);
      while (next < matches.size() && !taken[next] &&
             (next == first || places[next].end <= places[first].begin + width)) {
        window.add(next++);
      }
      if (window.worth() > best_worth + 1e-9) {
        best_worth = window.worth();
        best = Passage{first, next - 1};
      }
      window.remove_first(first);
    }
    if (!best) break;
    if (chosen.empty()) enough = best_worth * least_worth;
    std::set<std::size_t> words;
    for (std::size_t i = best->first; i <= best->last; ++i) {
      taken[i] = true;
      words.insert(matches[i].word);
    }
    for (const std::size_t word : words) word_worths[word] *= word_shown_before;
    chosen.push_back(*best);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Passage& a, const Passage& b) { return a.first < b.first; });
  return chosen;
}

std::vector<Passage> all_passages(std::string_view text, const std::vector<WordMatch>& matches,
                                  std::size_t width) {
  const std::vector<Place> places = places_of(text, matches);
  std::vector<Passage> passages;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const bool fits = !passages.empty() && places[i].end <= places[passages.back().first].begin + width;
    if (fits) {
      passages.back().last = i;
    } else {
      passages.push_back({i, i});
    }
  }
  return passages;
}

}  // namespace fihris
