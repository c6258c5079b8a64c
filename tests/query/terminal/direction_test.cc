#include "query/terminal/direction.h"

#include <map>
#include <string>

#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

namespace {

using Environment = std::map<std::string, std::string>;

Direction chosen(const Environment& environment, const std::string& answer = {},
                 const std::string& tmux = {}) {
  const auto variables = [&](const char* name) {
    const auto at = environment.find(name);
    return at == environment.end() ? std::string() : at->second;
  };
  return choose_direction({variables, [&] { return answer; }, [&] { return tmux; }});
}

BidiMode mode(const Environment& environment, const std::string& answer = {}, const std::string& tmux = {}) {
  return chosen(environment, answer, tmux).mode;
}

const std::string usual_term = "xterm-256color";

/// What a terminal answers to XTVERSION, secondary and primary attributes.
std::string answer(const std::string& name, const std::string& kind) {
  return (name.empty() ? "" : "\033P>|" + name + "\033\\") + "\033[>" + kind + "c\033[?62;4c";
}

}  // namespace

TEST_CASE("terminals are known by the variables that they set", "[terminal]") {
  const auto with = [](const std::string& name, const std::string& value) {
    return mode({{"TERM", usual_term}, {name, value}});
  };
  CHECK(with("VTE_VERSION", "7006") == BidiMode::isolate);
  CHECK(with("VTE_VERSION", "5404") == BidiMode::visual);
  CHECK(with("KONSOLE_VERSION", "221203") == BidiMode::isolate);
  CHECK(with("MLTERM", "3.9.0") == BidiMode::isolate);
  CHECK(with("KITTY_WINDOW_ID", "1") == BidiMode::kitty);
  CHECK(with("ALACRITTY_WINDOW_ID", "1") == BidiMode::visual);
  CHECK(with("XTERM_VERSION", "XTerm(379)") == BidiMode::visual);
  CHECK(with("WT_SESSION", "a-b") == BidiMode::visual);
  CHECK(with("WEZTERM_PANE", "0") == BidiMode::visual);
  CHECK(with("TERM_PROGRAM", "Apple_Terminal") == BidiMode::logical);
  CHECK(with("TERM_PROGRAM", "iTerm.app") == BidiMode::visual);
  CHECK(with("TERM_PROGRAM", "vscode") == BidiMode::visual);
}

TEST_CASE("terminals are known by a $TERM of their own", "[terminal]") {
  for (const char* term : {"alacritty", "alacritty-direct", "foot", "foot-extra", "rxvt-unicode-256color",
                           "linux", "st-256color", "xterm-ghostty"})
    CHECK(mode({{"TERM", term}}) == BidiMode::visual);
  CHECK(mode({{"TERM", "xterm-kitty"}}) == BidiMode::kitty);
  CHECK(mode({{"TERM", "mlterm"}}) == BidiMode::isolate);
  CHECK(mode({{"TERM", "mlterm"}, {"XTERM_VERSION", "XTerm(379)"}}) == BidiMode::isolate);
  CHECK(mode({{"TERM", "sthing"}}) == BidiMode::logical);
}

TEST_CASE("a terminal that the environment does not tell of is asked", "[terminal]") {
  const Environment ssh{{"TERM", usual_term}};
  CHECK(mode(ssh, answer("XTerm(379)", "41;379;0")) == BidiMode::visual);
  CHECK(mode(ssh, answer("", "65;7006;1")) == BidiMode::isolate);
  CHECK(mode(ssh, answer("VTE(7200)", "61;7200;1")) == BidiMode::isolate);
  CHECK(mode(ssh, answer("VTE(5404)", "65;5404;1")) == BidiMode::visual);
  CHECK(mode(ssh, answer("kitty(0.26.5)", "1;4000;26")) == BidiMode::kitty);
  CHECK(mode(ssh, answer("WezTerm 20240203", "1;277;0")) == BidiMode::visual);
  CHECK(mode(ssh, answer("foot(1.13.1)", "1;011301;0")) == BidiMode::visual);
  CHECK(mode(ssh, answer("mlterm(3.9.0)", "24;279;0")) == BidiMode::isolate);
  CHECK(mode(ssh, answer("Konsole 23.08.1", "1;230801;0")) == BidiMode::isolate);
  CHECK(mode(ssh, answer("", "0;1101;1")) == BidiMode::visual);
  CHECK(mode(ssh, answer("", "85;95;0")) == BidiMode::visual);
}

TEST_CASE("what no terminal would answer is no answer", "[terminal]") {
  const Environment ssh{{"TERM", usual_term}};
  for (const std::string nonsense : {"", "\033[?62c", "\033P>|", "\033P>|XTerm(379)", "\033[>", "\033[>c",
                                     "\033[>99999999999999999999c", "xterm", "\033P>|\033\\", "\033[>;;;c"}) {
    CHECK(mode(ssh, nonsense) == BidiMode::logical);
  }
  // The $TERM of many is no name.
  CHECK(!terminal_of_name("xterm-256color"));
}

TEST_CASE("a terminal that was started from another one is asked which it is", "[terminal]") {
  const Environment both{{"TERM", usual_term}, {"VTE_VERSION", "7006"}, {"XTERM_VERSION", "XTerm(379)"}};
  CHECK(mode(both, answer("XTerm(379)", "41;379;0")) == BidiMode::visual);
  CHECK(mode(both, answer("", "65;7006;1")) == BidiMode::isolate);
  CHECK(mode(both) == BidiMode::logical);
}

TEST_CASE("within tmux the terminal around it decides, and isolates are left out", "[terminal]") {
  const Environment tmux{{"TERM", "tmux-256color"}, {"TMUX", "/tmp/tmux"}, {"VTE_VERSION", "7006"}};
  CHECK(mode(tmux, "", "XTerm(379) xterm-256color") == BidiMode::visual);
  CHECK(mode(tmux, "", "VTE(7006) xterm-256color") == BidiMode::logical);
  CHECK(mode(tmux, "", "kitty(0.26.5) xterm-kitty") == BidiMode::kitty);
  CHECK(mode(tmux, "", " alacritty") == BidiMode::visual);
  CHECK(mode(tmux, "", " xterm-256color") == BidiMode::logical);  // by $VTE_VERSION
  CHECK(mode(tmux) == BidiMode::logical);
  CHECK(mode({{"TERM", "screen"}, {"TMUX", "x"}, {"XTERM_VERSION", "XTerm(379)"}}) == BidiMode::visual);
  CHECK_THAT(chosen(tmux, "", "XTerm(379) xterm").reason, Contains("tmux") && Contains("xterm"));
  // A terminal that was started from within tmux.
  CHECK(mode({{"TERM", "xterm-kitty"}, {"TMUX", "x"}}) == BidiMode::kitty);
}

TEST_CASE("within screen the terminal around it decides, and isolates are left out", "[terminal]") {
  CHECK(mode({{"TERM", "screen.xterm-256color"}, {"STY", "1"}, {"XTERM_VERSION", "x"}}) == BidiMode::visual);
  CHECK(mode({{"TERM", "screen"}, {"STY", "1"}, {"VTE_VERSION", "7006"}}) == BidiMode::logical);
  CHECK(mode({{"TERM", "screen"}, {"STY", "1"}}) == BidiMode::logical);
}

TEST_CASE("a terminal that cannot do anything is not asked", "[terminal]") {
  for (const char* term : {"dumb", ""}) {
    CHECK(mode({{"TERM", term}}, answer("XTerm(379)", "41;379;0")) == BidiMode::logical);
  }
}
