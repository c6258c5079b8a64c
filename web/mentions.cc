#include "web/mentions.h"

#include <string>

#include "web/parameters.h"

namespace fihris {
namespace {

constexpr std::size_t usual_entries = 50;
constexpr std::size_t most_entries = 200;
constexpr std::size_t most_forms = 8;

}  // namespace

ListRange list_range(const HttpRequest& request) {
  return {number_param(request, "offset", 0, 0, deepest_entry),
          number_param(request, "limit", usual_entries, 1, most_entries)};
}

MentionList mentions_for(Searcher& searcher, const HttpRequest& request, std::string_view prefix) {
  const std::string text = text_param(request, "q");
  const Xapian::Database& articles = searcher.reader().articles;
  if (text.empty()) return {articles, prefix};
  return {articles, prefix, searcher.find_all(searcher.build(query_of(text), search_params(request)))};
}

std::vector<FoundPlace> places_in(const MentionList& list, const ListRange& range) {
  std::vector<FoundPlace> places;
  std::size_t number = 0;
  for (const Mentioned& entry : list.entries()) {
    if (places.size() == range.limit) break;
    const std::optional<Place> place = Gazetteer().by_id(entry.key);
    if (!place) continue;  // of an older gazetteer
    if (number++ >= range.offset) places.push_back({*place, entry.articles});
  }
  return places;
}

NameGroup with_few_forms(NameGroup group) {
  if (group.forms.size() > most_forms) group.forms.resize(most_forms);
  return group;
}

}  // namespace fihris
