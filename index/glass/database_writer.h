#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/glass/deflater.h"
#include "index/glass/inverted_index.h"
#include "index/glass/table_writer.h"
#include "index/glass/version_file.h"
#include "index/index_document.h"

namespace fihris::glass {

/// Which terms of a document can be listed. Xapian needs all to delete it, or to change its terms.
enum class TermLists {
  kept,         ///< all
  of_articles,  ///< those of is_listed(), and unlisted_term; where Xapian writes the database, all
  left_out,     ///< none
};

/// Stands in a list for all terms that it has not, with the sum of their frequencies, so that those of a list
/// add up to the length of its document, as Xapian checks. No document has it.
inline constexpr std::string_view unlisted_term = "XZ";

/// Writes a Xapian database of documents that are all in memory before its tables are written, each from its
/// first block to its last. Documents are numbered from 1, in their order.
///
/// Memory: about 60 bytes for each term of each document, and 4 for each position.
class DatabaseWriter {
 public:
  /// Makes `folder`, which must not exist. Throws Error if nothing can be written there, as add and finish.
  DatabaseWriter(const std::string& folder, TermLists term_lists);

  void add(const IndexDocument& document);
  void set_metadata(const std::string& key, const std::string& value) { metadata_[key] = value; }

  /// Makes the database one that can be opened. Nothing is brought to the disk.
  void finish();

 private:
  TableInfo write_postlist() const;
  void write_values(TableWriter& table) const;
  void write_lengths(TableWriter& table) const;
  void write_terms(TableWriter& table) const;
  TableInfo write_positions() const;
  TableInfo write_term_lists();

  std::string folder_;
  TermLists term_lists_;
  Deflater deflater_;
  TableWriter docdata_;
  InvertedIndex index_;
  std::vector<std::uint32_t> lengths_;  ///< of each document: the sum of its frequencies
  /// By slot: documents, from 1, and their values.
  std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, std::string>>> values_;
  std::map<std::string, std::string> metadata_;
  Statistics statistics_;
};

}  // namespace fihris::glass
