#include "web/asked/mentions.h"

#include <algorithm>
#include <optional>
#include <string>

#include "index/people/listed_place.h"
#include "index/schema.h"
#include "query/people/people_list.h"
#include "web/asked/parameters.h"

namespace fihris {
namespace {

constexpr std::size_t usual_entries = 50;
constexpr std::size_t most_entries = 200;
constexpr std::size_t most_forms = 8;

}  // namespace

std::optional<std::vector<Xapian::docid>> articles_asked_for(Searcher& searcher, const HttpRequest& request) {
  const std::string text = text_param(request, "q");
  const SearchOptions options = search_params(request, searcher.reader());
  if (!text.empty()) return searcher.find_all(searcher.build(query_of(text), options));
  if (!options.only) return std::nullopt;
  BuiltQuery built;
  built.query = *options.only;
  return searcher.find_all(built);
}

ListRange list_range(const HttpRequest& request) {
  return {number_param(request, "offset", 0, 0, deepest_entry),
          number_param(request, "limit", usual_entries, 1, most_entries)};
}

std::vector<Person> people_in(Searcher& searcher, const HttpRequest& request, const ListRange& range) {
  const PeopleList list(searcher.reader(), articles_asked_for(searcher, request));
  std::vector<Person> people = list.rows({range.offset, range.limit, ListOrder::articles});
  for (Person& person : people) person.forms.resize(std::min(person.forms.size(), most_forms));
  return people;
}

MentionList places_for(Searcher& searcher, const HttpRequest& request) {
  const IndexReader& reader = searcher.reader();
  const auto found = articles_asked_for(searcher, request);
  return found ? MentionList(reader.articles, reader.vocabulary, prefix::place, *found)
               : MentionList(reader.vocabulary, prefix::place);
}

std::vector<FoundPlace> places_in(const MentionList& list, const ListRange& range) {
  std::vector<FoundPlace> places;
  std::size_t number = 0;
  for (const Mentioned& entry : list.entries()) {
    if (places.size() == range.limit) break;
    const std::optional<Place> place = place_of(entry);
    if (!place) continue;  // of an older gazetteer
    if (number++ >= range.offset) places.push_back({*place, entry.articles});
  }
  return places;
}

}  // namespace fihris
