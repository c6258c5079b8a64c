#include "index/derived/people_builder.h"

#include "index/people/people_rows.h"

namespace fihris {

void build_people(const Articles& articles, const Articles& vocabulary, const std::string& folder,
                  glass::DatabaseMaker& maker) {
  const std::vector<PersonRow> people = find_people(articles, vocabulary);
  maker.write({folder, glass::TermLists::left_out}, [&](const auto& add) {
    for (const PersonRow& person : people) add(to_document(person));
  });
}

}  // namespace fihris
