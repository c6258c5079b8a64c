#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/shown/bidi.h"

namespace fihris {

/// A terminal that was made out.
struct KnownTerminal {
  std::string name;
  BidiMode mode = BidiMode::logical;  ///< not automatic
  std::string evidence;               ///< what told it, such as `$VTE_VERSION` or `its answer`
};

/// Asks for a variable of the environment; empty if it is not set.
using Variables = std::function<std::string(const char* name)>;

/// The terminal that $TERM names; none for a name that many terminals use, such as xterm-256color.
std::optional<KnownTerminal> terminal_of_term(std::string_view term);

/// The terminals that have set a variable of theirs, each once, in no order: a terminal that was started from
/// another one has inherited its variables.
std::vector<KnownTerminal> terminals_of_variables(const Variables& variables);

/// The terminal that answers so to a question for its name and version (XTVERSION: DCS > | text ST) and for
/// its kind (secondary device attributes: CSI > numbers c). `answer` may hold anything, in any order.
std::optional<KnownTerminal> terminal_of_answer(std::string_view answer);

/// The terminal that is called so, as XTVERSION or tmux's client_termtype does.
std::optional<KnownTerminal> terminal_of_name(std::string_view name);

}  // namespace fihris
