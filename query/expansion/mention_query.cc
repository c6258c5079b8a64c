#include "query/expansion/mention_query.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_set>

#include "analyzers/mentions/mention_words.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using Words = std::vector<std::string_view>;

/// The article as a word's first letters.

/// Gathers places, each once, the best known first.
class Places {
 public:
  void add_named(const Words& words) {
    const PlaceRefs places = Gazetteer().find(words);
    for (std::size_t i = 0; i < places.size(); ++i) add(places[i].number);
  }

  /// Places that readers count to those named: in a country its places, with a city the division called after
  /// it.
  void add_parts() {
    const std::vector<std::uint32_t> named = numbers_;
    for (const std::uint32_t number : named) {
      const Place place = Gazetteer().place(number);
      if (place.country.empty()) continue;
      for (const std::uint32_t part : Gazetteer().places_in(place.country)) {
        if (place.kind == PlaceKind::country || is_division_of(part, number)) add(part);
      }
    }
  }

  bool empty() const { return numbers_.empty(); }

  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const std::uint32_t number : numbers_) ids.emplace_back(Gazetteer().place(number).id);
    return ids;
  }

 private:
  void add(std::uint32_t number) {
    if (seen_.insert(number).second) numbers_.push_back(number);
  }

  /// A region whose name is a word such as "province" and the city's.
  static bool is_division_of(std::uint32_t region, std::uint32_t city) {
    if (Gazetteer().place(region).kind != PlaceKind::region) return false;
    for (const PlaceName& whole : Gazetteer().names(region)) {
      const std::size_t space = whole.phrase.find(' ');
      if (space == std::string_view::npos) continue;
      for (const PlaceName& name : Gazetteer().names(city)) {
        if (name.phrase == whole.phrase.substr(space + 1)) return true;
      }
    }
    return false;
  }

  std::vector<std::uint32_t> numbers_;
  std::unordered_set<std::uint32_t> seen_;
};

/// Tries the words as typed, then by the user's other names for them.
void add_named(const Words& words, const Aliases& aliases, Places& places) {
  places.add_named(words);
  if (!places.empty()) return;
  for (const Alternative& alternative : aliases.alternatives(words)) {
    if (alternative.kind == AliasKind::place)
      places.add_named({alternative.words.begin(), alternative.words.end()});
  }
}

}  // namespace

std::vector<ExpandedForm> forms_in_names(const std::vector<ExpandedForm>& forms) {
  std::vector<ExpandedForm> in_names;
  std::unordered_set<std::string> seen;
  for (const ExpandedForm& form : forms) {
    for (const std::string& word : {form.term, form.core}) {
      if (seen.insert(word).second) in_names.push_back({word, word, form.level, form.frequency});
    }
  }
  return in_names;
}

std::vector<std::string> places_named(const std::vector<QueryWord>& words, const Aliases& aliases) {
  Words terms;
  for (const QueryWord& word : words) terms.push_back(word.term);
  Places places;
  add_named(terms, aliases, places);
  std::string with_article;
  for (const WithoutProclitic& cut : ProcliticCuts(words.front().term)) {
    if (!places.empty()) break;
    with_article = std::string(cut.li_and_article ? al : std::string_view{}).append(cut.rest);
    terms.front() = with_article;
    add_named(terms, aliases, places);
  }
  const bool only_itself =
      std::any_of(words.begin(), words.end(), [](const QueryWord& word) { return word.exact; });
  if (!only_itself) places.add_parts();
  return places.ids();
}

}  // namespace fihris
