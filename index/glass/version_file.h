#pragma once

#include <cstdint>
#include <string>

#include "index/glass/table_info.h"

namespace fihris::glass {

/// What the version file says of the documents.
struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t last_document = 0;  ///< the highest number
  std::uint32_t min_length = 0;     ///< of a document that is not empty: the sum of its frequencies
  std::uint32_t max_length = 0;
  std::uint32_t max_frequency = 0;  ///< of a term within a document
  std::uint64_t total_length = 0;

  /// Counts one more document.
  void add(std::uint32_t length);
};

struct Tables {
  TableInfo postlist, docdata, termlist, position;
};

struct Version {
  Tables tables;
  Statistics statistics;
};

/// The file of a table, which is called postlist, docdata, termlist or position.
inline std::string table_file(const std::string& folder, const char* table) {
  return folder + '/' + table + ".glass";
}

/// Writes the file that makes `folder` a database. It is not brought to the disk. Throws Error if it cannot
/// be written.
void write_version_file(const std::string& folder, const Version& version);

/// Throws Xapian::DatabaseOpeningError, Xapian::DatabaseCorruptError.
Version read_version_file(const std::string& folder);

}  // namespace fihris::glass
