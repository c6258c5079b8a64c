#pragma once

#include <string>

#include "query/output/painter.h"
#include "query/shown/hit.h"

namespace fihris {

/// How text output looks.
struct TextStyle {
  Paint paint;
  bool verbose = false;       ///< with the forms and levels that matched
  bool batch = false;         ///< with the id of the query
  bool line_numbers = false;  ///< before whole lines
};

/// Hits for people: rank and title, then path, date and source, then excerpts or whole lines.
class TextWriter {
 public:
  explicit TextWriter(const TextStyle& style) : style_(style), painter_(style.paint) {}
  std::string format(const Hit& hit);
  std::string end() const { return {}; }

 private:
  std::string matches(const Hit& hit) const;
  std::string lines(const Hit& hit) const;

  TextStyle style_;
  Painter painter_;
  bool first_ = true;
};

/// The text of a snippet, with an ellipsis where the article goes on.
MarkedText with_ellipses(const Excerpt& snippet);

}  // namespace fihris
