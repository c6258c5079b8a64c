#include "query/passages.h"

#include <algorithm>
#include <optional>

#include "query/characters.h"

namespace fihris {
namespace {

constexpr double new_word = 1.0;
constexpr double word_shown_before = 0.35;  ///< in a better passage
constexpr double repetition = 0.04;
constexpr double neighbours = 0.3;       ///< two different words side by side
constexpr std::size_t side_by_side = 2;  ///< code points at most between their matches

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

/// The worth of a window over matches that slides from left to right.
class Window {
 public:
  Window(const std::vector<WordMatch>& matches, const std::vector<Place>& places,
         const std::vector<bool>& shown)
      : matches_(matches), places_(places), shown_(shown), uses_(shown.size(), 0) {}

  void add(std::size_t i) {
    const std::size_t word = matches_[i].word;
    worth_ += uses_[word]++ == 0 ? first_use(word) : repetition;
    if (size_++ > 0) worth_ += nearness(i - 1);
  }

  void remove_first(std::size_t i) {
    const std::size_t word = matches_[i].word;
    worth_ -= --uses_[word] == 0 ? first_use(word) : repetition;
    if (--size_ > 0) worth_ -= nearness(i);
  }

  double worth() const { return worth_; }

 private:
  double first_use(std::size_t word) const { return shown_[word] ? word_shown_before : new_word; }

  double nearness(std::size_t left) const {
    const bool different = matches_[left].word != matches_[left + 1].word;
    return different && places_[left + 1].begin <= places_[left].end + side_by_side ? neighbours : 0;
  }

  const std::vector<WordMatch>& matches_;
  const std::vector<Place>& places_;
  const std::vector<bool>& shown_;
  std::vector<unsigned> uses_;
  double worth_ = 0;
  std::size_t size_ = 0;
};

}  // namespace

std::vector<Passage> choose_passages(std::string_view text, const std::vector<WordMatch>& matches,
                                     std::size_t count, std::size_t width) {
  const std::vector<Place> places = places_of(text, matches);
  std::size_t words = 0;
  for (const WordMatch& match : matches) words = std::max(words, match.word + 1);
  std::vector<bool> shown(words, false);
  std::vector<bool> taken(matches.size(), false);
  std::vector<Passage> chosen;
  while (chosen.size() < count) {
    std::optional<Passage> best;
    double best_worth = 0;
    Window window(matches, places, shown);
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
    for (std::size_t i = best->first; i <= best->last; ++i) {
      taken[i] = true;
      shown[matches[i].word] = true;
    }
    chosen.push_back(*best);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Passage& a, const Passage& b) { return a.first < b.first; });
  return chosen;
}

}  // namespace fihris
