#include "analyzers/names/skeleton_rules.h"

#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;
using enum RulePlace;

// Classes: B labial stops, F f and v, T, D, S, Z, C (sh, ch), J, G, K, X (kh), H, L, M, N, R, A (any vowel at
// the beginning). `asked` crosses classes as the spellings of foreign names do.
constexpr SkeletonRule arabic_rules[] = {
    {spelled<ta, shin>, anywhere, "C", "C|K|J|S|TS|SK|Z"},
    {spelled<ta, sin>, anywhere, "TS", "TS|S|Z|C|K"},
    {spelled<ta, zay>, anywhere, "TS|TZ", "TS|TZ|Z|S|C"},
    {spelled<dal, jim>, anywhere, "J", "J|DJ|DG"},
    {spelled<yeh, haa>, last, "-", "-|R|T"},  // French -ier, -et
    {spelled<lam, yeh>, first, "L", "L|A"},
    {spelled<lam, yeh>, anywhere, "L", "L|-"},  // Spanish and French ll
    {spelled<lam, waw>, first, "L", "L|A"},
    {spelled<lam, waw>, last, "L", "L|-|LT|LS|LD|LK|LF"},
    {spelled<lam, waw>, anywhere, "L", "L|-"},
    {spelled<alef, yeh, alef>, first, "A", "A"},
    {spelled<alef, yeh, alef>, anywhere, "-", "-|L"},
    {spelled<yeh, alef>, first, "A", "A|L|J"},
    {spelled<yeh, alef>, anywhere, "-", "-|L"},
    {spelled<yeh, waw>, first, "A", "A|J|L"},
    {spelled<yeh, waw>, anywhere, "-", "-|L"},
    {spelled<nun, ghain>, anywhere, "NG", "NG|NJ|N|NK"},
    {spelled<nun, jim>, anywhere, "NJ", "NJ|NG|N|NK|NX"},
    {spelled<dal, ta>, last, "DT", "DT|T"},
    {spelled<kaf, sin>, last, "KS", "KS|-"},         // French -x
    {spelled<sin, kaf>, anywhere, "SK", "SK|C|CK"},  // Italian and German sc, sch
    {spelled<yeh, yeh>, first, "A", "A|J"},
    {spelled<yeh, yeh>, anywhere, "-", "-|L"},
    {spelled<sin, yeh>, first, "S", "S|Z|C|K"},  // Latin c
    {spelled<kaf, yeh>, first, "K", "K|G|S|X"},
    {spelled<kaf, sin>, first, "KS", "KS|C|Z|S"},  // Latin x
    {spelled<kaf, zay>, first, "KZ", "KZ|Z|KS"},
    // A consonant that French does not say, and some write.
    {spelled<alef>, last, "-", "-|S|T|G"},
    {spelled<waw>, last, "-", "-|T|S|D|KS|K"},
    {spelled<alef, nun>, last, "N", "N|ND|NT|NK"},
    {spelled<waw, nun>, last, "N", "N|NG|NT|NS|NZ"},
    {spelled<alef, ra>, last, "R", "R|RD|RT"},
    {spelled<waw, ra>, last, "R", "R|RT|RD|RG"},
    {spelled<yeh, ra>, last, "R", "R|-|RT|RD"},
    {spelled<yeh, yeh, ra>, last, "R", "R|-"},
    {spelled<yeh, yeh, haa>, last, "-", "-|R|T"},

    {spelled<alef>, first, "A", "A|-|H"},
    {spelled<ain>, first, "A", "A"},
    {spelled<hamza>, first, "A", "A"},
    {spelled<waw>, first, "A", "A|F"},
    {spelled<yeh>, first, "A", "A|J|H|L"},
    {spelled<yeh>, last, "-", "-|S"},
    {spelled<waw>, before_vowel, "-", "-|F"},

    {spelled<haa>, first, "H", "H|A"},
    {spelled<haa>, last, "-", "-|T|H|R"},
    {spelled<haa>, anywhere, "-|H", "-|H"},
    {spelled<hah>, last, "H", "H|-"},
    {spelled<hah>, anywhere, "H", "H|X|-"},
    {spelled<khah>, anywhere, "X", "X|K|J|H|G"},

    {spelled<ba>, first, "B", "B|F"},
    {spelled<ba>, last, "B", "B|F|-|BS"},
    {spelled<ba>, anywhere, "B", "B"},
    {spelled<peh>, anywhere, "B", "B"},
    {spelled<fa>, first, "F", "F|A"},
    {spelled<fa>, last, "F", "F|B|-"},
    {spelled<fa>, anywhere, "F", "F|-"},
    {spelled<veh>, first, "F", "F|B|A"},
    {spelled<veh>, anywhere, "F", "F|B|-"},

    {spelled<ta>, after_vowel_last, "T", "T|-|D"},
    {spelled<ta>, last, "T", "T|D|-"},
    {spelled<ta>, anywhere, "T", "T|D"},
    {spelled<tah>, anywhere, "T", "T"},
    {spelled<tha>, anywhere, "T|S", "T|S|Z"},
    {spelled<dal>, last, "D", "D|T|-"},
    {spelled<dal>, anywhere, "D", "D|T"},
    {spelled<dad>, anywhere, "D", "D|Z"},
    {spelled<thal>, anywhere, "D|Z", "D|Z|T"},
    {spelled<zah>, anywhere, "Z|D", "Z|D"},

    {spelled<sin>, after_vowel_last, "S", "S|Z|-|C"},
    {spelled<sin>, anywhere, "S", "S|Z|C"},
    {spelled<sad>, anywhere, "S", "S|Z"},
    {spelled<zay>, anywhere, "Z", "Z|S|TS|D|J"},
    {spelled<shin>, first, "C", "C|S|K|KS|A"},
    {spelled<shin>, anywhere, "C", "C|S|SK|K|J"},
    {spelled<tcheh>, anywhere, "C", "C|J"},

    {spelled<jim>, first, "J", "J|G|A|X|K|Z"},
    {spelled<jim>, anywhere, "J", "J|G|K|X|Z|C|-"},
    {spelled<jeh>, anywhere, "J", "J|Z"},
    {spelled<ghain>, anywhere, "G", "G|J|K|-"},
    {spelled<gaf>, anywhere, "G", "G|J|K"},
    {spelled<kaf>, last, "K", "K|G|X|C|-"},
    {spelled<kaf>, anywhere, "K", "K|G|X"},
    {spelled<qaf>, anywhere, "K", "K|G|J"},

    {spelled<lam>, last, "L", "L|LS|LZ|LT"},
    {spelled<lam>, anywhere, "L", "L"},
    {spelled<mim>, last, "M", "M|MB|MS"},
    {spelled<mim>, anywhere, "M", "M"},
    {spelled<nun>, last, "N", "N|NS|NZ"},
    {spelled<nun>, anywhere, "N", "N|-"},
    {spelled<ra>, last, "R", "R|RS|RZ"},
    {spelled<ra>, anywhere, "R", "R|-"},
};

constexpr SkeletonRule latin_rules[] = {
    {"tsch", anywhere, "C", "C"},
    {"tch", anywhere, "C", "C"},
    {"tsh", anywhere, "C", "C"},
    {"sch", anywhere, "C", "C|SK"},
    {"sc", before_front_vowel, "S", "S|SK|C"},
    {"sh", anywhere, "C", "C"},
    {"ch", anywhere, "C", "C|K|X"},
    {"cz", anywhere, "C", "C|TS"},
    {"cc", before_front_vowel, "KS", "KS|C"},
    {"ck", anywhere, "K", "K"},
    {"cq", anywhere, "K", "K"},
    {"c", before_front_vowel, "S", "S|C|K|T|J"},
    {"c", last, "K", "K|C|S|TS|-|J"},
    {"c", anywhere, "K", "K|S|C|J"},

    {"tz", anywhere, "TS", "TS|S|Z"},
    {"ts", anywhere, "TS", "TS|S"},
    {"sz", anywhere, "S", "S|Z|C"},
    {"rz", anywhere, "RZ", "RZ|J"},
    {"zh", anywhere, "J", "J|Z|C"},
    {"z", last, "Z", "Z|S|TS|-"},
    {"z", anywhere, "Z", "Z|S|TS|D"},
    {"s", after_vowel_last, "S", "S|Z|-|C"},
    {"s", anywhere, "S", "S|Z|C"},

    {"gh", last, "G", "G|-"},
    {"gh", anywhere, "G", "G|J|-"},
    {"gli", anywhere, "L", "L|GL|JL"},
    {"gn", anywhere, "N", "N|GN|JN"},
    {"dg", anywhere, "J", "J|DG"},
    {"dj", anywhere, "J", "J|D"},
    {"g", before_front_vowel, "G", "G|J|K|X"},  // Spanish
    {"g", anywhere, "G", "G|J|K"},
    {"j", first, "J", "J|A|X|C|G"},
    {"j", anywhere, "J", "J|-|X|G"},
    {"kh", anywhere, "X", "X|K"},
    {"x", after_vowel_last, "KS", "KS|-"},
    {"x", first, "KS", "KS|C|Z"},
    {"x", anywhere, "KS", "KS|C"},
    {"qu", anywhere, "K", "K"},
    {"q", anywhere, "K", "K|G|J"},
    {"kn", first, "KN", "N|KN"},
    {"k", anywhere, "K", "K"},

    {"th", anywhere, "T", "T|D|S|TH"},
    {"dh", anywhere, "D", "D|Z"},
    {"tes", last, "TS", "TS|TZ|T"},
    {"lt", last, "LT", "LT|L|-"},
    {"t", last, "T", "T|-|D"},
    {"t", anywhere, "T", "T"},
    {"dt", anywhere, "T", "T|DT"},
    {"d", last, "D", "D|-|T"},
    {"d", anywhere, "D", "D"},

    {"ph", anywhere, "F", "F"},
    {"f", anywhere, "F", "F"},
    {"v", first, "F", "F|A|B"},
    {"v", anywhere, "F", "F|-|B"},
    {"wr", first, "AR", "R|AR"},
    {"w", first, "A", "A|F"},
    {"w", anywhere, "-", "-|F"},
    {"b", anywhere, "B", "B"},
    {"p", anywhere, "B", "B"},

    {"h", first, "H", "H|A"},
    {"h", last, "-", "-|H"},
    {"h", anywhere, "H", "H|-"},

    {"lh", anywhere, "L", "L|LH"},
    {"ll", anywhere, "L", "L|-"},
    {"l", anywhere, "L", "L"},
    {"mb", anywhere, "MB", "MB|NB"},  // Arabic writes n before b
    {"mp", anywhere, "MB", "MB|NB"},
    {"m", anywhere, "M", "M"},
    {"n", anywhere, "N", "N"},
    {"er", last, "R", "R|-"},
    {"r", anywhere, "R", "R"},

    {"a", first, "A", "A"},
    {"e", first, "A", "A"},
    {"i", first, "A", "A"},
    {"o", first, "A", "A"},
    {"u", first, "A", "A"},
    {"y", first, "A", "A"},

    // Arabic in Latin letters: a digit that looks like the letter.
    {"2", first, "A", "A"},
    {"3", first, "A", "A"},
    {"5", anywhere, "X", "X"},
    {"6", anywhere, "T", "T"},
    {"7", anywhere, "H", "H"},
    {"8", anywhere, "K", "K|G"},
    {"9", anywhere, "S", "S|K"},
};

}  // namespace

std::span<const SkeletonRule> arabic_skeleton_rules() {
  return arabic_rules;
}
std::span<const SkeletonRule> latin_skeleton_rules() {
  return latin_rules;
}

}  // namespace fihris
