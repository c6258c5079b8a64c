#include "index/glass/posting_documents.h"

#include <string>

namespace fihris::glass {
namespace {

/// What is not told by lists of terms.
Xapian::Document without_terms(const Xapian::Document& original) {
  Xapian::Document document;
  document.set_data(original.get_data());
  for (auto value = original.values_begin(); value != original.values_end(); ++value)
    document.add_value(value.get_valueno(), *value);
  return document;
}

}  // namespace

std::vector<std::pair<Xapian::docid, Xapian::Document>> read_documents(const Xapian::Database& database,
                                                                       Xapian::docid first,
                                                                       Xapian::doccount count) {
  std::vector<std::pair<Xapian::docid, Xapian::Document>> documents;
  auto at = database.postlist_begin({});
  const auto end = database.postlist_end({});
  for (at.skip_to(first); at != end && *at - first < count; ++at)
    documents.emplace_back(*at, without_terms(database.get_document(*at)));
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string text = *term;
    auto posting = database.postlist_begin(text);
    const auto last = database.postlist_end(text);
    auto document = documents.begin();
    for (posting.skip_to(first); posting != last && *posting - first < count; ++posting) {
      while (document != documents.end() && document->first < *posting) ++document;
      if (document == documents.end() || document->first != *posting)
        throw Xapian::DatabaseCorruptError("an entry is of no document");
      document->second.add_term(text, posting.get_wdf());
      for (auto position = posting.positionlist_begin(); position != posting.positionlist_end(); ++position)
        document->second.add_posting(text, *position, 0);
    }
  }
  return documents;
}

}  // namespace fihris::glass
