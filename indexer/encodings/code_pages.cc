#include "indexer/encodings/code_pages.h"

#include <memory>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"

namespace fihris {
namespace {

constexpr std::size_t half = 128;

/// The upper half of MacArabic, which ICU does not have, as Apple's ARABIC.TXT at unicode.org gives it. Signs
/// of ASCII come a second time, for writing from right to left.
constexpr std::array<char16_t, half> mac_arabic = {
    0xC4,  0xA0,  0xC7,  0xC9,  0xD1,   0xD6,  0xDC,  0xE1,  0xE0,  0xE2,  0xE4,  0x6BA, 0xAB,  0xE7,  0xE9,
    0xE8,  0xEA,  0xEB,  0xED,  0x2026, 0xEE,  0xEF,  0xF1,  0xF3,  0xBB,  0xF4,  0xF6,  0xF7,  0xFA,  0xF9,
    0xFB,  0xFC,  0x20,  0x21,  0x22,   0x23,  0x24,  0x66A, 0x26,  0x27,  0x28,  0x29,  0x2A,  0x2B,  0x60C,
    0x2D,  0x2E,  0x2F,  0x660, 0x661,  0x662, 0x663, 0x664, 0x665, 0x666, 0x667, 0x668, 0x669, 0x3A,  0x61B,
    0x3C,  0x3D,  0x3E,  0x61F, 0x274A, 0x621, 0x622, 0x623, 0x624, 0x625, 0x626, 0x627, 0x628, 0x629, 0x62A,
    0x62B, 0x62C, 0x62D, 0x62E, 0x62F,  0x630, 0x631, 0x632, 0x633, 0x634, 0x635, 0x636, 0x637, 0x638, 0x639,
    0x63A, 0x5B,  0x5C,  0x5D,  0x5E,   0x5F,  0x640, 0x641, 0x642, 0x643, 0x644, 0x645, 0x646, 0x647, 0x648,
    0x649, 0x64A, 0x64B, 0x64C, 0x64D,  0x64E, 0x64F, 0x650, 0x651, 0x652, 0x67E, 0x679, 0x686, 0x6D5, 0x6A4,
    0x6AF, 0x688, 0x691, 0x7B,  0x7C,   0x7D,  0x698, 0x6D2};

/// As its users call a page, as ICU does, and other names that ICU does not know.
struct PageName {
  const char* name;
  const char* icu;
  std::vector<std::string_view> others;
};

const std::vector<PageName>& page_names() {
  static const std::vector<PageName> names = {
      {"windows-1252", "windows-1252", {"iso-8859-1", "latin1", "us-ascii"}},
      {"windows-1256", "windows-1256", {}},
      {"ISO-8859-6", "ISO-8859-6", {}},
      {"MacArabic", nullptr, {"macarabic", "x-macarabic", "x-mac-arabic"}},
      {"CP720", "ibm-720", {"cp720"}},
      {"CP864", "ibm-864", {}},
  };
  return names;
}

/// The letters of a presentation form: CP864 has shapes, not letters.
std::string letters_of(char32_t character) {
  constexpr char32_t shadda = 0x0651;
  constexpr char32_t shadda_with_tatweel = 0xFE7D;
  constexpr char32_t shadda_alone = 0xFE7C;
  constexpr char32_t tail_of_seen = 0x200B;  // what ICU makes of it
  if (character == tail_of_seen) return {};
  std::string text;
  if (character == shadda_alone || character == shadda_with_tatweel) {
    append_utf8(text, shadda);
    return text;
  }
  append_utf8(text, character);
  if (character < 0xFB50 || character > 0xFEFC) return text;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::string letters;
  if (U_SUCCESS(status))
    nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(character)), status).toUTF8String(letters);
  return U_SUCCESS(status) ? letters : text;
}

/// The class of a sign of ASCII that is not written as ASCII.
LetterClass class_of_doubled(char32_t sign) {
  constexpr std::u32string_view common = U" .,:-()\"!/";
  return common.find(sign) != common.npos ? LetterClass::punctuation : LetterClass::symbol;
}

/// What the shapes of letters that join on both sides say: the final and isolated ones end what is joined.
Shape shape_of(char32_t character, std::string_view letters) {
  std::size_t offset = 0;
  const char32_t letter = letters.empty() ? character : next_character(letters, offset);
  const bool is_ligature = offset < letters.size();
  const auto joining = u_getIntPropertyValue(static_cast<UChar32>(letter), UCHAR_JOINING_TYPE);
  if (is_ligature || joining != U_JT_DUAL_JOINING) return Shape::any;
  switch (u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_INITIAL:
    case U_DT_MEDIAL:
      return Shape::joins;
    case U_DT_FINAL:
    case U_DT_ISOLATED:
      return Shape::ends;
    default:
      return Shape::any;
  }
}

/// A letter that the page has in one shape only is written in it everywhere.
void drop_lone_shapes(CodePage& page) {
  const auto shapes = page.shapes;
  for (std::size_t i = half; i < shapes.size(); ++i) {
    bool is_lone = true;
    for (std::size_t j = half; j < shapes.size(); ++j) {
      if (page.text[i - half] == page.text[j - half] && shapes[i] != shapes[j]) is_lone = false;
    }
    if (is_lone) page.shapes[i] = Shape::any;
  }
}

/// The upper half of a page that ICU has.
std::array<char16_t, half> upper_half(const char* icu_name) {
  std::array<char16_t, half> characters;
  characters.fill(replacement_character);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(icu_name, &status),
                                                                     ucnv_close);
  for (std::size_t i = 0; i < half && U_SUCCESS(status); ++i) {
    const char byte = static_cast<char>(half + i);
    char16_t buffer[4];
    const auto size = ucnv_toUChars(converter.get(), buffer, 4, &byte, 1, &status);
    if (U_SUCCESS(status) && size == 1) characters[i] = buffer[0];
  }
  return characters;
}

CodePage make_page(const PageName& name) {
  CodePage page{name.name, {}, {}, {}};
  const auto characters = name.icu ? upper_half(name.icu) : mac_arabic;
  for (std::size_t byte = 0; byte < half; ++byte)
    page.classes[byte] = letter_class(static_cast<char32_t>(byte));
  for (std::size_t i = 0; i < half; ++i) {
    const bool has_none = characters[i] >= 0x80 && characters[i] < 0xA0;
    const char32_t character = has_none ? replacement_character : characters[i];
    page.text[i] = letters_of(character);
    std::size_t offset = 0;
    const char32_t letter = page.text[i].empty() ? letter::tatweel : next_character(page.text[i], offset);
    page.classes[half + i] = letter < 0x80 ? class_of_doubled(letter) : letter_class(letter);
    page.shapes[half + i] = shape_of(character, page.text[i]);
  }
  drop_lone_shapes(page);
  return page;
}

bool is_same(std::string_view a, std::string_view b) {
  return ucnv_compareNames(std::string(a).c_str(), std::string(b).c_str()) == 0;
}

std::string icu_name_of(const std::string& name) {
  if (name.empty()) return {};  // ICU would open its default
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status),
                                                                     ucnv_close);
  const char* found = U_SUCCESS(status) ? ucnv_getName(converter.get(), &status) : nullptr;
  return found && U_SUCCESS(status) ? found : "";
}

}  // namespace

std::span<const CodePage> code_pages() {
  static const std::vector<CodePage> pages = [] {
    std::vector<CodePage> made;
    for (const PageName& name : page_names()) made.push_back(make_page(name));
    return made;
  }();
  return pages;
}

const CodePage* find_code_page(std::string_view name) {
  const std::string wanted = icu_name_of(std::string(name));
  for (std::size_t i = 0; i < page_names().size(); ++i) {
    const PageName& page = page_names()[i];
    bool found = is_same(name, page.name) || (page.icu && !wanted.empty() && wanted == icu_name_of(page.icu));
    for (const std::string_view other : page.others) found = found || is_same(name, other);
    if (found) return &code_pages()[i];
  }
  return nullptr;
}

std::size_t append_decoded(std::string& text, std::string_view bytes, const CodePage& page) {
  std::size_t undefined = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < half) {
      text.push_back(c);
    } else {
      undefined += page.classes[byte] == LetterClass::undefined;
      text.append(page.text[byte - half]);
    }
  }
  return undefined;
}

}  // namespace fihris
