#include "analyzers/grammar/loose_spelling.h"

#include <algorithm>

#include "analyzers/grammar/known_words.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr std::size_t fewest_letters = 3;

/// Collects the spellings that differ from `word` by a replacement.
class Replacements {
 public:
  explicit Replacements(std::string_view word) : letters_(to_utf32(word)) {}

  const std::u32string& letters() const { return letters_; }

  bool at(std::size_t i, std::u32string_view text) const {
    return letters_.compare(i, text.size(), text) == 0;
  }

  void replace(std::size_t i, std::size_t count, std::u32string_view text, LooseSpelling::Care care,
               bool is_far = false) {
    if (letters_.size() - count + text.size() >= fewest_letters)
      found_.push_back({with(i, count, text), care, is_far});
  }

  /// The same, far from each other if the dictionary knows both as nouns of their own.
  void replace_where_known_far(std::size_t i, std::size_t count, std::u32string_view text,
                               LooseSpelling::Care care) {
    std::string changed = with(i, count, text);
    const bool is_far = (known_kinds(changed) & known_kinds(to_utf8(letters_)) & known_noun) != 0;
    found_.push_back({std::move(changed), care, is_far});
  }

  std::vector<LooseSpelling> take() { return std::move(found_); }

 private:
  std::string with(std::size_t i, std::size_t count, std::u32string_view text) const {
    std::u32string changed = letters_;
    changed.replace(i, count, text);
    return to_utf8(changed);
  }

  std::u32string letters_;
  std::vector<LooseSpelling> found_;
};

using enum LooseSpelling::Care;
using namespace letter;

constexpr char32_t alef_hamza[] = {alef, hamza, 0};
constexpr char32_t hamza_alef[] = {hamza, alef, 0};
constexpr char32_t waw_waw[] = {waw, waw, 0};
constexpr char32_t waw_alef[] = {waw, alef, 0};
constexpr char32_t yeh_hamza_letters[] = {yeh, hamza, 0};
constexpr char32_t long_hundred[] = {mim, alef, hamza, 0};
constexpr char32_t short_hundred[] = {mim, hamza, 0};

/// The rules for letters after the first and before `end`, with more letters behind them.
void add_inner(std::size_t end, Replacements& spellings) {
  const auto one = [](const char32_t& letter) { return std::u32string_view(&letter, 1); };
  for (std::size_t i = 1; i < end; ++i) {
    const char32_t here = spellings.letters()[i];
    if (here == hamza && !spellings.at(i, hamza_alef)) {
      for (const char32_t& seat : {waw, yeh, alef}) spellings.replace(i, 1, one(seat), less, seat == alef);
    } else if (here == waw || here == yeh || here == alef) {
      spellings.replace(i, 1, one(hamza), more, here == alef);
    }
    if (spellings.at(i, hamza_alef)) spellings.replace(i, 2, one(alef), less);
    if (here == alef) spellings.replace(i, 1, hamza_alef, more);
    if (spellings.at(i, waw_waw)) {
      spellings.replace(i, 2, one(waw), same);
    } else if (here == waw) {
      spellings.replace(i, 1, waw_waw, same);
    }
  }
}

/// A hamza at the end is written on its seat, on a yeh before it, or on both; the same before an ending.
void add_yeh_hamza(Replacements& spellings) {
  constexpr std::size_t longest_ending = 3;
  const std::u32string& letters = spellings.letters();
  const std::size_t count = letters.size();
  const std::size_t first = count > longest_ending ? count - longest_ending - 1 : 0;
  for (std::size_t i = std::max<std::size_t>(first, 1); i < count; ++i) {
    if (letters[i] != hamza) continue;
    const bool is_final = i + 1 == count;
    const char32_t before = letters[i - 1];
    if (before == yeh && i >= 2) {
      spellings.replace_where_known_far(i - 1, 1, {}, is_final ? same : less);
    } else if (before != yeh && before != alef && before != waw && before != hamza) {
      spellings.replace_where_known_far(i, 0, {&yeh, 1}, is_final ? same : more);
    }
  }
}

/// Hundred with its silent alef and without, alone or behind a unit, in all its endings.
void add_hundred(Replacements& spellings) {
  constexpr char32_t endings[][4] = {
      {haa, 0}, {ta, yeh, nun, 0}, {ta, alef, nun, 0}, {alef, ta, 0}, {ta, yeh, 0}, {ta, alef, 0},
  };
  for (const std::u32string_view letters :
       {std::u32string_view(long_hundred), std::u32string_view(short_hundred)}) {
    const std::size_t at = spellings.letters().rfind(letters);
    if (at == std::u32string::npos) continue;
    const std::u32string_view rest = std::u32string_view(spellings.letters()).substr(at + letters.size());
    const bool is_hundred = std::any_of(std::begin(endings), std::end(endings),
                                        [&](const char32_t* ending) { return rest == ending; });
    if (!is_hundred) continue;
    const bool is_long = letters.size() > 2;
    spellings.replace(at, letters.size(), is_long ? short_hundred : long_hundred, same);
  }
}

/// Words in the spelling of today and in that of the Qur'an, which leaves their alef out.
void add_old_spelling(Replacements& spellings) {
  struct Pair {
    char32_t today[9], old[9];
  };
  constexpr Pair pairs[] = {
      {{sin, mim, alef, waw, alef, ta}, {sin, mim, waw, alef, ta}},
      {{mim, lam, alef, hamza, kaf, haa}, {mim, lam, hamza, kaf, haa}},
      {{alef, ba, ra, alef, haa, yeh, mim}, {alef, ba, ra, haa, yeh, mim}},
      {{alef, sin, mim, alef, ain, yeh, lam}, {alef, sin, mim, ain, yeh, lam}},
      {{alef, sin, hah, alef, qaf}, {alef, sin, hah, qaf}},
      {{haa, alef, ra, waw, nun}, {haa, ra, waw, nun}},
      {{sin, lam, yeh, mim, alef, nun}, {sin, lam, yeh, mim, nun}},
      {{ain, tha, mim, alef, nun}, {ain, tha, mim, nun}},
      {{lam, qaf, mim, alef, nun}, {lam, qaf, mim, nun}},
      {{ra, hah, mim, alef, nun}, {ra, hah, mim, nun}},
  };
  for (const auto& [today, old] : pairs) {
    const std::u32string& letters = spellings.letters();
    if (letters == today) spellings.replace(0, letters.size(), old, same);
    if (letters == old) spellings.replace(0, letters.size(), today, same);
  }
}

}  // namespace

std::vector<LooseSpelling> loose_spellings(std::string_view word) {
  Replacements spellings(word);
  const std::size_t count = spellings.letters().size();
  if (count < 2) return {};
  add_yeh_hamza(spellings);
  if (count < fewest_letters) return spellings.take();
  add_hundred(spellings);
  add_old_spelling(spellings);
  const std::size_t last = count - 1;
  add_inner(last, spellings);
  if (spellings.at(last - 1, alef_hamza)) {
    spellings.replace(last, 1, {}, less);
  } else if (spellings.letters()[last] == alef) {
    spellings.replace(count, 0, {&hamza, 1}, more);
  }
  if (spellings.at(last - 1, waw_alef)) {
    spellings.replace(last, 1, {}, less);
  } else if (spellings.letters()[last] == waw) {
    spellings.replace(count, 0, {&alef, 1}, more);
  }
  return spellings.take();
}

std::vector<LooseSpelling> loose_beginnings(std::string_view beginning) {
  Replacements spellings(beginning);
  add_inner(spellings.letters().size(), spellings);
  return spellings.take();
}

}  // namespace fihris
