#include "indexer/readers/containers/header_lines.h"

#include <algorithm>

#include "indexer/reading/ascii.h"

namespace fihris {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace

HeaderLines::HeaderLines(std::string_view lines) {
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const auto colon = line.find(':');
    if (colon == line.npos) continue;
    fields_.try_emplace(lower_ascii(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
  }
}

std::string_view HeaderLines::operator[](std::string_view name) const {
  const auto found = fields_.find(name);
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace fihris
