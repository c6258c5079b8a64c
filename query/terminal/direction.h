#pragma once

#include <functional>
#include <string>

#include "query/terminal/known_terminals.h"

namespace fihris {

/// How right-to-left text is written here, and why.
struct Direction {
  BidiMode mode = BidiMode::logical;  ///< not automatic
  std::string reason;                 ///< of `auto`: the terminal, and what told it
};

/// What choose_direction() may ask.
struct DirectionSources {
  Variables variables;
  std::function<std::string()> ask_terminal;  ///< terminal_question.h; empty if there is no answer
  std::function<std::string()> ask_tmux;
};

/// What `auto` means on this terminal. A terminal that nothing tells of gets text in logical order: what
/// would be turned twice can no longer be read, what is not turned at all can.
Direction choose_direction(const DirectionSources& sources);

/// The same of the terminal that this program runs on. Takes no time, but where the environment does not
/// tell, and the terminal is asked.
Direction terminal_direction();

/// The name of a mode, as --bidi takes it.
const char* name_of(BidiMode mode);

}  // namespace fihris
