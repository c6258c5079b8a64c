#include "query/people/people_list.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <queue>
#include <string>
#include <utility>

#include "index/schema.h"
#include "query/people/association.h"
#include "query/people/name_query.h"

namespace fihris {
namespace {

/// A search for a name hardly ever finds so many times the articles that have a form of its group.
constexpr double most_more_found = 1.5;

}  // namespace

PeopleList::PeopleList(const Searcher& searcher, std::optional<std::vector<Xapian::docid>> among)
    : searcher_(searcher),
      among_(std::move(among)),
      list_(among_ ? MentionList(searcher.reader().articles, prefix::person_name, *among_)
                   : MentionList(searcher.reader().articles, prefix::person_name)),
      written_(searcher.reader().articles) {}

std::vector<Person> PeopleList::rows(const PeopleRange& range) {
  if (range.offset >= list_.entries().size() || range.limit == 0) return {};
  const std::size_t wanted = range.limit + std::min(range.offset, SIZE_MAX - range.limit);
  ListOrder order = range.order;
  if (order == ListOrder::automatic) order = among_ ? ListOrder::association : ListOrder::articles;
  if (order == ListOrder::articles) return by_articles(range, wanted);
  const std::vector<NameGroup> groups = sorted_groups(order);
  std::vector<Person> people;
  for (std::size_t i = range.offset; i < std::min(wanted, groups.size()); ++i) {
    people.push_back(person(groups[i]));
    write_forms(people.back(), groups[i], range.written_forms);
  }
  return people;
}

/// Groups come by the articles with one of their forms, people are told by those that a search finds: of more
/// groups than are wanted, until none can have a number among the greatest.
std::vector<Person> PeopleList::by_articles(const PeopleRange& range, std::size_t wanted) {
  std::vector<NameGroup> groups;
  std::vector<std::pair<Person, std::size_t>> people;
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> most;
  const auto is_done = [&](std::size_t group) {
    return most.size() == wanted && static_cast<double>(most.top()) >=
                                        most_more_found * static_cast<double>(groups[group].articles.size());
  };
  std::size_t asked = 0;
  for (std::size_t i = 0;; ++i) {
    if (i == groups.size()) {
      if (i < asked) break;  // there are no more
      asked = 2 * std::max(asked, std::min(wanted, list_.entries().size())) + 1;
      groups = group_names(list_, asked);
      if (i == groups.size()) break;
    }
    if (is_done(i)) break;
    people.emplace_back(person(groups[i]), i);
    most.push(people.back().first.articles);
    if (most.size() > wanted) most.pop();
  }
  std::stable_sort(people.begin(), people.end(),
                   [](const auto& a, const auto& b) { return a.first.articles > b.first.articles; });
  std::vector<Person> rows;
  for (std::size_t i = range.offset; i < std::min(wanted, people.size()); ++i) {
    write_forms(people[i].first, groups[people[i].second], range.written_forms);
    rows.push_back(std::move(people[i].first));
  }
  return rows;
}

std::vector<NameGroup> PeopleList::sorted_groups(ListOrder order) const {
  std::vector<NameGroup> groups = group_names(list_, list_.entries().size());
  if (order == ListOrder::name) {
    std::stable_sort(groups.begin(), groups.end(), [](const NameGroup& a, const NameGroup& b) {
      return a.forms.front().key < b.forms.front().key;
    });
    return groups;
  }
  std::vector<std::pair<double, std::size_t>> associations;
  for (std::size_t i = 0; i < groups.size(); ++i) associations.emplace_back(association_of(groups[i]), i);
  std::stable_sort(associations.begin(), associations.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<NameGroup> sorted;
  for (const auto& [association, number] : associations) sorted.push_back(std::move(groups[number]));
  return sorted;
}

double PeopleList::association_of(const NameGroup& group) const {
  if (!among_) return 0;
  const Xapian::Database& articles = searcher_.reader().articles;
  unsigned all = 0;
  for (const Mentioned& form : group.forms)
    all += articles.get_termfreq(encode_term(form.key, prefix::person_name));
  return association(static_cast<unsigned>(group.articles.size()), static_cast<unsigned>(among_->size()), all,
                     articles.get_doccount());
}

/// With the commonest form as written alone.
Person PeopleList::person(const NameGroup& group) {
  Person person{group.forms, 0, std::nullopt};
  Mentioned& name = person.forms.front();
  name.key = written_.find(name.key, list_.articles_of(name));
  person.articles = articles_found(name.key);
  if (among_) person.association = association_of(group);
  return person;
}

void PeopleList::write_forms(Person& person, const NameGroup& group, std::size_t written_forms) {
  for (std::size_t i = 1; i < std::min(written_forms, group.forms.size()); ++i)
    person.forms[i].key = written_.find(group.forms[i].key, list_.articles_of(group.forms[i]));
}

std::size_t PeopleList::articles_found(const std::string& name) const {
  const Node query = mention_query(name, Field::name);
  if (fihris::is_empty(query)) return 0;
  const std::vector<Xapian::docid> found = searcher_.find_all(searcher_.build(query, {}));
  if (!among_) return found.size();
  std::vector<Xapian::docid> both;
  std::set_intersection(found.begin(), found.end(), among_->begin(), among_->end(), std::back_inserter(both));
  return both.size();
}

}  // namespace fihris
