#include "analyzers/grammar/swapped_letters.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "analyzers/grammar/known_words.h"
#include "analyzers/grammar/raw_words.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

using namespace letter;

/// One word in so many must be proven.
constexpr std::size_t words_a_proof = 50;
constexpr std::size_t most_letters = 20;
constexpr std::size_t fewest_known = 3;  ///< letters of a word that the dictionary proves

constexpr std::size_t letter_size = 2;

constexpr bool is_letter(char32_t character) {
  return character >= hamza && character <= yeh && character != tatweel;
}

bool is_alef(char32_t character) {
  return character == alef || character == alef_madda || character == alef_hamza_above ||
         character == alef_hamza_below;
}

/// Letters that fonts write on the lam before them.
bool is_written_on_lam(char32_t character) {
  constexpr char32_t partners[] = {mim, hah, jim, khah, haa, yeh, alef_maqsura};
  return is_alef(character) ||
         std::find(std::begin(partners), std::end(partners), character) != std::end(partners);
}

/// Whether the article may stand before a word.
bool is_noun(std::u32string_view letters) {
  return (known_kinds(fold(to_utf8(letters))) & (known_noun | known_name)) != 0;
}

/// How many letters at the beginning may be proclitics before the article: none, waw or fa, then ba or kaf.
/// `letter` gives the letter at an index, and 0 behind the end.
template <typename Letter>
std::size_t proclitics_by(Letter letter) {
  std::size_t at = 0;
  if (letter(at) == waw || letter(at) == fa) ++at;
  if (letter(at) == ba || letter(at) == kaf) ++at;
  return at;
}

std::size_t article_at(std::u32string_view word) {
  return proclitics_by([&](std::size_t at) { return at < word.size() ? word[at] : U'\0'; });
}

/// `word` with one pair of letters inside swapped so that the rest from `begin` on `is_right`; nothing if no
/// swap makes it so.
template <typename Check>
std::optional<std::u32string> with_pair_in_place(std::u32string word, std::size_t begin, Check is_right) {
  for (std::size_t i = begin; i + 1 < word.size(); ++i) {
    const bool on_lam = word[i + 1] == lam && is_written_on_lam(word[i]);
    const bool on_sheen = word[i] == ra && (word[i + 1] == shin || word[i + 1] == sin);
    if (!on_lam && !on_sheen) continue;
    std::swap(word[i], word[i + 1]);
    if (is_right(std::u32string_view(word).substr(begin))) return word;
    std::swap(word[i], word[i + 1]);
  }
  return std::nullopt;
}

/// The article's lam behind the letter that follows it.
std::optional<std::u32string> with_article_in_place(std::u32string_view word) {
  const std::size_t at = article_at(word);
  if (at + fewest_known > word.size() || word[at] != alef || word[at + 2] != lam ||
      !is_written_on_lam(word[at + 1])) {
    return std::nullopt;
  }
  std::u32string swapped(word);
  std::swap(swapped[at + 1], swapped[at + 2]);
  const std::u32string_view rest = std::u32string_view(swapped).substr(at + 2);
  if (rest.size() < fewest_known) return std::nullopt;
  const bool is_sure = is_alef(word[at + 1]);  // no word has two alefs there
  if (!is_sure && is_known_as_it_stands(word)) return std::nullopt;
  if (is_noun(rest)) return swapped;
  if (auto more = with_pair_in_place(swapped, at + 2, is_noun)) return more;
  return is_sure ? std::optional(std::move(swapped)) : std::nullopt;
}

/// God, and the particles that end in alef maqsura, which stands before no other letter.
std::optional<std::u32string> with_particle_in_place(std::u32string_view word) {
  constexpr char32_t swapped_god[] = {alef, haa, lam, lam, 0}, god[] = {alef, lam, lam, haa, 0};
  constexpr char32_t swapped_end[] = {alef_maqsura, lam, 0}, end[] = {lam, alef_maqsura, 0};
  constexpr std::size_t most_before = 2;
  const auto replaced = [&](std::u32string_view from, std::u32string_view to) {
    return std::u32string(word.substr(0, word.size() - from.size())).append(to);
  };
  if (word.ends_with(swapped_god) && word.size() <= std::size(god) - 1 + most_before)
    return replaced(swapped_god, god);
  if (word.ends_with(swapped_end) && word.size() >= 3) {
    std::u32string result = replaced(swapped_end, end);
    if (is_known_as_it_stands(result)) return result;
  }
  return std::nullopt;
}

/// What proves by itself that letters are swapped, put right.
std::optional<std::u32string> proven(std::u32string_view word) {
  if (auto result = with_article_in_place(word)) return result;
  return with_particle_in_place(word);
}

/// The same in a text that is known to be swapped: any word that the dictionary has only so.
std::optional<std::u32string> likely(const std::u32string& word) {
  constexpr char32_t swapped_in[] = {yeh, fa, 0}, swapped_in_after_and[] = {waw, yeh, fa, 0};
  constexpr char32_t in[] = {fa, yeh, 0}, and_in[] = {waw, fa, yeh, 0};
  if (word == swapped_in) return in;
  if (word == swapped_in_after_and) return and_in;
  if (word.size() < fewest_known || is_known_as_it_stands(word)) return std::nullopt;
  return with_pair_in_place(word, article_at(word), is_in_dictionary);
}

/// A quick look at a word's bytes for what may be proven.
bool is_suspicious(std::string_view word) {
  const std::size_t count = letter_count(word);
  if (count < fewest_known || count > most_letters) return false;
  if (word.ends_with(spelled<alef_maqsura, lam>) || word.ends_with(spelled<alef, haa, lam, lam>)) return true;
  const auto letter = [&](std::size_t at) { return at < count ? letter_at(word, at) : U'\0'; };
  const std::size_t at = proclitics_by(letter);
  return letter(at) == alef && letter(at + 2) == lam && is_written_on_lam(letter(at + 1));
}

/// Calls `visit` for each run of letters of Arabic.
template <typename Visit>
void for_each_word(std::string_view text, Visit visit) {
  std::size_t begin = 0, at = 0;
  const auto end_word = [&] {
    if (at > begin) visit(begin, text.substr(begin, at - begin));
  };
  while (at + 1 < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const char32_t character =
        lead == 0xD8 || lead == 0xD9
            ? (char32_t{lead} & 0x1F) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3F)
            : 0;
    if (is_letter(character)) {
      at += letter_size;
      continue;
    }
    end_word();
    begin = ++at;
  }
  end_word();
}

bool is_swapped(std::string_view text) {
  std::size_t words = 0, proofs = 0;
  for_each_word(text, [&](std::size_t, std::string_view word) {
    ++words;
    if (is_suspicious(word) && proven(to_utf32(word))) ++proofs;
  });
  return proofs > 0 && proofs * words_a_proof >= words;
}

}  // namespace

std::optional<std::string> with_letters_in_place(std::string_view text) {
  if (!is_swapped(text)) return std::nullopt;
  std::string result;
  std::size_t copied = 0;
  for_each_word(text, [&](std::size_t begin, std::string_view word) {
    if (word.size() > most_letters * letter_size) return;
    const std::u32string letters = to_utf32(word);
    auto right = proven(letters);
    if (!right) right = likely(letters);
    if (!right) return;
    result.append(text, copied, begin - copied).append(to_utf8(*right));
    copied = begin + word.size();
  });
  return result.append(text, copied);
}

}  // namespace fihris
