#pragma once

#include <chrono>
#include <string>

namespace fihris {

/// Asks the terminal that reads standard output and writes standard input what it is: for its name and
/// version (XTVERSION) and its device attributes. Returns its answer, empty if it was not asked or did not
/// answer in time.
///
/// It is asked only if both are the same terminal, this program is in its foreground, and nothing that the
/// user has typed waits to be read. Every terminal answers the last question, so the wait ends there, or
/// after `limit`; what then comes late is thrown away with the input that is there. Signals wait while it is
/// asked.
std::string ask_terminal(std::chrono::milliseconds limit);

/// The same of a terminal on descriptors `in` and `out`.
std::string ask_terminal(int in, int out, std::chrono::milliseconds limit);

/// What tmux says of the terminal that shows it, `TYPE NAME`; empty if it does not in time. Runs the program
/// tmux.
std::string ask_tmux(std::chrono::milliseconds limit);

}  // namespace fihris
