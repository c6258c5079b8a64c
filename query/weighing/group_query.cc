#include "query/weighing/group_query.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "index/schema.h"
#include "query/weighing/group_frequency.h"
#include "query/weighing/group_weight.h"
#include "query/weighing/index_parts.h"
#include "query/weighing/word_source.h"

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

namespace {

enum class Layer { spelling, affix, all };

Layer tightest_with(Level level) {
  if (level <= Level::spelling) return Layer::spelling;
  return level <= Level::affix ? Layer::affix : Layer::all;
}

/// The part of a group that is in a layer. Sequences are other names.
WordGroup up_to(Layer layer, WordGroup group) {
  std::erase_if(group.expansion.forms,
                [&](const ExpandedForm& form) { return tightest_with(form.level) > layer; });
  if (layer < Layer::all) group.sequences.clear();
  return group;
}

/// What a group is worth for being rare.
double rarity(const WordGroup& group, const Weighing& weighing) {
  const Expander& expander = weighing.expander;
  return inverse_frequency(group_frequency(group, expander), expander.vocabulary().tables().get_doccount());
}

/// What Xapian counts a group worth by itself, where it does.
double counted_rarity(const WordGroup& group, const Weighing& weighing) {
  if (weighing.parts) return 1;
  const Expander& expander = weighing.expander;
  return inverse_frequency(synonym_frequency(group, expander), expander.vocabulary().tables().get_doccount());
}

/// `worth` tells what a term weighs by itself.
template <typename Worth>
FormSequence sequence_of(const Sequence& words, Field field, const Worth& worth) {
  FormSequence sequence;
  for (const auto& forms : words) {
    std::vector<SequenceForm>& some = sequence.emplace_back();
    for (const ExpandedForm& form : forms) {
      std::string term = encode_term(form.term, prefix_of(field));
      const double weighs = worth(term);
      some.push_back({std::move(term), weighs});
    }
  }
  return sequence;
}

/// What all words of a query have in common.
void set_basis(LayeredWord& word, const Weighing& weighing) {
  const Xapian::Database& articles = weighing.expander.vocabulary().tables();
  word.bm25 = Bm25(weighing.ranking.k1, weighing.ranking.b, articles.get_average_length());
  word.parts = weighing.parts;
  word.is_scaled = weighing.is_scaled;
}

std::shared_ptr<const LayeredWord> lists_of(const WordGroup& group, const Worths& worths,
                                            const Weighing& weighing) {
  const Xapian::Database& articles = weighing.expander.vocabulary().tables();
  LayeredWord word;
  std::vector<ExpandedForm> forms = group.expansion.forms;
  std::stable_sort(forms.begin(), forms.end(),
                   [](const ExpandedForm& a, const ExpandedForm& b) { return a.frequency > b.frequency; });
  for (const ExpandedForm& form : forms) {
    word.lists.push_back({encode_term(form.term, prefix_of(group.field)), layer_of(form.level)});
  }
  for (const OtherWords& other : group.sequences)
    word.sequences.push_back(sequence_of(other.words, group.field, [](const std::string&) { return 0; }));
  word.worths = worths;
  word.share = group_frequency(group, weighing.expander) / std::max(articles.get_doccount(), 1u);
  set_basis(word, weighing);
  return std::make_shared<const LayeredWord>(std::move(word));
}

/// By operators of Xapian, which looks for sequences.
Query synonyms_of(const WordGroup& group, const Worths& worths) {
  const auto layer = [&](Layer which) {
    const double worth = worths[static_cast<std::size_t>(which)];
    return worth > 0 ? Query(Query::OP_SCALE_WEIGHT, forms_query(up_to(which, group)), worth) : Query();
  };
  const Query closer(Query::OP_OR, layer(Layer::spelling), layer(Layer::affix));
  const Query all(Query::OP_SCALE_WEIGHT, forms_query(group), worths.back());
  return closer.empty() ? all : Query(Query::OP_OR, all, closer);
}

GroupQuery listed_query(ListedWords::Words words) {
  ListedWords listed;
  listed.wanted = words;
  return {query_of(listed), std::move(words)};
}

GroupQuery layered_query(const WordGroup& group, const Worths& worths, const Weighing& weighing) {
  if (group.expansion.forms.empty() && group.sequences.empty()) return {};
  if (!weighing.parts) return {synonyms_of(group, worths), {}};
  return listed_query({lists_of(group, worths, weighing)});
}

}  // namespace

std::size_t layer_of(Level level) {
  return static_cast<std::size_t>(tightest_with(level));
}

Query query_of(const ListedWords& words) {
  return Query((new WordSource(words))->release());
}

GroupQuery any_of(const std::vector<GroupQuery>& groups) {
  ListedWords::Words words;
  std::vector<Query> parts;
  for (const GroupQuery& group : groups) {
    words.insert(words.end(), group.lists.begin(), group.lists.end());
    if (group.lists.empty() && !group.query.empty()) parts.push_back(group.query);
  }
  if (words.empty()) return {join(Query::OP_OR, parts), {}};
  GroupQuery listed = listed_query(std::move(words));
  if (parts.empty()) return listed;
  parts.push_back(std::move(listed.query));
  return {join(Query::OP_OR, parts), {}};
}

GroupQuery phrases_query(const std::vector<Sequence>& phrases, Field field, const Weighing& weighing) {
  const Xapian::Database& articles = weighing.expander.vocabulary().tables();
  if (!weighing.parts) {
    std::vector<Query> parts;
    for (const Sequence& phrase : phrases) {
      std::vector<Query> words;
      // OP_SYNONYM cannot stand inside a phrase.
      for (const auto& forms : phrase)
        words.push_back(join(Query::OP_OR, terms(forms, field, GroupWeight::weighed_alone)));
      parts.emplace_back(Query::OP_PHRASE, words.begin(), words.end(),
                         static_cast<Xapian::termcount>(words.size()));
    }
    return {join(Query::OP_OR, parts), {}};
  }
  LayeredWord word;
  word.is_phrase = true;
  double without = 1;
  for (const Sequence& phrase : phrases) {
    word.sequences.push_back(sequence_of(phrase, field, [&](const std::string& term) {
      return inverse_frequency(weighing.parts->frequency(term), articles.get_doccount());
    }));
    without *= 1 - sequence_share(phrase, field, weighing.expander);
  }
  word.share = 1 - without;
  set_basis(word, weighing);
  return listed_query({std::make_shared<const LayeredWord>(std::move(word))});
}

GroupQuery weighed_query(const WordGroup& group, const Weighing& weighing) {
  return layered_query(group, {0, 0, rarity(group, weighing) / counted_rarity(group, weighing)}, weighing);
}

Worths ranked_worths(const WordGroup& group, const Weighing& weighing) {
  const Ranking& ranking = weighing.ranking;
  const WordGroup spelled = up_to(Layer::spelling, group), affixed = up_to(Layer::affix, group);
  const double scale = group.expansion.is_function_word ? ranking.function_word_weight : 1;
  double spelling_weight = ranking.spelling_weight, affix_weight = ranking.affix_weight;
  double form_weight = ranking.form_weight;
  if (group.expansion.similar.empty()) form_weight += ranking.similar_weight;
  // Layers that hold the same forms weigh once, with the sum of their weights.
  const auto size = [](const WordGroup& some) { return some.expansion.forms.size() + some.sequences.size(); };
  if (size(affixed) == size(group)) form_weight += std::exchange(affix_weight, 0);
  if (size(spelled) == size(group)) {
    form_weight += std::exchange(spelling_weight, 0);
  } else if (size(spelled) == size(affixed)) {
    affix_weight += std::exchange(spelling_weight, 0);
  }
  Worths worths{0, 0, form_weight * scale * rarity(group, weighing)};
  if (spelling_weight > 0) worths[0] = spelling_weight * scale * rarity(spelled, weighing);
  if (affix_weight > 0) worths[1] = affix_weight * scale * rarity(affixed, weighing);
  return worths;
}

GroupQuery ranked_query(const WordGroup& group, const Weighing& weighing) {
  Worths worths = ranked_worths(group, weighing);
  for (std::size_t layer = 0; layer < worths.size(); ++layer)
    if (worths[layer] > 0) worths[layer] /= counted_rarity(up_to(static_cast<Layer>(layer), group), weighing);
  return layered_query(group, worths, weighing);
}

bool keeps_the_best(const Query& query) {
  const auto part = [&](std::size_t i) { return query.get_subquery(i); };
  switch (query.get_type()) {
    case Query::OP_OR:
    case Query::OP_AND_MAYBE:
    case Query::OP_PHRASE:
    case Query::OP_NEAR:
      return false;
    case Query::OP_AND:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        if (!keeps_the_best(part(i))) return false;
      return true;
    case Query::OP_FILTER:  // the other sides have no weights
    case Query::OP_AND_NOT:
    case Query::OP_SCALE_WEIGHT:
      return keeps_the_best(part(0));
    default:
      return true;  // words, ranges, and OP_SYNONYM, whose parts have no weights
  }
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
