#include "query/terminal/direction.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "messages/translation.h"
#include "query/terminal/terminal_question.h"

namespace fihris {
namespace {

constexpr std::chrono::milliseconds question_limit{500};
constexpr std::chrono::milliseconds tmux_limit{300};

Direction direction_of(const KnownTerminal& terminal) {
  return {terminal.mode, tr("the terminal is {1} ({2})", {std::string(terminal.name), terminal.evidence})};
}

/// The terminal that shows a multiplexer of this name.
Direction inside(const std::string& multiplexer, const std::optional<KnownTerminal>& terminal) {
  if (!terminal) return {BidiMode::logical, tr("{1}, in a terminal that is not known", {multiplexer})};
  Direction direction = direction_of(*terminal);
  direction.reason = multiplexer + "; " + direction.reason;
  // Isolates would be characters of their own there.
  if (direction.mode == BidiMode::isolate) direction.mode = BidiMode::logical;
  return direction;
}

/// The one that they agree on, as far as the order of letters goes.
std::optional<KnownTerminal> agreed(const std::vector<KnownTerminal>& terminals) {
  if (terminals.empty()) return std::nullopt;
  const bool agree = std::all_of(terminals.begin(), terminals.end(), [&](const KnownTerminal& one) {
    return one.mode == terminals.front().mode;
  });
  return agree ? std::optional(terminals.front()) : std::nullopt;
}

std::optional<KnownTerminal> terminal_around_tmux(const DirectionSources& sources) {
  // Its type is what the terminal answered when tmux asked, its name the value of $TERM there.
  const std::string answer = sources.ask_tmux();
  const std::size_t blank = std::min(answer.rfind(' '), answer.size());
  if (const auto known = terminal_of_name(answer.substr(0, blank))) return known;
  if (blank < answer.size()) {
    if (const auto known = terminal_of_term(answer.substr(blank + 1))) return known;
  }
  return agreed(terminals_of_variables(sources.variables));
}

}  // namespace

Direction choose_direction(const DirectionSources& sources) {
  const std::string term = sources.variables("TERM");
  const bool is_multiplexer = term.starts_with("tmux") || term.starts_with("screen");
  if (is_multiplexer && !sources.variables("TMUX").empty())
    return inside("tmux", terminal_around_tmux(sources));
  if (is_multiplexer && !sources.variables("STY").empty())
    return inside("screen", agreed(terminals_of_variables(sources.variables)));
  if (const auto known = terminal_of_term(term)) return direction_of(*known);
  const std::vector<KnownTerminal> told = terminals_of_variables(sources.variables);
  if (const auto known = agreed(told)) return direction_of(*known);
  if (term.empty() || term == "dumb") return {BidiMode::logical, tr("the terminal is not known ($TERM)")};
  if (const auto known = terminal_of_answer(sources.ask_terminal())) return direction_of(*known);
  if (!told.empty())
    return {BidiMode::logical, tr("several terminals have set variables, and none has answered")};
  return {BidiMode::logical, tr("the terminal is not known")};
}

Direction terminal_direction() {
  const auto variables = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value != nullptr ? value : "");
  };
  return choose_direction(
      {variables, [] { return ask_terminal(question_limit); }, [] { return ask_tmux(tmux_limit); }});
}

const char* name_of(BidiMode mode) {
  switch (mode) {
    case BidiMode::automatic:
      return "auto";
    case BidiMode::logical:
      return "logical";
    case BidiMode::isolate:
      return "isolate";
    case BidiMode::visual:
      return "visual";
    case BidiMode::kitty:
      break;
  }
  return "kitty";
}

}  // namespace fihris
