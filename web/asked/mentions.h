#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analyzers/places/gazetteer.h"
#include "index/people/mention_list.h"
#include "query/match/searcher.h"
#include "query/people/person.h"
#include "web/http/request.h"

namespace fihris {

/// How far a list of people or places goes.
inline constexpr std::size_t deepest_entry = 2'000;

/// Articles that are read for the counts of a name's forms.
inline constexpr std::size_t most_variant_articles = 2'000;

/// Which entries of a list are asked for.
struct ListRange {
  std::size_t offset = 0;
  std::size_t limit = 0;
};

/// The parameters offset and limit. Throws Refused.
ListRange list_range(const HttpRequest& request);

/// The articles that the parameters q and in find, sorted; nothing without either, which means all. Throws
/// Refused.
std::optional<std::vector<Xapian::docid>> articles_asked_for(Searcher& searcher, const HttpRequest& request);

/// The people of the articles that the parameter q finds, of all without one; with the commonest of their
/// forms alone. Throws Refused.
std::vector<Person> people_in(Searcher& searcher, const HttpRequest& request, const ListRange& range);

/// The places of these articles. Throws Refused.
MentionList places_for(Searcher& searcher, const HttpRequest& request);

/// A place and how many articles speak of it.
struct FoundPlace {
  Place place;
  unsigned articles = 0;
};

std::vector<FoundPlace> places_in(const MentionList& list, const ListRange& range);

}  // namespace fihris
