#include "index/glass/xapian_writer.h"

#include <algorithm>

#include <xapian.h>

#include "index/glass/posting_documents.h"
#include "index/plain_database.h"

namespace fihris::glass {
namespace {

/// Bounds the memory.
constexpr Xapian::doccount documents_a_commit = 500;

/// A round of reading opens the list of each term; half a gigabyte are held.
constexpr Xapian::doccount documents_a_read = 5000;

/// A database that is filled, committed now and then.
class Filling {
 public:
  Filling(const std::string& folder, TermLists term_lists)
      : database_(folder, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC |
                              (term_lists == TermLists::left_out ? Xapian::DB_NO_TERMLIST : 0)) {}

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
    const Xapian::docid last = database.get_lastdocid();
    for (Xapian::docid first = 1; first <= last && first > 0; first += documents_a_read) {
      for (auto& [number, document] : read_documents(database, first, documents_a_read)) {
        if (std::binary_search(removed.begin(), removed.end(), number)) continue;
        filling.add(with_new_values(std::move(document), number, source));
      }
    }
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
      filling.set_metadata(*key, database.get_metadata(*key));
  }
  filling.finish();
}

}  // namespace fihris::glass
