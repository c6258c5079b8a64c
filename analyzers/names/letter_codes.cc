#include "analyzers/names/letter_codes.h"

#include "analyzers/words/letters.h"

namespace fihris {
namespace {

constexpr std::uint8_t no_code = 0;

std::uint8_t arabic_code(char32_t character) {
  using namespace letter;
  if (character >= hamza && character <= ghain) return static_cast<std::uint8_t>(1 + character - hamza);
  if (character >= fa && character <= yeh) return static_cast<std::uint8_t>(27 + character - fa);
  switch (character) {
    case peh:
      return 37;
    case tcheh:
      return 38;
    case jeh:
      return 39;
    case veh:
      return 40;
    case gaf:
      return 41;
    default:
      return no_code;
  }
}

std::uint8_t latin_code(char character) {
  if (character >= 'a' && character <= 'z') return static_cast<std::uint8_t>(1 + character - 'a');
  switch (character) {
    case '2':
    case '3':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return static_cast<std::uint8_t>(27 + character - '0');
    default:
      return no_code;
  }
}

/// The code of the character at `offset`, which moves past it. Sets the script of the code.
std::uint8_t next_code(std::string_view text, std::size_t& offset, Script& script) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) {
    script = Script::latin;
    return latin_code(text[offset++]);
  }
  if ((lead & 0xE0) != 0xC0 || offset + 1 >= text.size()) {
    offset = text.size();
    return no_code;
  }
  const auto trail = static_cast<unsigned char>(text[offset + 1]);
  offset += 2;
  script = Script::arabic;
  const char32_t character = (lead & 0x1FU) << 6U | (trail & 0x3FU);
  // Folded text keeps alef maqsura in three particles; as a sound it is no other letter.
  return arabic_code(character == letter::alef_maqsura ? letter::yeh : character);
}

}  // namespace

CodedWord coded(std::string_view word) {
  CodedWord result;
  if (word.find_first_not_of("0123456789") == std::string_view::npos) return result;
  Script first_script = Script::other;
  result.codes[result.size++] = CodedWord::begin_mark;
  for (std::size_t offset = 0; offset < word.size();) {
    Script script = Script::other;
    const std::uint8_t code = next_code(word, offset, script);
    if (first_script == Script::other) first_script = script;
    if (code == no_code || script != first_script || result.size > CodedWord::max_letters) return result;
    result.codes[result.size++] = code;
  }
  result.codes[result.size++] = CodedWord::end_mark;
  result.script = first_script;
  return result;
}

RuleSide coded_rule_side(std::string_view letters) {
  RuleSide result;
  for (std::size_t offset = 0; offset < letters.size();) {
    std::uint8_t& code = result.codes.at(result.size++);
    if (letters[offset] == '^' || letters[offset] == '$') {
      code = letters[offset++] == '^' ? CodedWord::begin_mark : CodedWord::end_mark;
    } else {
      Script script = Script::other;
      code = next_code(letters, offset, script);
    }
  }
  return result;
}

}  // namespace fihris
