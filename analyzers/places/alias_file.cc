#include "analyzers/places/alias_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "analyzers/error.h"
#include "analyzers/words/phrase_table.h"
#include "analyzers/words/separated.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr std::array<std::string_view, 5> kind_names = {"place", "month", "institution", "person", "word"};

std::optional<AliasKind> kind_of(std::string_view name) {
  const auto found = std::find(kind_names.begin(), kind_names.end(), name);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<AliasKind>(found - kind_names.begin());
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \r") - begin + 1);
}

AliasForm parse_form(std::string_view text, const std::string& where) {
  AliasForm form;
  form.needs_cue = text.starts_with('?');
  form.text = trimmed(text.substr(form.needs_cue ? 1 : 0));
  const std::size_t bytes = fold_phrase(form.text).size();
  if (bytes == 0)
    throw Error(
        tr("{1}: a form has no letter or digit: \"{2}\"; remove it or the extra |", {where, form.text}));
  if (bytes > PhraseTable::max_phrase_bytes) {
    throw Error(tr("{1}: a form is longer than {2} bytes; write one name between two |",
                   {where, std::to_string(PhraseTable::max_phrase_bytes)}));
  }
  return form;
}

AliasLine parse_line(std::string_view line, const std::string& where) {
  const std::string_view kind_name = take_part(line, '\t');
  const std::optional<AliasKind> kind = kind_of(trimmed(kind_name));
  if (!kind) {
    throw Error(tr(
        "{1}: \"{2}\" is no kind; begin the line with place, month, institution, person or word, then a tab",
        {where, std::string(trimmed(kind_name))}));
  }
  AliasLine parsed;
  parsed.kind = *kind;
  std::string_view forms = take_part(line, '\t');
  while (!forms.empty()) parsed.forms.push_back(parse_form(trimmed(take_part(forms, '|')), where));
  if (parsed.forms.size() < 2)
    throw Error(tr("{1}: fewer than two forms; separate the forms with |", {where}));
  parsed.place = trimmed(take_part(line, '\t'));
  if (!parsed.place.empty() && parsed.kind != AliasKind::place) {
    throw Error(tr("{1}: a third column after a {2}; only a place has one, its id: remove it",
                   {where, std::string(to_string(parsed.kind))}));
  }
  if (!line.empty())
    throw Error(tr("{1}: more than three columns; separate forms with |, not with tabs", {where}));
  return parsed;
}

}  // namespace

std::string_view to_string(AliasKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::vector<AliasLine> read_aliases(std::string_view text, std::string_view file_name) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const std::string place = tr("alias file") + ": " + std::string(file_name);
  std::vector<AliasLine> lines;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = take_part(text, '\n');
    if (trimmed(line).empty() || line.starts_with('#')) continue;
    lines.push_back(parse_line(line, place + ":" + std::to_string(number)));
  }
  return lines;
}

}  // namespace fihris
