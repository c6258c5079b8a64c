#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// True if `text` holds tags or character references of HTML.
bool looks_like_html(std::string_view text);

/// The visible text of a piece of HTML in UTF-8: paragraphs separated by an empty line.
std::string html_to_text(const std::string& html);

/// The same in one line, as for titles.
std::string html_to_line(const std::string& html);

}  // namespace fihris
