#include "analyzers/places/aliases.h"

#include <algorithm>
#include <set>

#include "analyzers/places/names_data.h"

namespace fihris {
namespace {

void add_alternatives(const AliasArrays& arrays, std::span<const std::string_view> words,
                      std::set<std::vector<std::string>>& known, std::vector<Alternative>& alternatives) {
  const PhraseTable table(arrays.phrases);
  for (const std::uint32_t value : table.find(words)) {
    const AliasArrays::Concept& found = arrays.concepts[value >> 1U];
    const bool given_needs_cue = (value & 1U) != 0;
    for (const AliasArrays::Form& form : arrays.forms.subspan(found.first_form, found.form_count)) {
      const std::vector<std::string_view> other = words_of(table.phrase(form.phrase));
      if (std::equal(words.begin(), words.end(), other.begin(), other.end())) continue;
      const auto [added, is_new] = known.emplace(other.begin(), other.end());
      if (!is_new) continue;
      alternatives.push_back({*added, found.kind, given_needs_cue || form.needs_cue});
    }
  }
}

}  // namespace

Aliases::Aliases() : own_(names_data::aliases) {}

Aliases::Aliases(std::string_view text, std::string_view file_name)
    : own_(names_data::aliases), user_(std::make_shared<AliasTable>(read_aliases(text, file_name))) {}

std::vector<Alternative> Aliases::alternatives(std::span<const std::string_view> words) const {
  std::vector<Alternative> alternatives;
  std::set<std::vector<std::string>> known;
  add_alternatives(own_, words, known, alternatives);
  if (user_ != nullptr) add_alternatives(user_->arrays(), words, known, alternatives);
  return alternatives;
}

std::size_t Aliases::longest_match(std::span<const std::string_view> words) const {
  const std::size_t own = PhraseTable(own_.phrases).longest_match(words).words;
  if (user_ == nullptr) return own;
  return std::max(own, PhraseTable(user_->arrays().phrases).longest_match(words).words);
}

}  // namespace fihris
