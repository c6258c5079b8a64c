#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// One word of a name as Arabic letters write it, told from the Latin spelling.
struct ReadWord {
  std::string sound;  ///< Latin letters, to be read by their sound; empty if `known` has the word
  std::vector<std::string> known;   ///< folded Arabic spellings of a small word (bin, abu, de)
  std::vector<std::string> before;  ///< small words that are joined to it, one or the other; none: nothing is
  std::vector<std::string> behind;  ///< the same behind it
  bool needs_article = false;       ///< the word has the article; without this it may have it

  /// A word that is read by its sound and no more.
  bool is_plain() const { return known.empty() && before.empty() && behind.empty() && !needs_article; }

  bool operator==(const ReadWord&) const = default;
};

/// A way to write a whole name in Arabic letters.
using LatinReading = std::vector<ReadWord>;

/// The ways in which the Arabic writing of a name may be parted into words, the likeliest first, at most
/// `most`: a servant's name, a kunya, an ending and a foreign particle stand joined or apart, the Latin
/// article belongs to the word behind it. `words` are folded, in Latin letters, one or more; the first
/// reading is never empty. The small words are in analyzers/data/latin_particles.tsv.
///
/// | words | readings, joined to show which words stay together |
/// | --- | --- |
/// | abdel karim al harbi | abd al-karim al-harbi; abd-al-karim al-harbi |
/// | salahuddin | salahuddin; salah al-din; salah-al-din |
std::vector<LatinReading> latin_readings(std::span<const std::string> words, std::size_t most);

/// The Latin spellings of a small word of names in Arabic letters, or of the article; none for other words.
std::vector<std::string_view> latin_small_words(std::string_view arabic);

/// What may stand behind an article that is joined to a name; nothing if there can be none: Elbaradei,
/// Laayoune and Lazizia (both with and without the vowel), Essaouira, Echchorfa.
std::vector<std::string_view> behind_joined_article(std::string_view word);

/// True if all of a folded word is Latin letters without marks.
bool is_latin_word(std::string_view word);

}  // namespace fihris
