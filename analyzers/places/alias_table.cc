#include "analyzers/places/alias_table.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "analyzers/words/definite_article.h"

namespace fihris {
namespace {

bool may_lose_article(AliasKind kind) {
  return kind == AliasKind::place || kind == AliasKind::institution;
}

}  // namespace

AliasTable::AliasTable(const std::vector<AliasLine>& lines) {
  PhraseTableBuilder builder;
  for (std::size_t number = 0; number < lines.size(); ++number) {
    for (const AliasForm& form : lines[number].forms) {
      builder.add(fold_phrase(form.text), alias_value(number, form.needs_cue));
      if (may_lose_article(lines[number].kind)) {
        builder.add(fold_without_article(form.text), alias_value(number, form.needs_cue));
      }
    }
  }
  phrases_ = builder.layout();

  std::unordered_map<std::string_view, std::uint32_t> numbers;
  const PhraseTable table(phrases_.arrays());
  for (std::uint32_t number = 0; number < table.size(); ++number)
    numbers.emplace(table.phrase(number), number);
  for (const AliasLine& line : lines) {
    concepts_.push_back({line.kind, static_cast<std::uint32_t>(forms_.size()), 0});
    AliasArrays::Concept& added = concepts_.back();
    std::unordered_set<std::uint32_t> known;
    for (const AliasForm& form : line.forms) {
      const std::uint32_t phrase = numbers.at(fold_phrase(form.text));
      if (!known.insert(phrase).second) continue;
      forms_.push_back({phrase, form.needs_cue});
      ++added.form_count;
    }
  }
}

}  // namespace fihris
