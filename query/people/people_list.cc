#include "query/people/people_list.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "index/article_lists.h"
#include "index/schema.h"
#include "query/people/association.h"

namespace fihris {
namespace {

using Numbers = std::vector<Xapian::docid>;

Person to_person(PersonRow row) {
  Person person{row.name(), {}, row.articles, std::nullopt};
  for (Mentioned& form : row.forms) person.forms.push_back({std::move(form.written), form.articles});
  return person;
}

void sort_by_name(std::vector<Person>& people) {
  std::stable_sort(people.begin(), people.end(),
                   [](const Person& a, const Person& b) { return a.name < b.name; });
}

std::vector<Person> in_range(std::vector<Person> people, const PeopleRange& range) {
  people.erase(people.begin(),
               people.begin() + static_cast<std::ptrdiff_t>(std::min(range.offset, people.size())));
  if (people.size() > range.limit) people.resize(range.limit);
  return people;
}

}  // namespace

PeopleList::PeopleList(const IndexReader& reader, std::optional<Numbers> among)
    : articles_(reader.articles),
      vocabulary_(reader.vocabulary),
      people_(reader.people),
      among_(std::move(among)) {
  if (among_) find_among();
}

void PeopleList::find_among() {
  const MentionList list(articles_, vocabulary_, prefix::person_name, *among_);
  std::map<std::size_t, std::vector<Mentioned>> forms;  // by the number of the person
  for (const Mentioned& entry : list.entries()) {
    if (const auto number = people_.find_form(entry.key)) forms[*number].push_back(entry);
  }
  std::vector<PersonRow> rows;
  std::vector<TermSet> terms;
  for (const auto& [number, mentioned] : forms) {
    rows.push_back(people_.row(number));
    terms.push_back(terms_of(rows.back(), vocabulary_));
  }
  const std::vector<unsigned> counts = count_among(articles_, terms, *among_);
  auto row = rows.begin();
  auto count = counts.begin();
  for (auto& [number, mentioned] : forms) {
    Person& person = found_.emplace_back(Person{row->name(), {}, *count, std::nullopt});
    person.association = association(*count++, static_cast<unsigned>(among_->size()), row++->articles,
                                     articles_.get_doccount());
    for (Mentioned& form : mentioned) person.forms.push_back({std::move(form.written), form.articles});
  }
  std::stable_sort(found_.begin(), found_.end(),
                   [](const Person& a, const Person& b) { return a.articles > b.articles; });
}

std::vector<Person> PeopleList::rows(const PeopleRange& range) const {
  if (!among_) return of_all(range);
  std::vector<Person> people = found_;
  if (range.order == ListOrder::name) sort_by_name(people);
  if (range.order == ListOrder::association || range.order == ListOrder::automatic) {
    std::stable_sort(people.begin(), people.end(),
                     [](const Person& a, const Person& b) { return a.association > b.association; });
  }
  return in_range(std::move(people), range);
}

std::vector<Person> PeopleList::of_all(const PeopleRange& range) const {
  std::vector<Person> people;
  const bool by_name = range.order == ListOrder::name;
  const std::size_t begin = by_name ? 0 : std::min(range.offset, people_.size());
  const std::size_t end = by_name ? people_.size() : begin + std::min(range.limit, people_.size() - begin);
  for (std::size_t number = begin; number < end; ++number) people.push_back(to_person(people_.row(number)));
  if (!by_name) return people;
  sort_by_name(people);
  return in_range(std::move(people), range);
}

}  // namespace fihris
