#include "analyzers/places/alias_edits.h"

#include <algorithm>

#include "analyzers/error.h"
#include "analyzers/words/phrase_table.h"
#include "analyzers/words/separated.h"
#include "messages/translation.h"

namespace fihris {
namespace {

/// A line of the file, cut at the signs that part its columns and forms.
struct Line {
  std::string_view kind;
  std::vector<std::string_view> forms;
  std::string_view rest;  ///< behind the forms: further columns and what ends the line
  bool is_comment = false;
};

Line cut(std::string_view line) {
  Line parts;
  parts.is_comment = line.find_first_not_of(" \r") == line.npos || line.starts_with('#');
  const std::size_t tab = line.find('\t');
  if (parts.is_comment || tab == line.npos) return parts;
  parts.kind = line.substr(0, tab);
  const std::size_t end = std::min(line.find_first_of("\t\r", tab + 1), line.size());
  parts.rest = line.substr(end);
  for (std::string_view forms = line.substr(tab + 1, end - tab - 1); !forms.empty();)
    parts.forms.push_back(take_part(forms, '|'));
  return parts;
}

std::string folded(std::string_view form) {
  return fold_phrase(
      form.substr(form.find_first_not_of(" ?") == form.npos ? 0 : form.find_first_not_of(" ?")));
}

bool holds(const std::vector<std::string>& keys, std::string_view form) {
  return std::find(keys.begin(), keys.end(), folded(form)) != keys.end();
}

std::vector<std::string> keys_of(const std::vector<std::string>& forms) {
  std::vector<std::string> keys;
  for (const std::string& form : forms) {
    if (form.find_first_of("\t\n\r|") != form.npos)
      throw Error(tr("alias: a form holds a tab, a line end or |: give each form as an argument of its own"));
    keys.push_back(folded(form));
    if (keys.back().empty()) throw Error(tr("alias: a form has no letter or digit: \"{1}\"", {form}));
  }
  return keys;
}

std::string joined(const Line& line, const std::vector<std::string_view>& forms) {
  std::string text = std::string(line.kind) + '\t';
  for (std::size_t i = 0; i < forms.size(); ++i) text.append(i > 0 ? "|" : "").append(forms[i]);
  return text.append(line.rest);
}

/// The lines of `text` with their ends.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

std::string_view without_end(std::string_view line) {
  return line.substr(0, line.size() - (line.ends_with('\n') ? 1 : 0));
}

}  // namespace

AliasEdit with_aliases(std::string_view text, AliasKind kind, const std::vector<std::string>& forms) {
  const std::vector<std::string> keys = keys_of(forms);
  AliasEdit edit;
  bool is_done = false;
  const auto add_missing = [&](std::vector<std::string_view>& present) {
    std::vector<std::string> known;
    for (const std::string_view form : present) known.push_back(folded(form));
    for (std::size_t i = 0; i < forms.size(); ++i) {
      if (std::find(known.begin(), known.end(), keys[i]) != known.end()) continue;
      known.push_back(keys[i]);
      present.push_back(forms[i]);
      ++edit.changed;
    }
  };
  for (const std::string_view line : lines_of(text)) {
    Line parts = cut(without_end(line));
    const bool is_same = !is_done && !parts.is_comment && parts.kind == to_string(kind) &&
                         std::any_of(parts.forms.begin(), parts.forms.end(),
                                     [&](std::string_view form) { return holds(keys, form); });
    if (!is_same) {
      edit.text += line;
      continue;
    }
    is_done = true;
    add_missing(parts.forms);
    edit.text += joined(parts, parts.forms) + (line.ends_with('\n') ? "\n" : "");
  }
  if (is_done) return edit;
  Line own;
  own.kind = to_string(kind);
  add_missing(own.forms);
  if (own.forms.size() < 2) throw Error(tr("alias: fewer than two forms that differ: name two or more"));
  if (!edit.text.empty() && !edit.text.ends_with('\n')) edit.text += '\n';
  edit.text += joined(own, own.forms) + '\n';
  return edit;
}

AliasEdit without_aliases(std::string_view text, const std::vector<std::string>& forms) {
  const std::vector<std::string> keys = keys_of(forms);
  AliasEdit edit;
  for (const std::string_view line : lines_of(text)) {
    Line parts = cut(without_end(line));
    const std::size_t gone =
        std::erase_if(parts.forms, [&](std::string_view form) { return holds(keys, form); });
    edit.changed += gone;
    if (gone == 0) {
      edit.text += line;
    } else if (parts.forms.size() > 1) {
      edit.text += joined(parts, parts.forms) + (line.ends_with('\n') ? "\n" : "");
    }
  }
  return edit;
}

std::vector<std::string> alias_lines(std::string_view text, const std::vector<std::string>& forms) {
  const std::vector<std::string> keys = keys_of(forms);
  std::vector<std::string> found;
  for (const std::string_view line : lines_of(text)) {
    const Line parts = cut(without_end(line));
    if (parts.is_comment) continue;
    if (keys.empty() || std::any_of(parts.forms.begin(), parts.forms.end(),
                                    [&](std::string_view form) { return holds(keys, form); })) {
      std::string_view bare = without_end(line);
      while (bare.ends_with('\r')) bare.remove_suffix(1);
      found.emplace_back(bare);
    }
  }
  return found;
}

}  // namespace fihris
