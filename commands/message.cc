#include "commands/message.h"

#include <cerrno>
#include <iostream>
#include <new>
#include <system_error>

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
    return "memory: not enough of it; end other programs, lower --jobs, or raise the limit: ulimit -v";
  }
  const auto* system = dynamic_cast<const std::system_error*>(&error);
  if (system != nullptr && system->code() == std::errc::resource_unavailable_try_again) {
    return "threads: no more can be had; lower --jobs, or raise the limit: ulimit -u";
  }
  return error.what();
}

}  // namespace fihris
