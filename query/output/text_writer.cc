#include "query/output/text_writer.h"

#include <string_view>

#include "messages/translation.h"
#include "query/language/dates.h"

namespace fihris {
namespace {

constexpr std::string_view indent = "    ";

}  // namespace

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

std::string TextWriter::format(const Hit& hit) {
  std::string text;
  if (!first_) text += '\n';
  first_ = false;
  std::string head = std::to_string(hit.rank) + ". ";
  if (style_.batch) head.insert(0, painter_.field({hit.query_id, {}}, Part::detail) + '\t');
  if (head.size() < indent.size()) head.resize(indent.size(), ' ');
  const MarkedText title =
      hit.title.empty() ? MarkedText{tr("(no title)"), {}} : MarkedText{hit.title, hit.title_highlights};
  text += head + painter_.field(title, Part::title) + '\n';
  text += indent;
  text += painter_.path(hit.path);
  const std::string date = marked_day(hit.date, hit.date_origin);
  for (const std::string& detail : {date, hit.author, hit.source}) {
    if (!detail.empty()) text += "  " + painter_.field({detail, {}}, Part::detail);
  }
  if (!hit.copies.empty()) {
    const std::size_t copies = hit.copies.size();
    const std::string told = tr_count("+{1} copy", "+{1} copies", copies);
    text += "  " + painter_.field({told, {}}, Part::detail);
  }
  text += '\n';
  if (style_.verbose) text += matches(hit);
  for (const Excerpt& snippet : hit.snippets)
    text.append(indent).append(painter_.field(with_ellipses(snippet), Part::excerpt)).append(1, '\n');
  return text + lines(hit);
}

std::string TextWriter::matches(const Hit& hit) const {
  std::string text;
  for (const MatchedForm& match : hit.matches) {
    text += indent;
    text += painter_.field({match.word, {}}, Part::detail) + ": " +
            painter_.field({match.form, {}}, Part::detail) + " (" + std::string(name_of(match.level)) +
            (match.count > 1 ? tr_count(", {1} time", ", {1} times", match.count) : "") + ")\n";
  }
  return text;
}

/// Whole lines as grep writes them: a colon behind the number of one that matches, a minus sign behind that
/// of one around it, two minus signs where lines are left out.
std::string TextWriter::lines(const Hit& hit) const {
  std::string text;
  std::size_t last = 0;
  for (const TextLine& line : hit.lines) {
    if (last != 0 && line.number > last + 1) text.append(indent).append("--\n");
    last = line.number;
    text += indent;
    if (style_.line_numbers)
      text += painter_.sign(std::to_string(line.number), Part::line) + (line.matches ? ": " : "- ");
    text += painter_.field(line.text, Part::excerpt) + '\n';
  }
  return text;
}

}  // namespace fihris
