#include "query/people/person.h"

#include "query/people/written_name.h"

namespace fihris {

Person as_written(const Xapian::Database& articles, const MentionList& names, const NameGroup& group) {
  Person person{group.forms, group.articles.size()};
  WrittenNames written(articles);
  for (Mentioned& form : person.forms) form.key = written.find(form.key, names.articles_of(form));
  return person;
}

}  // namespace fihris
