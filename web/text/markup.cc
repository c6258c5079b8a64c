#include "web/text/markup.h"

#include <algorithm>

#include "analyzers/words/utf8.h"
#include "query/shown/marked_text.h"

namespace fihris {

std::string html_of(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_character(text, at);
    switch (code) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        append_utf8(html, code == '\n' || code == '\t' ? code : code < 0xA0 ? harmless(code) : code);
    }
  }
  return html;
}

std::string marked_html(std::string_view text, std::size_t begin, std::size_t end,
                        const std::vector<Mark>& marks, std::size_t first_number) {
  std::string html;
  std::size_t at = begin;
  auto mark = std::lower_bound(marks.begin(), marks.end(), begin,
                               [](const Mark& one, std::size_t place) { return one.end <= place; });
  for (; mark != marks.end() && mark->begin < end; ++mark) {
    const std::size_t from = std::max(at, mark->begin);
    const std::size_t to = std::min(end, mark->end);
    html += html_of(text.substr(at, from - at)) + "<mark";
    if (first_number > 0)
      html +=
          " id=\"mark-" + std::to_string(first_number + static_cast<std::size_t>(mark - marks.begin())) + '"';
    if (!mark->title.empty()) html += " title=\"" + html_of(mark->title) + '"';
    html += '>' + html_of(text.substr(from, to - from)) + "</mark>";
    at = to;
  }
  return html + html_of(text.substr(at, end - at));
}

std::string name_text(std::string_view name) {
  return safe_name(name);
}

}  // namespace fihris
