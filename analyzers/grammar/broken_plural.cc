#include "analyzers/grammar/broken_plural.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "analyzers/grammar/broken_plural_tables.h"
#include "analyzers/grammar/buckwalter.h"

namespace fihris {
namespace {

using Radicals = std::array<char, 4>;

/// Folding writes a hamza on alef as alef, on other seats as hamza: ra's, ru'us.
bool same_radical(char a, char b) {
  return a == b || (a == 'A' && b == '\'') || (a == '\'' && b == 'A');
}

/// Whether a word has the letters of a pattern; its radicals are checked against those already known, or
/// noted.
bool fits(std::string_view word, std::string_view pattern, Radicals& radicals) {
  if (word.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (pattern[i] < '1' || pattern[i] > '4') {
      if (word[i] != pattern[i]) return false;
      continue;
    }
    const bool is_last = i + 1 == word.size();
    if (is_last && (word[i] == 'h' || (pattern[i] == '4' && word[i] == 'y'))) return false;
    char& radical = radicals[static_cast<std::size_t>(pattern[i] - '1')];
    if (radical == 0) {
      radical = word[i];
    } else if (!same_radical(radical, word[i])) {
      return false;
    }
  }
  return true;
}

/// Tawassul and tawasul: two verbal nouns, not tajriba and tajarib.
bool are_verbal_nouns(std::string_view singular, std::string_view plural) {
  return singular.front() == 't' && singular.back() != 'h' && plural.size() == 5 && plural[2] == 'A';
}

struct ByPlural {
  constexpr bool operator()(const PluralPair& a, const PluralPair& b) const { return a.plural < b.plural; }
};

static_assert(std::is_sorted(known_plurals.begin(), known_plurals.end(), ByPlural()));

/// The pairs of the list with this plural.
std::span<const PluralPair> known_singulars(std::string_view plural) {
  const auto [first, last] =
      std::equal_range(known_plurals.begin(), known_plurals.end(), PluralPair{{}, plural}, ByPlural());
  return {first, last};
}

bool has_singular(std::span<const PluralPair> pairs, std::string_view singular) {
  return std::any_of(pairs.begin(), pairs.end(),
                     [&](const PluralPair& pair) { return pair.singular == singular; });
}

bool remove_ending(std::string_view& word, std::string_view ending, std::size_t least_left) {
  if (!word.ends_with(ending) || word.size() < ending.size() + least_left) return false;
  word.remove_suffix(ending.size());
  return true;
}

/// What an attached pronoun, the dual or taa marbuta leave.
std::string_view without_endings(std::string_view word) {
  bool has_pronoun = false;
  for (const std::string_view pronoun : {"hmA", "hA", "hm", "hn", "nA"}) {
    if ((has_pronoun = remove_ending(word, pronoun, 3))) break;
  }
  if (remove_ending(word, "tAn", 4) || remove_ending(word, "tyn", 4)) return word;
  // A noun of the pattern of awtan ends in its own an.
  const bool is_afal = word.size() == 5 && word.front() == 'A';
  if (!is_afal &&
      (remove_ending(word, "An", 3) || remove_ending(word, "yn", 3) || remove_ending(word, "wn", 3))) {
    return word;
  }
  if (!has_pronoun && remove_ending(word, "h", 2)) has_pronoun = word.ends_with('t');
  // Taa marbuta before a pronoun.
  if (has_pronoun && word.size() > 4 && word[word.size() - 2] != 'A') remove_ending(word, "t", 4);
  return word;
}

}  // namespace

std::string consonant_frame(std::string_view core) {
  if (!is_arabic_word(core)) return {};
  const Buckwalter transliterated(core);
  std::string_view word = transliterated.view();
  if (const auto known = known_singulars(word); !known.empty() && !known.front().singular.empty()) {
    word = known.front().singular;
  }
  std::string frame;
  for (const char letter : without_endings(word)) {
    const bool is_weak = letter == 'A' || letter == 'w' || letter == 'y' || letter == 'Y' || letter == '\'';
    // Gemination is written in some patterns only: haqq, huquq.
    if (!is_weak && (frame.empty() || frame.back() != letter)) frame += letter;
  }
  return frame;
}

PluralPattern broken_plural_pattern(std::string_view singular, std::string_view plural) {
  if (!is_arabic_word(singular) || !is_arabic_word(plural)) return PluralPattern::none;
  const Buckwalter one(singular);
  const Buckwalter many(plural);
  if (const auto known = known_singulars(many.view()); !known.empty()) {
    return has_singular(known, one.view()) ? PluralPattern::known : PluralPattern::none;
  }
  if (are_verbal_nouns(one.view(), many.view())) return PluralPattern::none;
  const bool fits_any =
      std::any_of(telling_patterns.begin(), telling_patterns.end(), [&](const PatternPair& pair) {
        Radicals radicals{};
        return fits(one.view(), pair.singular, radicals) && fits(many.view(), pair.plural, radicals);
      });
  return fits_any ? PluralPattern::telling : PluralPattern::none;
}

struct PluralPartners::Fit {
  std::string_view partner;  ///< the other pattern of the pair
  bool is_plural;            ///< the word is
  Radicals radicals;
};

PluralPartners::PluralPartners(std::string_view word) {
  if (!is_arabic_word(word)) return;
  word_ = Buckwalter(word).view();
  const bool is_known = !known_singulars(word_).empty();
  for (const auto& [singular, plural] : telling_patterns) {
    if (Radicals radicals{}; fits(word_, singular, radicals)) fits_.push_back({plural, false, radicals});
    if (Radicals radicals{}; !is_known && fits(word_, plural, radicals))
      fits_.push_back({singular, true, radicals});
  }
}

PluralPartners::PluralPartners(PluralPartners&&) noexcept = default;
PluralPartners::~PluralPartners() = default;

bool PluralPartners::include(std::string_view other) const {
  if (word_.empty() || !is_arabic_word(other)) return false;
  const Buckwalter transliterated(other);
  const std::string_view partner = transliterated.view();
  const auto known = known_singulars(partner);
  if (has_singular(known, word_) || has_singular(known_singulars(word_), partner)) return true;
  return std::any_of(fits_.begin(), fits_.end(), [&](const Fit& fit) {
    if (!fit.is_plural && !known.empty()) return false;
    const auto [singular, plural] = fit.is_plural ? std::pair(partner, std::string_view(word_))
                                                  : std::pair(std::string_view(word_), partner);
    Radicals radicals = fit.radicals;
    return !are_verbal_nouns(singular, plural) && fits(partner, fit.partner, radicals);
  });
}

}  // namespace fihris
