#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/people/people_table.h"
#include "query/match/searcher.h"
#include "query/people/list_order.h"
#include "query/people/person.h"

namespace fihris {

/// Which people of a list are asked for.
struct PeopleRange {
  std::size_t offset = 0;
  std::size_t limit = 20;
  ListOrder order = ListOrder::automatic;
};

/// The people of a collection or of some of its articles, as the index has them stored: those that
/// `name:"NAME"` finds, with as many articles.
class PeopleList {
 public:
  /// `among` are sorted; nothing is the whole collection, whose rows are read as they are asked for.
  PeopleList(const IndexReader& reader, std::optional<std::vector<Xapian::docid>> among);

  bool is_empty() const { return among_ ? found_.empty() : people_.size() == 0; }

  /// The order is `association` unless another is asked for, in the whole collection `articles`: by the
  /// number that is told of each.
  std::vector<Person> rows(const PeopleRange& range) const;

 private:
  void find_among();
  std::vector<Person> of_all(const PeopleRange& range) const;

  Articles articles_;
  Articles vocabulary_;
  PeopleTable people_;
  std::optional<std::vector<Xapian::docid>> among_;
  std::vector<Person> found_;  ///< in `among_`, those of most articles first
};

}  // namespace fihris
