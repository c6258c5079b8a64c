#include "query/terminal/known_terminals.h"

#include <algorithm>
#include <charconv>

namespace fihris {
namespace {

constexpr unsigned first_vte_with_bidi = 5800;  ///< as VTE counts: 0.58

// docs/terminals.md has the sources, and what of this was seen.
constexpr BidiMode reorders = BidiMode::isolate;
constexpr BidiMode reorders_without_isolates = BidiMode::logical;
constexpr BidiMode does_nothing = BidiMode::visual;

/// A terminal by its name in $TERM, before a dash or the end.
struct TermName {
  const char* term;
  const char* name;
  BidiMode mode;
};
constexpr TermName term_names[] = {
    {"xterm-kitty", "kitty", BidiMode::kitty},
    {"alacritty", "alacritty", does_nothing},
    {"foot", "foot", does_nothing},
    {"mlterm", "mlterm", reorders},
    {"rxvt", "rxvt", does_nothing},
    {"linux", "the Linux console", does_nothing},
    {"wezterm", "WezTerm", does_nothing},
    {"xterm-ghostty", "Ghostty", does_nothing},
    {"vte", "VTE", reorders},
    {"gnome", "VTE", reorders},
    {"konsole", "Konsole", reorders},
    {"mintty", "mintty", reorders},
    {"st", "st", does_nothing},
    {"eterm", "Emacs", reorders_without_isolates},
};

/// A terminal by a variable that it sets.
struct Variable {
  const char* variable;
  const char* value;  ///< what it begins with; empty for any
  const char* name;
  BidiMode mode;
};
constexpr Variable variable_names[] = {
    {"KONSOLE_VERSION", "", "Konsole", reorders},
    {"MLTERM", "", "mlterm", reorders},
    {"KITTY_WINDOW_ID", "", "kitty", BidiMode::kitty},
    {"ALACRITTY_WINDOW_ID", "", "alacritty", does_nothing},
    {"WT_SESSION", "", "Windows Terminal", does_nothing},
    {"XTERM_VERSION", "", "xterm", does_nothing},
    {"WEZTERM_PANE", "", "WezTerm", does_nothing},
    {"TERM_PROGRAM", "Apple_Terminal", "Terminal.app", reorders_without_isolates},
    {"TERM_PROGRAM", "iTerm.app", "iTerm2", does_nothing},
    {"TERM_PROGRAM", "ghostty", "Ghostty", does_nothing},
    {"TERM_PROGRAM", "vscode", "Visual Studio Code", does_nothing},
    {"TERM_PROGRAM", "mintty", "mintty", reorders},
};

/// A terminal by the beginning of the name that it calls itself.
struct OwnName {
  const char* begins;  ///< small letters
  const char* name;
  BidiMode mode;
};
constexpr OwnName own_names[] = {
    {"xterm", "xterm", does_nothing},
    {"vte", "VTE", reorders},
    {"konsole", "Konsole", reorders},
    {"kitty", "kitty", BidiMode::kitty},
    {"mlterm", "mlterm", reorders},
    {"foot", "foot", does_nothing},
    {"wezterm", "WezTerm", does_nothing},
    {"alacritty", "alacritty", does_nothing},
    {"iterm2", "iTerm2", does_nothing},
    {"mintty", "mintty", reorders},
    {"ghostty", "Ghostty", does_nothing},
    {"rxvt", "rxvt", does_nothing},
    {"windows", "Windows Terminal", does_nothing},
};

/// A terminal by the first number of its secondary device attributes.
struct Kind {
  unsigned number;
  const char* name;
  BidiMode mode;
};
constexpr Kind kinds[] = {
    {65, "VTE", reorders},
    {41, "xterm", does_nothing},
    {85, "rxvt", does_nothing},
    {77, "mintty", reorders},
};

KnownTerminal vte(unsigned version, std::string evidence) {
  const bool old = version < first_vte_with_bidi;
  return {old ? "VTE before 0.58" : "VTE", old ? does_nothing : reorders, std::move(evidence)};
}

/// The number that `text` begins with, 0 if with none.
unsigned number_at(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string in_small_letters(std::string_view text) {
  std::string result(text);
  for (char& byte : result) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return result;
}

/// What stands between the last `begin` and the `end` behind it.
std::optional<std::string_view> between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::size_t at = text.rfind(begin);
  if (at == text.npos) return std::nullopt;
  text.remove_prefix(at + begin.size());
  const std::size_t size = text.find(end);
  if (size == text.npos) return std::nullopt;
  return text.substr(0, size);
}

}  // namespace

std::optional<KnownTerminal> terminal_of_term(std::string_view term) {
  for (const TermName& known : term_names) {
    const std::string_view name = known.term;
    if (term.starts_with(name) && (term.size() == name.size() || term[name.size()] == '-'))
      return KnownTerminal{known.name, known.mode, "$TERM"};
  }
  return std::nullopt;
}

std::vector<KnownTerminal> terminals_of_variables(const Variables& variables) {
  std::vector<KnownTerminal> found;
  for (const Variable& known : variable_names) {
    const std::string value = variables(known.variable);
    if (value.empty() || !value.starts_with(known.value)) continue;
    found.push_back({known.name, known.mode, "$" + std::string(known.variable)});
  }
  const std::string version = variables("VTE_VERSION");
  if (!version.empty()) found.push_back(vte(number_at(version), "$VTE_VERSION"));
  return found;
}

std::optional<KnownTerminal> terminal_of_name(std::string_view name) {
  const std::string small = in_small_letters(name);
  for (const OwnName& known : own_names) {
    const std::string_view begins = known.begins;
    if (!small.starts_with(begins)) continue;
    // xterm-256color is the $TERM of many.
    if (small.size() > begins.size() && small[begins.size()] == '-') continue;
    const std::size_t digits = small.find_first_of("0123456789");
    if (begins == "vte" && digits != small.npos) return vte(number_at(name.substr(digits)), "its answer");
    return KnownTerminal{known.name, known.mode, "its answer"};
  }
  return std::nullopt;
}

std::optional<KnownTerminal> terminal_of_answer(std::string_view answer) {
  if (const auto name = between(answer, "\033P>|", "\033\\")) {
    if (const auto known = terminal_of_name(*name)) return known;
  }
  const auto numbers = between(answer, "\033[>", "c");
  if (!numbers) return std::nullopt;
  const unsigned first = number_at(*numbers);
  const std::size_t second = numbers->find(';');
  const unsigned version = second == numbers->npos ? 0 : number_at(numbers->substr(second + 1));
  for (const Kind& known : kinds) {
    if (known.number != first) continue;
    if (first == 65) return vte(version, "its answer");
    return KnownTerminal{known.name, known.mode, "its answer"};
  }
  // These numbers are taken by several, whose versions tell them apart.
  if (first == 1 && version >= 2000 && version < 10'000) return vte(version, "its answer");
  if (first == 1 && version >= 200'000) return KnownTerminal{"Konsole", reorders, "its answer"};
  if (first == 0 && version >= 200 && version < 200'000)
    return KnownTerminal{"alacritty", does_nothing, "its answer"};
  return std::nullopt;
}

}  // namespace fihris
