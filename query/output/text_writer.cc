#include "query/output/text_writer.h"

#include <algorithm>
#include <string_view>

namespace fihris {
namespace {

constexpr std::string_view indent = "    ";
constexpr std::size_t least_columns = 20;
constexpr std::string_view reset = "\033[0m";
constexpr std::string_view highlight_on = "\033[1;33m";  // bold yellow

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
  text += field({style_.terminal ? safe_name(hit.path) : hit.path, {}}, Part::path);
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

/// A field that shares its line with others.
std::string TextWriter::field(const MarkedText& source, Part part) const {
  const MarkedText text = style_.terminal ? safe_text(source) : source;
  if (style_.bidi == BidiMode::visual) return paint(visual_lines(text, text.text.size() + 1).front(), part);
  const std::string painted = paint(text, part);
  return style_.bidi == BidiMode::isolate ? isolated(painted) : painted;
}

/// A field with lines of its own.
std::string TextWriter::lines(const MarkedText& source, Part part, const std::string& first_indent) const {
  if (style_.bidi != BidiMode::visual) return first_indent + field(source, part) + '\n';
  const MarkedText text = style_.terminal ? safe_text(source) : source;
  const std::size_t columns = style_.columns > indent.size() ? style_.columns - indent.size() : 0;
  std::string result;
  for (const MarkedText& line : visual_lines(text, std::max(columns, least_columns))) {
    result += (result.empty() ? first_indent : std::string(indent)) + paint(line, part) + '\n';
  }
  return result;
}

/// Puts the colours of a part into its text.
std::string TextWriter::paint(const MarkedText& text, Part part) const {
  if (!style_.color) return text.text;
  const std::string_view base = part == Part::title ? "\033[1m" : part == Part::path ? "\033[34m" : "";
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
