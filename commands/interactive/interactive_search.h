#pragma once

#include <string>

#include "commands/interactive/live_view.h"

namespace fihris {

/// Lets the user of a terminal type a query, and shows what it finds with every key. Returns the exit status:
/// 0, or 128 and the number of a signal that has ended it. Throws Error if there is no terminal.
int search_interactively(LiveSearch& search, const LiveLook& look);

}  // namespace fihris
