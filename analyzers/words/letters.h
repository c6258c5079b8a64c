#pragma once

#include <array>
#include <cstddef>
#include <string_view>

/// The Arabic letters and signs that rules speak of, by name. Folded text contains only those of the first
/// group, letters of other languages that have no Arabic counterpart, and alef_maqsura in three particles
/// (see docs/arabic.md).
namespace fihris::letter {

inline constexpr char32_t hamza = 0x0621;
inline constexpr char32_t alef = 0x0627;
inline constexpr char32_t ba = 0x0628;
inline constexpr char32_t ta = 0x062A;
inline constexpr char32_t tha = 0x062B;
inline constexpr char32_t jim = 0x062C;
inline constexpr char32_t hah = 0x062D;
inline constexpr char32_t khah = 0x062E;
inline constexpr char32_t dal = 0x062F;
inline constexpr char32_t thal = 0x0630;
inline constexpr char32_t ra = 0x0631;
inline constexpr char32_t zay = 0x0632;
inline constexpr char32_t sin = 0x0633;
inline constexpr char32_t shin = 0x0634;
inline constexpr char32_t sad = 0x0635;
inline constexpr char32_t dad = 0x0636;
inline constexpr char32_t tah = 0x0637;
inline constexpr char32_t zah = 0x0638;
inline constexpr char32_t ain = 0x0639;
inline constexpr char32_t ghain = 0x063A;
inline constexpr char32_t fa = 0x0641;
inline constexpr char32_t qaf = 0x0642;
inline constexpr char32_t kaf = 0x0643;
inline constexpr char32_t lam = 0x0644;
inline constexpr char32_t mim = 0x0645;
inline constexpr char32_t nun = 0x0646;
inline constexpr char32_t haa = 0x0647;
inline constexpr char32_t waw = 0x0648;
inline constexpr char32_t yeh = 0x064A;

// Other ways of writing them.
inline constexpr char32_t alef_madda = 0x0622;
inline constexpr char32_t alef_hamza_above = 0x0623;
inline constexpr char32_t waw_hamza = 0x0624;
inline constexpr char32_t alef_hamza_below = 0x0625;
inline constexpr char32_t yeh_hamza = 0x0626;
inline constexpr char32_t taa_marbuta = 0x0629;
inline constexpr char32_t alef_maqsura = 0x0649;
inline constexpr char32_t alef_wasla = 0x0671;
inline constexpr char32_t alef_wavy_hamza_above = 0x0672;
inline constexpr char32_t alef_wavy_hamza_below = 0x0673;
inline constexpr char32_t high_hamza = 0x0674;
inline constexpr char32_t alef_high_hamza = 0x0675;
inline constexpr char32_t waw_high_hamza = 0x0676;
inline constexpr char32_t u_high_hamza = 0x0677;
inline constexpr char32_t yeh_high_hamza = 0x0678;
inline constexpr char32_t first_alef_with_attachment = 0x0870;
inline constexpr char32_t last_alef_with_attachment = 0x0882;

// Persian, Urdu, Kurdish, Pashto, Kashmiri, Uyghur.
inline constexpr char32_t kashmiri_yeh = 0x0620;
inline constexpr char32_t peh = 0x067E;
inline constexpr char32_t tcheh = 0x0686;
inline constexpr char32_t jeh = 0x0698;
inline constexpr char32_t veh = 0x06A4;
inline constexpr char32_t keheh = 0x06A9;
inline constexpr char32_t swash_kaf = 0x06AA;
inline constexpr char32_t kaf_with_ring = 0x06AB;
inline constexpr char32_t gaf = 0x06AF;
inline constexpr char32_t reh_with_small_v_below = 0x0695;
inline constexpr char32_t noon_ghunna = 0x06BA;
inline constexpr char32_t heh_doachashmee = 0x06BE;
inline constexpr char32_t heh_with_yeh_above = 0x06C0;
inline constexpr char32_t heh_goal = 0x06C1;
inline constexpr char32_t heh_goal_with_hamza = 0x06C2;
inline constexpr char32_t taa_marbuta_goal = 0x06C3;
inline constexpr char32_t kurdish_o = 0x06C6;
inline constexpr char32_t uyghur_u = 0x06C7;
inline constexpr char32_t farsi_yeh = 0x06CC;
inline constexpr char32_t yeh_with_tail = 0x06CD;
inline constexpr char32_t yeh_with_small_v = 0x06CE;
inline constexpr char32_t pashto_e = 0x06D0;
inline constexpr char32_t yeh_barree = 0x06D2;
inline constexpr char32_t yeh_barree_with_hamza = 0x06D3;
inline constexpr char32_t ae = 0x06D5;

// Morocco, Algeria and Tunisia.
inline constexpr char32_t qaf_with_three_dots_above = 0x06A8;
inline constexpr char32_t kaf_with_three_dots_above = 0x0763;

// Signs.
inline constexpr char32_t tatweel = 0x0640;
inline constexpr char32_t arabic_comma = 0x060C;
inline constexpr char32_t decimal_separator = 0x066B;
inline constexpr char32_t thousands_separator = 0x066C;
inline constexpr char32_t no_break_space = 0x00A0;
inline constexpr char32_t thin_space = 0x2009;
inline constexpr char32_t narrow_no_break_space = 0x202F;
inline constexpr char32_t fathatan = 0x064B;
inline constexpr char32_t dammatan = 0x064C;
inline constexpr char32_t kasratan = 0x064D;
inline constexpr char32_t last_sukun = 0x0652;
inline constexpr char32_t madda_above = 0x0653;
inline constexpr char32_t hamza_above = 0x0654;
inline constexpr char32_t hamza_below = 0x0655;
inline constexpr char32_t small_waw = 0x06E5;
inline constexpr char32_t small_yeh = 0x06E6;
inline constexpr char32_t small_farsi_yeh = 0x08C9;
inline constexpr char32_t tail_fragment = 0xFE73;

}  // namespace fihris::letter

namespace fihris {

/// A word spelled with named letters, as UTF-8 known at compile time. REQUIRES: letters of two bytes,
/// U+0080-U+07FF, as all of fihris::letter that folded text contains.
template <char32_t... letters>
struct Spelling {
  static_assert(((letters >= 0x80 && letters < 0x800) && ...));
  static constexpr std::array<char, 2 * sizeof...(letters)> bytes = [] {
    std::array<char, 2 * sizeof...(letters)> result{};
    std::size_t at = 0;
    ((result[at++] = static_cast<char>(0xC0 | (letters >> 6)),
      result[at++] = static_cast<char>(0x80 | (letters & 0x3F))),
     ...);
    return result;
  }();
};

template <char32_t... letters>
inline constexpr std::string_view spelled{Spelling<letters...>::bytes.data(),
                                          Spelling<letters...>::bytes.size()};

/// The definite article. (An *article* is a text of a newspaper.)
inline constexpr std::string_view al = spelled<letter::alef, letter::lam>;

}  // namespace fihris
