#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "index/glass/table_writer.h"
#include "index/glass/version_file.h"

namespace fihris::glass {

/// Writes a Xapian database that has the terms of others without their documents: it can be asked which terms
/// there are, in how many documents each is, how many documents there are and how long they are on average,
/// and for nothing else. Of each list of documents it has the beginning, which says how many there are, and
/// one entry.
class VocabularyWriter {
 public:
  /// Makes `folder`, which must not exist. `statistics` are those of the documents. Throws Error if nothing
  /// can be written there, as the others.
  VocabularyWriter(const std::string& folder, const Statistics& statistics);

  /// Adds a term, which comes behind all others in the order of bytes.
  void add(std::string_view term, std::uint64_t documents);

  /// Makes the database one that can be opened. Nothing is brought to the disk.
  void finish();

 private:
  std::string folder_;
  Statistics statistics_;
  TableWriter table_;
};

}  // namespace fihris::glass
