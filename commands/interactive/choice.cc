#include "commands/interactive/choice.h"

#include <algorithm>

#include "messages/translation.h"
#include "query/counts/commonest.h"
#include "query/counts/narrowing.h"

namespace fihris {
namespace {

constexpr std::size_t most_values = 200;

/// Selects the line of what holds.
Choice with_held(Choice choice, const std::optional<std::string>& held) {
  const auto line = std::find_if(choice.lines.begin(), choice.lines.end(),
                                 [&](const ChoiceLine& each) { return each.value == held; });
  if (line != choice.lines.end()) choice.selected = static_cast<std::size_t>(line - choice.lines.begin());
  return choice;
}

}  // namespace

std::string in_field(const std::string& typed, const std::optional<std::string>& field) {
  if (!field || typed.find_first_not_of(' ') == std::string::npos) return typed;
  std::string text = typed;
  if (*field == "name" || *field == "place") {  // these take one name
    std::erase(text, '"');
    return *field + ":\"" + text + '"';
  }
  if (std::count(text.begin(), text.end(), '"') % 2 == 1) text += '"';  // a phrase that is still typed
  return *field + ":(" + text + ')';
}

std::optional<Xapian::Query> kept_to(const Narrowing& narrowing, const std::optional<Xapian::Query>& only,
                                     const IndexReader& reader) {
  std::optional<Xapian::Query> all = only;
  const auto keep = [&](Facet facet, const std::optional<std::string>& value) {
    if (!value) return;
    const auto some = articles_of(facet, *value, reader);
    if (some) all = all ? Xapian::Query(Xapian::Query::OP_FILTER, *all, *some) : *some;
  };
  keep(Facet::source, narrowing.source);
  keep(Facet::year, narrowing.year);
  return all;
}

Choice choice_of_fields(const std::optional<std::string>& held) {
  Choice choice{ChoiceKind::field, {{tr("everywhere"), {}}}};
  for (const char* field : {"title", "author", "name", "place"}) choice.lines.push_back({field, field});
  return with_held(std::move(choice), held);
}

Choice choice_of_values(ChoiceKind kind, const IndexReader& reader,
                        const std::vector<Xapian::docid>& articles, const std::optional<std::string>& held) {
  const bool is_source = kind == ChoiceKind::source;
  Choice choice{
      kind, {{is_source ? tr("all sources") : tr("all years"), {}, static_cast<unsigned>(articles.size())}}};
  const Facet facet = is_source ? Facet::source : Facet::year;
  for (const FacetCount& count : commonest(facet, reader, articles, most_values).values)
    choice.lines.push_back({count.key.empty() ? tr("none") : count.value, count.key, count.articles});
  return with_held(std::move(choice), held);
}

Choice choice_of_queries(const std::vector<std::string>& history) {
  Choice choice{ChoiceKind::query, {}};
  for (auto query = history.rbegin(); query != history.rend(); ++query)
    choice.lines.push_back({*query, *query});
  return choice;
}

}  // namespace fihris
