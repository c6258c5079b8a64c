#include "web/text/language.h"

#include <algorithm>
#include <cstdlib>

#include "analyzers/words/table_reader.h"
#include "web/text/assets.h"

namespace fihris {
namespace {

std::map<std::string_view, std::string_view> read_texts(std::size_t column) {
  std::map<std::string_view, std::string_view> read;
  for (const auto& row : table_rows(assets::texts)) read[row[0]] = row[column];
  return read;
}

/// How much a browser wants one of the languages of `header` (RFC 9110, 12.5.4): 0 if not at all.
double preference(std::string_view header, std::string_view code) {
  double best = 0;
  while (!header.empty()) {
    const std::size_t comma = std::min(header.find(','), header.size());
    std::string_view range = header.substr(0, comma);
    header.remove_prefix(std::min(comma + 1, header.size()));
    range.remove_prefix(std::min(range.find_first_not_of(' '), range.size()));
    const bool is_it = range.starts_with(code) && (range.size() == 2 || range.find_first_of("-; ") == 2);
    if (!is_it) continue;
    const std::size_t weight = range.find("q=");
    best = std::max(best, weight == std::string_view::npos
                              ? 1.0
                              : std::strtod(std::string(range.substr(weight + 2)).c_str(), nullptr));
  }
  return best;
}

}  // namespace

Language language_of(const HttpRequest& request) {
  const std::string_view asked = request.param("lang");
  if (asked == code_of(Language::arabic)) return Language::arabic;
  if (asked == code_of(Language::english)) return Language::english;
  const std::string_view header = request.header("accept-language");
  return preference(header, "ar") > preference(header, "en") ? Language::arabic : Language::english;
}

std::string_view code_of(Language language) {
  return language == Language::arabic ? "ar" : "en";
}

const std::map<std::string_view, std::string_view>& texts(Language language) {
  static const auto english = read_texts(1);
  static const auto arabic = read_texts(2);
  return language == Language::arabic ? arabic : english;
}

std::string text(Language language, std::string_view key, std::initializer_list<std::string_view> values) {
  const std::string_view pattern = texts(language).at(key);
  std::string result;
  for (std::size_t at = 0; at < pattern.size();) {
    const bool is_place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
    const auto number = is_place ? static_cast<std::size_t>(pattern[at + 1] - '0') : values.size();
    if (number < values.size()) {
      result += values.begin()[number];
      at += 3;
    } else {
      result += pattern[at++];
    }
  }
  return result;
}

}  // namespace fihris
