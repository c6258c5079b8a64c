#include "indexer/readers/web/html_text.h"

#include <algorithm>

#include "indexer/readers/web/html_document.h"

namespace fihris {

bool looks_like_html(std::string_view text) {
  for (auto at = text.find('<'); at != text.npos && at + 1 < text.size(); at = text.find('<', at + 1)) {
    const char next = text[at + 1];
    if (next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) {
      if (text.find('>', at) != text.npos) return true;
    }
  }
  const auto reference = text.find('&');
  return reference != text.npos && text.find(';', reference) - reference < 10;
}

std::string html_to_text(const std::string& html) {
  const HtmlDocument page(html);
  std::string text;
  if (!page.root()) return text;
  for (const auto& block : html_blocks(page.root()))
    text.append(text.empty() ? "" : "\n\n").append(block.text);
  return text;
}

std::string html_to_line(const std::string& html) {
  std::string line = looks_like_html(html) ? html_to_text(html) : html;
  std::replace(line.begin(), line.end(), '\n', ' ');
  const auto begin = line.find_first_not_of(" \t\r");
  if (begin == line.npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace fihris
