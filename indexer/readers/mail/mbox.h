#pragma once

#include <functional>
#include <string>

#include "indexer/readers/input/input.h"

namespace fihris {

/// Cuts a box of messages where a line begins with "From " and the header of a message follows; the same
/// words inside of a text cut nothing. Gives each message without that line, one at a time, at most 64 MiB of
/// it.
void for_each_message(Input& input, const std::function<void(const std::string& message)>& found);

}  // namespace fihris
