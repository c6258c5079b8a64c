#include "query/match/group_query.h"

#include <utility>

#include "index/schema.h"
#include "query/match/group_frequency.h"

namespace fihris {

using Xapian::Query;

std::string_view prefix_of(Field field) {
  switch (field) {
    case Field::title:
      return prefix::title;
    case Field::author:
      return prefix::author;
    case Field::path:
      return prefix::path;
    case Field::name:
      return prefix::person;
    case Field::place:
      return prefix::place;
    case Field::format:
      return prefix::format;
    case Field::language:
      return prefix::language;
    case Field::boilerplate:
      return prefix::boilerplate;
    default:
      return {};
  }
}

Query join(Query::op op, const std::vector<Query>& parts) {
  return Query(op, parts.begin(), parts.end());
}

std::vector<Query> terms(const std::vector<ExpandedForm>& forms, Field field, Xapian::termcount wqf) {
  std::vector<Query> queries;
  for (const ExpandedForm& form : forms) queries.emplace_back(encode_term(form.term, prefix_of(field)), wqf);
  return queries;
}

Query forms_query(const WordGroup& group) {
  std::vector<Query> parts = terms(group.expansion.forms, group.field);
  for (const OtherWords& other : group.sequences) {
    std::vector<Query> words;
    for (const auto& forms : other.words) words.push_back(join(Query::OP_OR, terms(forms, group.field)));
    parts.emplace_back(Query::OP_PHRASE, words.begin(), words.end(),
                       static_cast<Xapian::termcount>(words.size()));
  }
  return join(Query::OP_SYNONYM, parts);
}

Query weighed_query(const WordGroup& group, const Expander& expander) {
  const double articles = expander.articles().get_doccount();
  return Query(Query::OP_SCALE_WEIGHT, forms_query(group),
               inverse_frequency(group_frequency(group, expander), articles));
}

Query ranked_query(const WordGroup& group, const Expander& expander, const Ranking& ranking) {
  const double scale = group.expansion.is_function_word ? ranking.function_word_weight : 1;
  const auto up_to = [&](Level loosest) {
    WordGroup tighter = group;
    std::erase_if(tighter.expansion.forms, [&](const ExpandedForm& form) { return form.level > loosest; });
    if (loosest < Level::name) tighter.sequences.clear();
    return tighter;
  };
  // Groups that hold the same forms are asked once, with the sum of their weights.
  const auto size = [](const WordGroup& some) { return some.expansion.forms.size() + some.sequences.size(); };
  const WordGroup spelled = up_to(Level::spelling), affixed = up_to(Level::affix);
  double spelling_weight = ranking.spelling_weight, affix_weight = ranking.affix_weight;
  double form_weight = ranking.form_weight;
  if (group.expansion.similar.empty()) form_weight += ranking.similar_weight;
  if (size(affixed) == size(group)) form_weight += std::exchange(affix_weight, 0);
  if (size(spelled) == size(group)) {
    form_weight += std::exchange(spelling_weight, 0);
  } else if (size(spelled) == size(affixed)) {
    affix_weight += std::exchange(spelling_weight, 0);
  }
  std::vector<Query> closer;
  if (spelling_weight > 0)
    closer.emplace_back(Query::OP_SCALE_WEIGHT, weighed_query(spelled, expander), spelling_weight * scale);
  if (affix_weight > 0)
    closer.emplace_back(Query::OP_SCALE_WEIGHT, weighed_query(affixed, expander), affix_weight * scale);
  const Query all(Query::OP_SCALE_WEIGHT, weighed_query(group, expander), form_weight * scale);
  return closer.empty() ? all : Query(Query::OP_AND_MAYBE, all, join(Query::OP_OR, closer));
}

Query unranked(const Query& query) {
  switch (query.get_type()) {
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      return unranked(query.get_subquery(0));
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_AND_NOT:
    case Query::OP_FILTER:
    case Query::OP_SYNONYM: {
      std::vector<Query> parts;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        parts.push_back(unranked(query.get_subquery(i)));
      return join(query.get_type(), parts);
    }
    default:
      return query;  // terms, ranges and what has a window
  }
}

}  // namespace fihris
