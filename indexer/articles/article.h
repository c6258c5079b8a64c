#pragma once

#include <string>
#include <string_view>

#include "index/schema.h"

namespace fihris {

/// A longer first line is no title but a paragraph; in bytes.
inline constexpr std::size_t max_title_bytes = 300;

/// The article in `text` (UTF-8), which was read from `path`.
///
/// The title is the first line that is not blank, if a blank line follows it and it is no longer than
/// max_title_bytes; otherwise there is none and the whole text is the body. A line is blank if nothing of it
/// can be seen: no-break spaces, direction marks, lone vowel signs and byte order marks are not. The signs of
/// a heading of Markdown do not belong to the title.
Record make_article(const std::string& path, std::string_view text);

/// Name of the folder that holds the file at `path`.
std::string source_of(std::string_view path);

}  // namespace fihris
