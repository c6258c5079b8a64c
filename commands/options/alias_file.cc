#include "commands/options/alias_file.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "analyzers/error.h"
#include "analyzers/places/alias_file.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/phrase_table.h"
#include "commands/options/alias_option.h"
#include "commands/options/input_file.h"
#include "commands/options/user_file.h"
#include "messages/translation.h"

namespace fs = std::filesystem;

namespace fihris {
std::string read_alias_file(const std::string& file) {
  std::error_code error;
  if (!fs::exists(file, error) && !error) return {};
  const std::string text =
      read_small_file(tr("alias file"), file, most_alias_bytes, tr("name another with --aliases"));
  read_aliases(text, file);
  return text;
}

AliasEdit change_alias_file(const std::string& file,
                            const std::function<AliasEdit(const std::string& text)>& edit) {
  AliasEdit edited;
  const auto change = [&]() -> std::optional<std::string> {
    edited = edit(read_alias_file(file));
    if (edited.changed == 0) return {};
    read_aliases(edited.text, file);
    if (edited.text.size() > most_alias_bytes)
      throw Error(tr("alias file: {1}: would grow beyond 16 MB; remove aliases from it first", {file}));
    return edited.text;
  };
  change_user_file(file, change, [&](const std::string& why) {
    return Error(tr("alias file: {1}: cannot be written: {2}; it is as it was; name another with --aliases",
                    {file, why}));
  });
  return edited;
}

AliasKind likely_kind(const std::string& text, const std::vector<std::string>& forms) {
  if (const auto lines = alias_lines(text, forms); !lines.empty())
    return read_aliases(lines.front(), {}).front().kind;
  const bool is_place = std::any_of(forms.begin(), forms.end(), [](const std::string& form) {
    const std::string phrase = fold_phrase(form);
    return !Gazetteer().find(words_of(phrase)).empty();
  });
  return is_place ? AliasKind::place : AliasKind::person;
}

}  // namespace fihris
