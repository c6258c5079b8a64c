#include "query/shown/text_lines.h"

#include <algorithm>

namespace fihris {
namespace {

constexpr std::size_t first_line_behind_title = 3;

}  // namespace

std::vector<TextLine> lines_of(const Record& record, const Occurrences& occurrences) {
  std::vector<TextLine> lines;
  std::size_t number = 1;
  if (!record.title.empty()) {
    lines.push_back({1, {record.title, highlights_of(occurrences.title)}, !occurrences.title.empty()});
    lines.push_back({2, {}, false});
    number = first_line_behind_title;
  }
  const std::vector<Highlight> highlights = highlights_of(occurrences.body);
  auto highlight = highlights.begin();
  const std::string& body = record.body;
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    TextLine line{number++, {body.substr(begin, end - begin), {}}, false};
    if (line.text.text.ends_with('\r')) line.text.text.pop_back();
    // A match may go over the end of a line, as one of several words does.
    for (auto at = highlight; at != highlights.end() && at->begin < end; ++at) {
      const std::size_t size = line.text.text.size();
      const Highlight part{std::max(at->begin, begin) - begin, std::min(at->end - begin, size)};
      if (part.begin < part.end) line.text.highlights.push_back(part);
      line.matches = line.matches || part.begin < part.end;
    }
    while (highlight != highlights.end() && highlight->end <= end) ++highlight;
    lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

std::vector<TextLine> matching_lines(const std::vector<TextLine>& lines, const LineContext& context) {
  std::vector<bool> wanted(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].matches) continue;
    const std::size_t first = i - std::min<std::size_t>(i, context.before);
    const std::size_t last = std::min<std::size_t>(lines.size() - 1, i + context.after);
    std::fill(wanted.begin() + static_cast<std::ptrdiff_t>(first),
              wanted.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
  }
  std::vector<TextLine> chosen;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (wanted[i]) chosen.push_back(lines[i]);
  }
  return chosen;
}

std::vector<Highlight> highlights_of(const std::vector<Occurrence>& occurrences) {
  std::vector<Highlight> merged;
  for (const Occurrence& at : occurrences) {
    if (!merged.empty() && at.core_begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, at.end);
    } else {
      merged.push_back({at.core_begin, at.end});
    }
  }
  return merged;
}

}  // namespace fihris
