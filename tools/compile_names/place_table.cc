#include "tools/compile_names/place_table.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>

#include "analyzers/grammar/missing_space.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/definite_article.h"

namespace fihris {
namespace {

std::uint32_t packed(std::size_t place, bool needs_cue) {
  return static_cast<std::uint32_t>(place) << 1U | static_cast<std::uint32_t>(needs_cue);
}

std::array<char, 2> code_of(const std::string& country) {
  if (country.size() != 2) return {' ', ' '};
  return {country[0], country[1]};
}

std::vector<const ListedName*> all_names(const ListedPlace& place) {
  std::vector<const ListedName*> names;
  for (const ListedName& name : place.arabic) names.push_back(&name);
  for (const ListedName& name : place.latin) names.push_back(&name);
  return names;
}

// A name of two words as one, where typists leave the space out; empty where they do not.
std::string without_space(const std::string& phrase) {
  const std::vector<std::string_view> words = words_of(phrase);
  if (words.size() != 2 || !is_arabic_word(words[0]) || !is_arabic_word(words[1])) return {};
  return may_lack_space(words[0], words[1]) ? std::string(words[0]).append(words[1]) : std::string();
}

// Every name, then the names without their article or their space where no place is called so.
PhraseTableBuilder collect_phrases(const std::vector<ListedPlace>& list) {
  PhraseTableBuilder builder;
  for (std::size_t number = 0; number < list.size(); ++number) {
    for (const ListedName* name : all_names(list[number]))
      builder.add(name->phrase, packed(number, name->needs_cue));
  }
  const PhraseTableBuilder full_names = builder;
  for (std::size_t number = 0; number < list.size(); ++number) {
    for (const ListedName* name : all_names(list[number])) {
      const std::string bare = fold_without_article(name->text);
      if (!bare.empty() && !full_names.contains(bare)) builder.add(bare, packed(number, true));
      const std::string joined = without_space(name->phrase);
      if (!joined.empty() && !full_names.contains(joined))
        builder.add(joined, packed(number, name->needs_cue));
    }
  }
  return builder;
}

}  // namespace

PlaceTable::PlaceTable(const std::vector<ListedPlace>& list) : phrases(collect_phrases(list).layout()) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  const PhraseTable table(phrases.arrays());
  for (std::uint32_t number = 0; number < table.size(); ++number)
    numbers.emplace(table.phrase(number), number);

  for (const ListedPlace& place : list) {
    places.push_back({keep(place.id), place.kind, code_of(place.country), code_of(place.also_in),
                      place.population, static_cast<std::uint32_t>(names.size()),
                      static_cast<std::uint16_t>(place.arabic.size()),
                      static_cast<std::uint16_t>(place.latin.size())});
    points.push_back(place.point);
    for (const ListedName* name : all_names(place)) {
      names.push_back({keep(name->text), numbers.at(name->phrase), name->needs_cue});
    }
  }
  by_id.resize(list.size());
  std::iota(by_id.begin(), by_id.end(), 0U);
  std::sort(by_id.begin(), by_id.end(),
            [&](std::uint32_t a, std::uint32_t b) { return list[a].id < list[b].id; });
}

names_data::Piece PlaceTable::keep(const std::string& piece) {
  const names_data::Piece kept{static_cast<std::uint32_t>(text.size()),
                               static_cast<std::uint32_t>(piece.size())};
  text += piece;
  return kept;
}

}  // namespace fihris
