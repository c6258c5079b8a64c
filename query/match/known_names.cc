#include "query/match/known_names.h"

#include <algorithm>

#include "analyzers/grammar/word_classes.h"
#include "analyzers/mentions/nationalities.h"
#include "analyzers/names/titles.h"
#include "index/mention_term.h"
#include "index/people/name_thresholds.h"
#include "index/schema.h"

namespace fihris {
namespace {

using Xapian::Query;

Query any_of(const std::vector<ExpandedForm>& forms, std::string_view prefix) {
  std::vector<Query> terms;
  for (const ExpandedForm& form : forms) terms.emplace_back(encode_term(form.term, prefix));
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

}  // namespace

Node without_titles(const Node& name) {
  Node result = name;
  const auto is_only_title = [](const QueryWord& word) {
    return !word.exact && !word.wildcard && is_clear_title(word.term) &&
           (classes_of(word.term) & (sure_name | weak_name)) == 0;
  };
  while (result.words.size() > 1 && is_only_title(result.words.front()))
    result.words.erase(result.words.begin());
  if (result.words.size() == 1) result.kind = NodeKind::word;
  return result;
}

Query named_alone(const Articles& vocabulary, const std::vector<ExpandedForm>& forms) {
  std::vector<std::string> terms;
  for (const ExpandedForm& form : forms) {
    for (std::string& term : mention_terms(vocabulary, prefix::person_name, form.term))
      terms.push_back(std::move(term));
  }
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

NameUse use_of(const Articles& articles, const Articles& vocabulary, const std::vector<ExpandedForm>& forms,
               const Query& whole) {
  if (forms.empty()) return NameUse::shared;
  const Query named = any_of(forms, prefix::person);
  const unsigned of_person = articles.count(whole);
  const unsigned of_all = articles.count(Query(Query::OP_AND_NOT, named, named_alone(vocabulary, forms)));
  if (of_person < least_articles_of_person || of_person < least_share_of_person * of_all)
    return NameUse::shared;
  const auto is_of_city = [](const ExpandedForm& form) { return is_nationality(form.term); };
  if (std::any_of(forms.begin(), forms.end(), is_of_city)) return NameUse::alone;
  const unsigned with_name = articles.count(named), with_word = articles.count(any_of(forms, {}));
  return with_name >= least_share_of_names * with_word ? NameUse::everywhere : NameUse::alone;
}

}  // namespace fihris
