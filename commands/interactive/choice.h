#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/match/searcher.h"

namespace fihris {

/// What the user of a live search chooses from a list.
enum class ChoiceKind { field, source, year, query };

/// A line of such a list.
struct ChoiceLine {
  std::string label;                 ///< what is shown
  std::optional<std::string> value;  ///< nothing: no field, all sources, all years
  std::optional<unsigned> articles = {};
};

struct Choice {
  ChoiceKind kind = ChoiceKind::field;
  std::vector<ChoiceLine> lines;
  std::size_t selected = 0;
};

/// What a live search is kept to; nothing: all.
struct Narrowing {
  std::optional<std::string> field;   ///< the name of one of the query language
  std::optional<std::string> source;  ///< as articles_of (query/counts/narrowing.h) takes them
  std::optional<std::string> year;
};

/// The query that is asked for what is typed: all of it in the field.
std::string in_field(const std::string& typed, const std::optional<std::string>& field);

/// The articles that a narrowing keeps to beside `only`; nothing: all.
std::optional<Xapian::Query> kept_to(const Narrowing& narrowing, const std::optional<Xapian::Query>& only,
                                     const IndexReader& reader);

/// The fields that words may be looked for in; the one that holds is selected.
Choice choice_of_fields(const std::optional<std::string>& held);

/// The values of a facet among `articles`, those of most articles first, years in order. The one that holds
/// is selected.
Choice choice_of_values(ChoiceKind kind, const IndexReader& reader,
                        const std::vector<Xapian::docid>& articles, const std::optional<std::string>& held);

/// Earlier queries, the latest first.
Choice choice_of_queries(const std::vector<std::string>& history);

}  // namespace fihris
