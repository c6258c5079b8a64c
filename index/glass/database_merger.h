#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fihris::glass {

/// A database to merge, and what is to change on the way.
struct MergeSource {
  std::string folder;
  std::vector<std::uint32_t> removed = {};  ///< numbers of the documents to leave out
  /// By document and slot: the values that take the place of those that it has there.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> values = {};
  /// If set: called for each block of its tables that is read, some a second time. What it throws ends the
  /// merge.
  std::function<void()> reading_block = {};
};

/// Writes the documents of `sources`, numbered anew in their order, as a new database in `destination`. Its
/// lists are as if it had been written at once; of metadata that several have the first is taken, and lists
/// of terms are left out if a source has none. Each table is read and written once, in order. Memory: the
/// longest posting list, 4 bytes a document, 100 KB a source. Throws Error if it cannot be written,
/// Xapian::Error if a source cannot be read or is damaged.
void merge_databases(const std::vector<MergeSource>& sources, const std::string& destination);

}  // namespace fihris::glass
