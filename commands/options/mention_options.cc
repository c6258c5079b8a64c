#include "commands/options/mention_options.h"

#include <algorithm>
#include <iterator>

#include "analyzers/error.h"
#include "commands/hits/found_articles.h"
#include "commands/options/level_option.h"
#include "messages/translation.h"
#include "query/people/name_query.h"

namespace fihris {
namespace {

/// Articles named beside each person or place that shares them with one.
constexpr unsigned most_strongest = 2;

using Numbers = std::vector<Xapian::docid>;

/// What a name may be: a person, else a place.
Node person_or_place(const Searcher& searcher, const std::string& name) {
  Node person = mention_query(name, Field::name);
  if (is_empty(person))
    throw Error(tr("usage: --with: '{1}' holds no word; name a person or a place", {name}));
  const BuiltQuery people = searcher.build(person, {});
  if (people.unknown_people.empty() && !searcher.find_all(people).empty()) return person;
  Node place = mention_query(name, Field::place);
  const BuiltQuery built = searcher.build(place, {});
  return built.unknown_places.empty() ? place : person;
}

}  // namespace

void add_mention_options(Command command, MentionOptions& options) {
  command.add_option("query", options.query, tr("Only in the articles that a query finds"))
      .type_name("QUERY...");
  command.add_option("--with", options.with, tr("Only in articles that mention this person or place"))
      .type_name("NAME")
      .not_empty();
  command.add_option("--limit", options.limit, tr("Most lines to show [20]")).type_name("N");
  command.add_option("--offset", options.offset, tr("Lines to pass over first [0]")).type_name("N");
  command.add_choice(
      "--sort", options.order,
      {{"association", ListOrder::association}, {"articles", ListOrder::articles}, {"name", ListOrder::name}},
      tr("association (what the articles of the query have more than others), articles or name"), "ORDER");
  add_list_format(command, options.format);
  command.add_flag("--all", options.search.all, tr("Every word of the query must match"));
  add_level_option(command, options.search.level);
  add_searched_options(command, options.searched);
}

bool is_of_all(const MentionOptions& options) {
  return options.query.empty() && options.with.empty();
}

std::optional<Numbers> articles_asked_for(Searcher& searcher, const MentionOptions& options,
                                          const CommonOptions& common) {
  if (is_of_all(options)) return std::nullopt;
  if (options.with.empty()) return found_articles(searcher, options.query, options.search, common);
  const Numbers with = searcher.find_all(searcher.build(person_or_place(searcher, options.with), {}));
  if (options.query.empty()) return with;
  const Numbers found = found_articles(searcher, options.query, options.search, common);
  Numbers both;
  std::set_intersection(with.begin(), with.end(), found.begin(), found.end(), std::back_inserter(both));
  return both;
}

ListOrder order_of(const MentionOptions& options) {
  if (options.order != ListOrder::automatic) return options.order;
  return is_of_all(options) ? ListOrder::articles : ListOrder::association;
}

std::vector<std::string> strongest_articles(Searcher& searcher, const std::string& name, Field field,
                                            const std::string& with) {
  Node both;
  both.kind = NodeKind::all_of;
  both.children = {mention_query(name, field), person_or_place(searcher, with)};
  SearchOptions options;
  options.limit = most_strongest;
  std::vector<std::string> paths;
  if (is_empty(both.children.front())) return paths;
  for (const FoundArticle& article : searcher.search(both, options).articles)
    paths.push_back(searcher.path(article.id));
  return paths;
}

}  // namespace fihris
