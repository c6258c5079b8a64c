#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "index/glass/database_merger.h"
#include "index/glass/database_sample.h"
#include "index/glass/database_writer.h"
#include "index/index_document.h"

namespace fihris::glass {

/// A database that is to be written.
struct NewDatabase {
  std::string folder;  ///< must not exist
  TermLists term_lists = TermLists::kept;
  std::map<std::string, std::string> metadata = {};
};

/// Hands documents over, in their order, each time the same.
using GiveDocuments = std::function<void(const std::function<void(const IndexDocument&)>& add)>;

/// Whose code writes tables.
enum class Writer {
  own,    ///< quick: the tables at once, docs/bulk-writing.md; what it has written is checked
  xapian  ///< slow
};

/// That of the environment, FIHRIS_WRITER=own or xapian; our own if it says nothing. Throws Error for others.
Writer writer_of_environment();

/// Our own code; another in tests.
struct OwnWriter {
  std::function<void(const NewDatabase&, const GiveDocuments&)> write;
  std::function<void(const std::vector<MergeSource>&, const std::string& destination)> merge;
};
OwnWriter own_writer();

/// Writes databases as wholes, by our own code. What that has written is opened with Xapian and compared, by
/// sample, with what it should be; if it differs, Xapian writes it anew. Members may be called by many
/// threads.
class DatabaseMaker {
 public:
  explicit DatabaseMaker(Writer writer = writer_of_environment(), OwnWriter own = own_writer())
      : writer_(writer), own_(std::move(own)) {}

  /// Writes the documents that `give` hands over. Calls it again if Xapian has to write them anew. Throws
  /// Error, Xapian::Error.
  void write(const NewDatabase& database, const GiveDocuments& give);

  /// See merge_databases. All sources have lists of terms.
  void merge(const std::vector<MergeSource>& sources, const std::string& destination);

  /// Makes `folder` by `own`, which must come to be as `expected()` says, or else by `through_xapian`.
  void make(const std::string& folder, const std::function<void()>& own,
            const std::function<DatabaseSample()>& expected, const std::function<void()>& through_xapian);

  /// How often Xapian has written anew what our own code has written wrongly.
  std::size_t written_anew() const { return written_anew_; }

 private:
  Writer writer_;
  OwnWriter own_;
  std::atomic<std::size_t> written_anew_ = 0;
};

/// A document of `source` as a merge takes it.
Xapian::Document with_new_values(Xapian::Document document, Xapian::docid number, const MergeSource& source);

}  // namespace fihris::glass
