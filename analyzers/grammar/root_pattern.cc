#include "analyzers/grammar/root_pattern.h"

#include <algorithm>
#include <array>

#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

// R is a letter of the root, A W Y are alef, waw, yeh; small letters are those of a prefix: m mim, t ta, i
// alef, y yeh, n nun.
constexpr std::string_view name_patterns[] = {
    "RRR", "RARR", "RRYR", "RRWR", "RRAR", "RAR", "RWR", "RYR", "RR", "RRY", "RRA", "RARY", "RARA",
};
constexpr std::string_view derived_patterns[] = {
    "mRRR",  "mRRWR", "mRRAR", "mRARR", "mRRYR", "mRAR",   "mRYR",   "mRRY",   "tRRR",
    "tRARR", "tRRYR", "tRRWR", "iRRR",  "iRRAR", "iRRYR",  "iRRWR",  "iRARR",  "yRRR",
    "yRARR", "yRRWR", "yRRYR", "yRRAR", "nRRR",  "nRARR",  "RWARR",  "RRARR",  "RARWR",
    "RRARY", "RRRR",  "RRRYR", "RRRWR", "RRRAR", "RRARYR", "mRARYR", "tRARYR",
};

constexpr std::string_view few_suffixes[] = {"", spelled<haa>, spelled<alef>, spelled<alef, nun>};
constexpr std::string_view all_suffixes[] = {
    "",          spelled<haa>,      spelled<yeh>,      spelled<yeh, haa>,  spelled<alef>, spelled<alef, ta>,
    spelled<ta>, spelled<yeh, nun>, spelled<waw, nun>, spelled<alef, nun>,
};

constexpr std::size_t max_root = 4;

/// Places of articulation; letters of one place do not stand side by side in a root.
enum class Place { lips, teeth_stops, sibilants, back, throat, liquids, none };

Place place_of(char32_t letter) {
  switch (letter) {
    case ba:
    case fa:
    case mim:
      return Place::lips;
    case ta:
    case dal:
    case tah:
      return Place::teeth_stops;
    case tha:
    case thal:
    case sin:
    case zay:
    case sad:
    case shin:
    case zah:
      return Place::sibilants;
    case kaf:
    case qaf:
    case jim:
      return Place::back;
    case hah:
    case haa:
    case ain:
    case ghain:
    case khah:
    case hamza:
      return Place::throat;
    case lam:
    case ra:
    case nun:
      return Place::liquids;
    default:
      return Place::none;
  }
}

bool is_foreign(char32_t letter) {
  return letter == peh || letter == tcheh || letter == jeh || letter == veh || letter == gaf;
}

struct Root {
  std::array<char32_t, max_root> letters{};
  std::size_t size = 0;

  bool is_possible() const {
    for (std::size_t i = 0; i < size; ++i) {
      if (is_foreign(letters[i])) return false;
      if (i == 0) continue;
      const bool same = letters[i] == letters[i - 1];
      if (same && i == 1) return false;
      const Place place = place_of(letters[i]);
      if (!same && place != Place::none && place == place_of(letters[i - 1])) return false;
    }
    // The first letter again in the third place is for doubled roots alone, such as z-l-z-l.
    return size < 3 || letters[0] != letters[2] || (size == 4 && letters[1] == letters[3]);
  }
};

bool matches(std::string_view stem, std::string_view pattern) {
  if (letter_count(stem) != pattern.size()) return false;
  Root root;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char32_t letter = letter_at(stem, i);
    char32_t wanted = 0;
    switch (pattern[i]) {
      case 'A':
      case 'i':
        wanted = alef;
        break;
      case 'W':
        wanted = waw;
        break;
      case 'Y':
      case 'y':
        wanted = yeh;
        break;
      case 'm':
        wanted = mim;
        break;
      case 't':
        wanted = ta;
        break;
      case 'n':
        wanted = nun;
        break;
      default:
        break;
    }
    if (wanted == 0 ? letter == alef : letter != wanted) return false;
    if (wanted == 0) root.letters[root.size++] = letter;
  }
  return root.is_possible();
}

template <std::size_t count>
bool matches_any(std::string_view stem, const std::string_view (&patterns)[count]) {
  return std::any_of(std::begin(patterns), std::end(patterns),
                     [&](std::string_view pattern) { return matches(stem, pattern); });
}

}  // namespace

bool has_arabic_pattern(std::string_view word, Affixes affixes) {
  if (!is_arabic_word(word)) return false;
  const auto fits = [&](std::string_view suffix) {
    if (!word.ends_with(suffix)) return false;
    const std::string_view stem = word.substr(0, word.size() - suffix.size());
    return matches_any(stem, name_patterns) ||
           (affixes == Affixes::all && matches_any(stem, derived_patterns));
  };
  return affixes == Affixes::few ? std::any_of(std::begin(few_suffixes), std::end(few_suffixes), fits)
                                 : std::any_of(std::begin(all_suffixes), std::end(all_suffixes), fits);
}

bool has_letter_of_arabic(std::string_view word) {
  if (!is_arabic_word(word)) return false;
  for (std::size_t i = 0; i < letter_count(word); ++i) {
    switch (letter_at(word, i)) {
      case hah:
      case ain:
      case sad:
      case dad:
      case zah:
      case thal:
        return true;
      default:
        break;
    }
  }
  return false;
}

}  // namespace fihris
