#include "commands/reports/message.h"

#include <cerrno>
#include <iostream>
#include <new>
#include <system_error>

#include "index/system_cure.h"
#include "query/output/standard_streams.h"

namespace fihris {

void say(std::string_view text) {
  constexpr std::string_view next_line = "\n  ";
  std::cerr << "fihris: ";
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
