#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace fihris {

/// `fihris: ` before this text, in Arabic where the text begins so.
std::string message_prefix(std::string_view text);

/// Writes `fihris: TEXT` and a newline on standard error. Of further lines only those that are indented (a
/// query and its caret) stay lines where a terminal reads, so that no name can pose as a message.
void say(std::string_view text);

/// What to tell the user of `error`, which ended a command: what an Error says, and a sentence that names the
/// cure where memory or threads could not be had.
std::string message_of(const std::exception& error);

}  // namespace fihris
