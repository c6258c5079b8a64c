#include "index/glass/xapian_writer.h"

#include <algorithm>

#include <xapian.h>

#include "index/plain_database.h"

namespace fihris::glass {
namespace {

/// Bounds the memory.
constexpr Xapian::doccount documents_a_commit = 500;

/// A database that is filled, committed now and then.
class Filling {
 public:
  Filling(const std::string& folder, TermLists term_lists)
      : database_(folder, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC |
                              (term_lists == TermLists::kept ? 0 : Xapian::DB_NO_TERMLIST)) {}

  void add(const Xapian::Document& document) {
    if (database_.add_document(document) % documents_a_commit == 0) database_.commit();
  }
  void set_metadata(const std::string& key, const std::string& value) {
    if (database_.get_metadata(key).empty()) database_.set_metadata(key, value);
  }
  void finish() { database_.commit(); }

 private:
  Xapian::WritableDatabase database_;
};

}  // namespace

void write_with_xapian(const NewDatabase& database, const GiveDocuments& give) {
  Filling filling(database.folder, database.term_lists);
  give([&](const IndexDocument& document) { filling.add(document.to_xapian()); });
  for (const auto& [key, value] : database.metadata) filling.set_metadata(key, value);
  filling.finish();
}

void merge_with_xapian(const std::vector<MergeSource>& sources, const std::string& destination) {
  Filling filling(destination, TermLists::kept);
  for (const MergeSource& source : sources) {
    const Xapian::Database database = open_database(source.folder);
    std::vector<std::uint32_t> removed = source.removed;
    std::sort(removed.begin(), removed.end());
    for (auto at = database.postlist_begin({}); at != database.postlist_end({}); ++at) {
      if (std::binary_search(removed.begin(), removed.end(), *at)) continue;
      filling.add(with_new_values(database.get_document(*at), *at, source));
    }
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
      filling.set_metadata(*key, database.get_metadata(*key));
  }
  filling.finish();
}

}  // namespace fihris::glass
