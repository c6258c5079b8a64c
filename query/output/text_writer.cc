#include "query/output/text_writer.h"

#include <string_view>

#include "query/shown/bidi.h"

namespace fihris {
namespace {

constexpr std::string_view indent = "    ";
// Colours that can be read on dark and on light grounds.
constexpr std::string_view reset = "\033[0m";
constexpr std::string_view highlight_on = "\033[1;31m";  // bold red

/// The text of a snippet with an ellipsis where the article goes on.
MarkedText with_ellipses(const Excerpt& snippet) {
  constexpr std::string_view ellipsis = "\u2026";
  MarkedText marked{snippet.text, snippet.highlights};
  if (snippet.cut_front) {
    const std::string front = std::string(ellipsis) + ' ';
    marked.text.insert(0, front);
    for (Highlight& highlight : marked.highlights) {
      highlight.begin += front.size();
      highlight.end += front.size();
    }
  }
  if (snippet.cut_back) marked.text.append(" ").append(ellipsis);
  return marked;
}

}  // namespace

std::string TextWriter::format(const Hit& hit) {
  std::string text;
  if (!first_) text += '\n';
  first_ = false;
  std::string head = std::to_string(hit.rank) + ". ";
  if (style_.batch) head.insert(0, field({hit.query_id, {}}, Part::detail) + '\t');
  if (head.size() < indent.size()) head.resize(indent.size(), ' ');
  const MarkedText title =
      hit.title.empty() ? MarkedText{"(no title)", {}} : MarkedText{hit.title, hit.title_highlights};
  text += lines(title, Part::title, head);
  text += indent;
  text += field({style_.shown ? safe_name(hit.path) : hit.path, {}}, Part::path);
  // A file's time is not the article's day: it is marked.
  const std::string date = (hit.date_origin == "file" && !hit.date.empty() ? "~" : "") + hit.date;
  for (const std::string& detail : {date, hit.author, hit.source}) {
    if (!detail.empty()) text += "  " + field({detail, {}}, Part::detail);
  }
  text += '\n';
  if (style_.verbose) text += matches(hit);
  for (const Excerpt& snippet : hit.snippets)
    text += lines(with_ellipses(snippet), Part::excerpt, std::string(indent));
  return text;
}

std::string TextWriter::matches(const Hit& hit) const {
  std::string text;
  for (const MatchedForm& match : hit.matches) {
    text += indent;
    text += field({match.word, {}}, Part::detail) + ": " + field({match.form, {}}, Part::detail) + " (" +
            std::string(name_of(match.level)) +
            (match.count > 1 ? ", " + std::to_string(match.count) + " times" : "") + ")\n";
  }
  return text;
}

/// A field, whose direction does not touch what else is on its line.
std::string TextWriter::field(const MarkedText& source, Part part) const {
  return style_.shown ? isolated(paint(safe_text(source), part)) : paint(source, part);
}

/// A field with lines of its own.
std::string TextWriter::lines(const MarkedText& source, Part part, const std::string& first_indent) const {
  return first_indent + field(source, part) + '\n';
}

/// Puts the colours of a part into its text.
std::string TextWriter::paint(const MarkedText& text, Part part) const {
  if (!style_.color) return text.text;
  const std::string_view base = part == Part::title ? "\033[1m" : part == Part::path ? "\033[35m" : "";
  std::string painted(base);
  std::size_t at = 0;
  for (const Highlight& highlight : text.highlights) {
    painted += text.text.substr(at, highlight.begin - at);
    painted += highlight_on;
    painted += text.text.substr(highlight.begin, highlight.end - highlight.begin);
    painted += reset;
    painted += base;
    at = highlight.end;
  }
  painted += text.text.substr(at);
  if (!base.empty()) painted += reset;
  return painted;
}

}  // namespace fihris
