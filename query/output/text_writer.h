#pragma once

#include <string>

#include "query/shown/hit.h"
#include "query/shown/marked_text.h"

namespace fihris {

/// How text output looks.
struct TextStyle {
  bool color = false;
  bool verbose = false;  ///< with the forms and levels that matched
  bool batch = false;    ///< with the id of the query
  bool shown = false;    ///< to people: nothing may drive a terminal, and fields are between isolates
};

/// Hits for people: rank and title, then path, date and source, then excerpts.
class TextWriter {
 public:
  explicit TextWriter(const TextStyle& style) : style_(style) {}
  std::string format(const Hit& hit);
  std::string end() const { return {}; }

 private:
  enum class Part { title, path, detail, excerpt };
  std::string field(const MarkedText& text, Part part) const;
  std::string lines(const MarkedText& text, Part part, const std::string& first_indent) const;
  std::string paint(const MarkedText& text, Part part) const;
  std::string matches(const Hit& hit) const;

  TextStyle style_;
  bool first_ = true;
};

}  // namespace fihris
