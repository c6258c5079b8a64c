#include "commands/reports/message.h"

#include <algorithm>
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
  const bool from_right = begins_right_to_left(text);
  const std::size_t end = std::min(text.find(next_line), text.size());
  const std::string first = message_prefix(text) + std::string(text.substr(0, end));
  if (from_right) {
    // As a whole it runs from right to left, whatever names are in it.
    std::cerr << Shown{first};
  } else {
    std::cerr << OneLine{first};
  }
  text.remove_prefix(end);
  while (!text.empty()) {
    text.remove_prefix(next_line.size());
    const std::size_t line_end = std::min(text.find(next_line), text.size());
    std::cerr << next_line << OneLine{text.substr(0, line_end)};
    text.remove_prefix(line_end);
  }
  std::cerr << std::endl;
}

std::string message_of(const std::exception& error) {
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
    return tr("the system: {1}; {2}", {std::generic_category().message(ENOMEM), system_cure(ENOMEM, "")});
  }
  if (const auto* system = dynamic_cast<const std::system_error*>(&error)) {
    const std::string cure = system_cure(system->code().value(), "");
    if (!cure.empty()) return tr("the system: {1}; {2}", {system->code().message(), cure});
  }
  return error.what();
}

}  // namespace fihris
