#pragma once

#include <memory>
#include <string>

#include <unicode/ubidi.h>

#include "query/shown/bidi.h"
#include "query/terminal/line_breaks.h"
#include "query/terminal/styled_text.h"

namespace fihris {

/// Arabic letters in the forms that they have beside their neighbours, in logical order. A lam with its alef
/// becomes one character if `with_ligatures`, else two that join.
StyledText joined(const StyledText& line, bool with_ligatures);

/// Stretches of a line in the order in which they are seen from left to right, without the characters that
/// say so to others: isolates and direction marks.
class VisualLines {
 public:
  /// `line` must outlive this object. `mode` is visual or kitty; with others next() must not be called.
  VisualLines(const StyledText& line, BidiMode mode);

  std::string next(const TextRange& range, const std::string& padding);

 private:
  struct Close {
    void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
  };

  const StyledText& line_;
  const BidiMode mode_;
  std::unique_ptr<UBiDi, Close> paragraph_;
  std::unique_ptr<UBiDi, Close> part_;
};

}  // namespace fihris
