#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "query/terminal/direction.h"

namespace fihris {

/// Takes over standard output and standard error while it lives, however they are written to: std::cout,
/// std::cerr, std::clog, and stdout and stderr of <cstdio>. So no command can forget what is done here.
///
/// Where a terminal reads, text is made harmless: control characters but newline and tab, embeddings,
/// overrides and isolates, and ill-formed UTF-8 are shown by a character that stands for them. Only what is
/// written as Styled, or by Shown, has sequences of this program. Lines are put in the order that the
/// terminal needs and broken at words (lay_out), but for a Verbatim. Everywhere else bytes are passed on as
/// they are.
///
/// What standard output did not take is remembered for finish(). A reader that has gone ends the program as
/// SIGPIPE does, without a word, even where the signal is ignored. Descriptors 0 to 2 that are closed are
/// filled, so that no file of an index can be taken for one of them. One object a program, made before there
/// are threads.
class StandardStreams {
 public:
  StandardStreams();
  ~StandardStreams();
  StandardStreams(const StandardStreams&) = delete;
  StandardStreams& operator=(const StandardStreams&) = delete;

  /// How lines for people are ordered, on both streams; `automatic` if this is never called. With another
  /// mode standard output is for people even if no terminal reads it, as in a pipe to a pager.
  void set_bidi(BidiMode mode);

  /// Writes what is left; call when the program is done. Returns what to tell the user if standard output did
  /// not take everything, else nothing.
  std::string finish();

 private:
  struct Taken;
  std::unique_ptr<Taken> taken_;
};

/// Whether people see what is written to `out`: a terminal reads it, or the user has asked for an order of
/// letters. Only then it may be Styled.
bool is_shown(std::ostream& out);

/// Text that this program has made harmless itself and given colours, isolates or the movements of a progress
/// bar: those pass a terminal's guard. What else would drive the terminal does not even here.
struct Styled {
  std::string_view text;
};
std::ostream& operator<<(std::ostream& out, const Styled& styled);

/// A name or a text of an article that shares its line with other things. Where a terminal reads, it stays on
/// its line, and between isolates if it runs from right to left.
struct Shown {
  std::string_view text;
};
std::ostream& operator<<(std::ostream& out, const Shown& field);

/// Whole lines of which each is a unit to programs, such as JSON or paths: letters stay in their order, and
/// no line is broken.
struct Verbatim {
  std::string_view text;
};
std::ostream& operator<<(std::ostream& out, const Verbatim& lines);

/// Whole lines that lay_out() has made.
struct LaidOut {
  std::string_view text;
};
std::ostream& operator<<(std::ostream& out, const LaidOut& lines);

/// Text that stays on its line where a terminal reads: a newline in it is shown by a character.
struct OneLine {
  std::string_view text;
};
std::ostream& operator<<(std::ostream& out, const OneLine& line);

}  // namespace fihris
