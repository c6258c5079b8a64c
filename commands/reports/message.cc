#include "commands/reports/message.h"

#include <cerrno>
#include <iostream>
#include <new>
#include <system_error>

#include <unicode/uchar.h>

#include "analyzers/words/utf8.h"
#include "index/system_cure.h"
#include "messages/translation.h"
#include "query/output/standard_streams.h"

namespace fihris {

namespace {

/// True if the first letter is an Arabic one: what is said in Arabic has no Latin word before it, which would
/// turn the line round.
bool begins_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_character(text, at);
    if (u_charDirection(static_cast<UChar32>(letter)) == U_LEFT_TO_RIGHT) return false;
    if (u_charDirection(static_cast<UChar32>(letter)) == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

}  // namespace

std::string message_prefix(std::string_view text) {
  return begins_right_to_left(text) ? tr("fihris: ") : "fihris: ";
}

void say(std::string_view text) {
  constexpr std::string_view next_line = "\n  ";
  std::cerr << message_prefix(text);
  for (std::size_t end; (end = text.find(next_line)) != text.npos;) {
    std::cerr << OneLine{text.substr(0, end)} << next_line;
    text.remove_prefix(end + next_line.size());
  }
  std::cerr << OneLine{text} << std::endl;
}

std::string message_of(const std::exception& error) {
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
    return "the system: " + std::generic_category().message(ENOMEM) + "; " + system_cure(ENOMEM, "");
  }
  if (const auto* system = dynamic_cast<const std::system_error*>(&error)) {
    const std::string cure = system_cure(system->code().value(), "");
    if (!cure.empty()) return "the system: " + system->code().message() + "; " + cure;
  }
  return error.what();
}

}  // namespace fihris
