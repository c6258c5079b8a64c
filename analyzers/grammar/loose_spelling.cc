#include "analyzers/grammar/loose_spelling.h"

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

  void replace(std::size_t i, std::size_t count, std::u32string_view text, LooseSpelling::Care care) {
    if (letters_.size() - count + text.size() < fewest_letters) return;
    std::u32string changed = letters_;
    changed.replace(i, count, text);
    found_.push_back({to_utf8(changed), care});
  }

  std::vector<LooseSpelling> take() { return std::move(found_); }

 private:
  std::u32string letters_;
  std::vector<LooseSpelling> found_;
};

using enum LooseSpelling::Care;
using namespace letter;

constexpr char32_t alef_hamza[] = {alef, hamza, 0};
constexpr char32_t hamza_alef[] = {hamza, alef, 0};
constexpr char32_t waw_waw[] = {waw, waw, 0};
constexpr char32_t waw_alef[] = {waw, alef, 0};

/// The rules for letters after the first and before `end`, with more letters behind them.
void add_inner(std::size_t end, Replacements& spellings) {
  const auto one = [](const char32_t& letter) { return std::u32string_view(&letter, 1); };
  for (std::size_t i = 1; i < end; ++i) {
    const char32_t here = spellings.letters()[i];
    if (here == hamza && !spellings.at(i, hamza_alef)) {
      for (const char32_t& seat : {waw, yeh, alef}) spellings.replace(i, 1, one(seat), less);
    } else if (here == waw || here == yeh || here == alef) {
      spellings.replace(i, 1, one(hamza), more);
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

}  // namespace

std::vector<LooseSpelling> loose_spellings(std::string_view word) {
  Replacements spellings(word);
  const std::size_t count = spellings.letters().size();
  if (count < fewest_letters) return {};
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
