#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <xapian.h>

#include "query/match/searcher.h"
#include "query/people/list_order.h"
#include "query/people/mention_list.h"
#include "query/people/name_groups.h"
#include "query/people/person.h"
#include "query/people/written_name.h"

namespace fihris {

/// Which people of a list are asked for.
struct PeopleRange {
  std::size_t offset = 0;
  std::size_t limit = 20;
  ListOrder order = ListOrder::automatic;
  /// Of the forms of each name so many are told as they are written, which costs an analysis of some articles
  /// for each; the others by their keys.
  std::size_t written_forms = static_cast<std::size_t>(-1);
};

/// The people of a collection or of some of its articles. Each that is asked for costs a search, about 1 ms.
class PeopleList {
 public:
  /// `among` are sorted; nothing is the whole collection. The searcher must outlive the list.
  PeopleList(const Searcher& searcher, std::optional<std::vector<Xapian::docid>> among);

  bool is_empty() const { return list_.entries().empty(); }

  /// The order is `association` unless another is asked for, in the whole collection `articles`: by the
  /// number that is told of each.
  std::vector<Person> rows(const PeopleRange& range);

 private:
  std::vector<Person> by_articles(const PeopleRange& range, std::size_t wanted);
  std::vector<NameGroup> sorted_groups(ListOrder order) const;
  double association_of(const NameGroup& group) const;
  Person person(const NameGroup& group);
  void write_forms(Person& person, const NameGroup& group, std::size_t written_forms);
  std::size_t articles_found(const std::string& name) const;

  const Searcher& searcher_;
  std::optional<std::vector<Xapian::docid>> among_;
  MentionList list_;
  WrittenNames written_;
};

}  // namespace fihris
