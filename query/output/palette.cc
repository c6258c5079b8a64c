#include "query/output/palette.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "analyzers/error.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr struct {
  std::string_view name;
  std::string Palette::*sequence;
} roles[] = {{"match", &Palette::match},
             {"title", &Palette::title},
             {"path", &Palette::path},
             {"detail", &Palette::detail},
             {"line", &Palette::line}};

constexpr struct {
  std::string_view name;
  unsigned code;
} attributes[] = {{"bold", 1}, {"dim", 2}, {"italic", 3}, {"underline", 4}, {"reverse", 7}, {"strike", 9}};

constexpr std::string_view colors[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};
constexpr std::string_view bright = "bright";
constexpr unsigned letters_code = 30;
constexpr unsigned ground_offset = 10;
constexpr unsigned bright_offset = 60;
constexpr unsigned default_number = 9;
constexpr unsigned most_parameter = 255;

/// The words of `text` between blanks.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::optional<unsigned> number_of(std::string_view digits, int base) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

/// The parameters of SGR for a colour; nothing if there is none of this name.
std::optional<std::string> color_parameters(std::string_view name, bool is_ground) {
  const unsigned base = letters_code + (is_ground ? ground_offset : 0);
  const std::string extended = std::to_string(base + 8) + ";";
  if (name == "default") return std::to_string(base + default_number);
  if (name.starts_with('#')) {
    const auto rgb = name.size() == 7 ? number_of(name.substr(1), 16) : std::nullopt;
    if (!rgb) return std::nullopt;
    return extended + "2;" + std::to_string(*rgb >> 16) + ";" + std::to_string(*rgb >> 8 & 255) + ";" +
           std::to_string(*rgb & 255);
  }
  if (const auto number = number_of(name, 10)) {
    if (*number > most_parameter) return std::nullopt;
    return extended + "5;" + std::to_string(*number);
  }
  const bool is_bright = name.starts_with(bright);
  if (is_bright) name.remove_prefix(bright.size());
  const auto* const color = std::find(std::begin(colors), std::end(colors), name);
  if (color == std::end(colors)) return std::nullopt;
  return std::to_string(base + (is_bright ? bright_offset : 0) + static_cast<unsigned>(color - colors));
}

std::string sequence_of(std::string_view style, const std::string& setting) {
  std::string parameters;
  unsigned colors_given = 0;
  const std::vector<std::string_view> words = words_of(style);
  if (words.size() == 1 && words.front() == "none") return {};
  for (const std::string_view word : words) {
    std::optional<std::string> found;
    for (const auto& attribute : attributes) {
      if (attribute.name == word) found = std::to_string(attribute.code);
    }
    if (!found && colors_given < 2) {
      found = color_parameters(word, colors_given > 0);
      colors_given += found.has_value();
    }
    if (!found)
      throw Error(
          tr("usage: --colors: '{1}': '{2}' is no style here; styles are bold, dim, italic, underline, "
             "reverse, strike, and two colours: "
             "red, brightred, 0 to 255, #rrggbb, default; or none",
             {setting, std::string(word)}));
    parameters += (parameters.empty() ? "" : ";") + *found;
  }
  if (parameters.empty())
    throw Error(tr("usage: --colors: '{1}': no style is named; for none: none", {setting}));
  return "\033[" + parameters + "m";
}

void set_role(Palette& palette, const std::string& setting) {
  const std::size_t sign = std::min(setting.find('='), setting.size());
  const std::vector<std::string_view> name = words_of(std::string_view(setting).substr(0, sign));
  for (const auto& role : roles) {
    if (name.size() != 1 || role.name != name.front() || sign == setting.size()) continue;
    palette.*role.sequence = sequence_of(std::string_view(setting).substr(sign + 1), setting);
    return;
  }
  throw Error(
      tr("usage: --colors: '{1}' is no ROLE=STYLE; roles are match, title, path, detail, line, as in: "
         "match=bold red",
         {setting}));
}

}  // namespace

Palette palette_of(const std::vector<std::string>& settings) {
  Palette palette;
  for (const std::string& list : settings) {
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      set_role(palette, list.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return palette;
}

}  // namespace fihris
