#include "analyzers/words/written_letters.h"

#include <algorithm>
#include <array>

#include "analyzers/words/folding.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr std::size_t letter_bytes = 2;
constexpr std::array particles = {spelled<letter::ain, letter::lam, letter::yeh>,
                                  spelled<letter::alef, letter::lam, letter::yeh>,
                                  spelled<letter::lam, letter::dal, letter::yeh>};

/// The first letters of a word as written: presentation forms as letters, hamza and madda joined to the alef
/// below them.
class WrittenLetters {
 public:
  static constexpr std::size_t max_letters = 5;

  explicit WrittenLetters(std::string_view word) {
    Fold spare;
    for (std::size_t offset = 0; offset < word.size() && size_ <= max_letters;) {
      const std::size_t begin = offset;
      const Kind kind = next_fold(word, offset, spare).kind;
      std::size_t at = begin;
      const char32_t character = next_character(word, at);
      if (kind == Kind::arabic && is_presentation_form(character)) {
        for (const char32_t part : to_utf32(expansion(word.substr(begin, offset - begin))))
          take(part, fold_of(part).kind);
      } else {
        take(character, kind);
      }
    }
  }

  std::size_t size() const { return std::min(size_, max_letters); }
  bool complete() const { return size_ <= max_letters; }
  char32_t operator[](std::size_t index) const { return letters_[index]; }

 private:
  void take(char32_t character, Kind kind) {
    if (kind == Kind::arabic || kind == Kind::high_hamza) {
      if (size_ < max_letters) letters_[size_] = character;
      ++size_;
    } else if (size_ > 0 && size_ <= max_letters && letters_[size_ - 1] == letter::alef) {
      if (character == letter::madda_above) letters_[size_ - 1] = letter::alef_madda;
      if (character == letter::hamza_above) letters_[size_ - 1] = letter::alef_hamza_above;
      if (character == letter::hamza_below) letters_[size_ - 1] = letter::alef_hamza_below;
    }
  }

  std::array<char32_t, max_letters> letters_{};
  std::size_t size_ = 0;
};

bool bears_hamza(char32_t alef) {
  return alef == letter::alef_hamza_above || alef == letter::alef_hamza_below || alef == letter::alef_madda;
}

bool is_proclitic(std::string_view letter) {
  return letter == spelled<letter::waw> || letter == spelled<letter::fa> || letter == spelled<letter::ba> ||
         letter == spelled<letter::kaf> || letter == spelled<letter::lam> || letter == spelled<letter::sin>;
}

/// The number of one-letter proclitics before what looks like the article; more than two if there is no such
/// thing.
std::size_t proclitics_before_article(std::string_view term) {
  std::size_t count = 0;
  while (count <= 2 && !term.substr(std::min(term.size(), count * letter_bytes)).starts_with(al)) {
    const bool more = term.size() >= (count + 1) * letter_bytes &&
                      is_proclitic(term.substr(count * letter_bytes, letter_bytes));
    count = more ? count + 1 : 3;
  }
  return count;
}

}  // namespace

bool is_particle(std::string_view word, std::string_view term) {
  if (!term.ends_with(spelled<letter::yeh>)) return false;
  const bool prefixed = term.size() == 4 * letter_bytes &&
                        (term.starts_with(spelled<letter::waw>) || term.starts_with(spelled<letter::fa>));
  const std::string_view bare = prefixed ? term.substr(letter_bytes) : term;
  if (std::find(particles.begin(), particles.end(), bare) == particles.end()) return false;

  const WrittenLetters written(word);
  if (!written.complete()) return false;
  const char32_t first = written[written.size() - 3];
  return written[written.size() - 1] == letter::alef_maqsura && first != letter::alef_hamza_above &&
         first != letter::alef_madda && first != letter::alef_wasla;
}

bool has_hamza_before_lam(std::string_view word, std::string_view term) {
  const std::size_t proclitics = proclitics_before_article(term);
  if (proclitics > 2) return false;
  // Most words by far have the article itself, and no marks.
  if (word.starts_with(term.substr(0, (proclitics + 2) * letter_bytes))) return false;
  const WrittenLetters written(word);
  return written.size() > proclitics && bears_hamza(written[proclitics]);
}

}  // namespace fihris
