#include "analyzers/words/letter_folds.h"

#include "analyzers/words/letters.h"

namespace fihris {

// clang-format off
char32_t fold_arabic_letter(char32_t character) {
  using namespace letter;
  if (character >= first_alef_with_attachment && character <= last_alef_with_attachment) return alef;
  switch (character) {
    case alef_madda: case alef_hamza_above: case alef_hamza_below: case alef_wasla:
    case alef_wavy_hamza_above: case alef_wavy_hamza_below: case alef_high_hamza:
      return alef;
    case waw_hamza: case yeh_hamza: case yeh_barree_with_hamza:
    case high_hamza: case waw_high_hamza: case u_high_hamza: case yeh_high_hamza:
      return hamza;
    case taa_marbuta: case taa_marbuta_goal: case heh_goal: case heh_goal_with_hamza:
    case heh_doachashmee: case heh_with_yeh_above: case ae:
      return haa;
    case alef_maqsura: case farsi_yeh: case yeh_with_tail: case yeh_with_small_v:
    case pashto_e: case yeh_barree: case kashmiri_yeh:
      return yeh;
    case keheh: case swash_kaf: case kaf_with_ring: return kaf;
    case noon_ghunna: return nun;
    case kaf_with_three_dots_above: case qaf_with_three_dots_above: return gaf;
    case reh_with_small_v_below: return ra;
    case kurdish_o: return waw;
    default: return character;
  }
}

std::u32string_view without_stroke(char32_t character) {
  switch (character) {
    case 0x00E6: return U"ae";
    case 0x0153: return U"oe";
    case 0x00F8: return U"o";
    case 0x0111: return U"d";
    case 0x0127: return U"h";
    case 0x0131: return U"i";  // without its dot
    case 0x0142: return U"l";
    case 0x0167: return U"t";
    default: return {};
  }
}
// clang-format on

}  // namespace fihris
