#include "analyzers/words/scholarly_latin.h"

#include <algorithm>
#include <iterator>

#include "analyzers/words/normalizer.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

struct MarkedLetter {
  char32_t letter;  ///< composed, small
  std::string_view sound;
};

constexpr MarkedLetter marked_letters[] = {
    {U'\u0161', "sh"}, {U'\u015F', "sh"}, {U'\u1E2B', "kh"}, {U'\u1E96', "kh"}, {U'\u1E35', "kh"},
    {U'\u0121', "gh"}, {U'\u011F', "gh"}, {U'\u1E21', "gh"}, {U'\u01E7', "j"},  {U'\u01F0', "j"},
    {U'\u1E0F', "dh"}, {U'\u1E6F', "th"}, {U'\u010D', "ch"}, {U'\u1E33', "q"},
};

}  // namespace

std::string read_scholarly_latin(std::string_view written) {
  std::u32string letters = to_utf32(written_form(written, Tashkeel::kept));
  std::string sounds;
  bool has_marked = false;
  for (const char32_t letter : letters) {
    const auto* const marked =
        std::find_if(std::begin(marked_letters), std::end(marked_letters),
                     [&](const MarkedLetter& other) { return other.letter == letter; });
    if (marked == std::end(marked_letters)) {
      append_utf8(sounds, letter);
    } else {
      sounds += marked->sound;
      has_marked = true;
    }
  }
  return has_marked ? fold(sounds) : std::string();
}

}  // namespace fihris
