#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/deflater.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/term_table.h"
#include "indexer/glass/version_file.h"
#include "indexer/index_document.h"

namespace fihris::glass {

/// Whether the terms of a document can be listed, which is needed to change it.
enum class TermLists { kept, left_out };

/// Writes a Xapian database of documents that are all given before any is written: an inverted index in
/// memory, by counting, then each table from its first block to its last. Documents are numbered from 1, in
/// their order.
///
/// Memory: about 100 bytes for each term of each document, not counting those of the documents' text.
class DatabaseWriter {
 public:
  /// Makes `folder`, which must not exist. Throws Error if nothing can be written there, as add and finish.
  DatabaseWriter(const std::string& folder, TermLists term_lists);

  void add(const IndexDocument& document);
  void set_metadata(const std::string& key, const std::string& value) { metadata_[key] = value; }
  std::size_t document_count() const { return lengths_.size(); }

  /// Makes the database one that can be opened. Nothing is brought to the disk.
  void finish();

 private:
  /// A term in a document.
  struct Occurrence {
    std::uint32_t term;      ///< its number in the order of the document that brought it
    std::uint32_t document;  ///< from 0
    std::uint32_t frequency;
    std::uint32_t positions;  ///< where its positions begin in positions_
    std::uint32_t position_count;
  };

  void count_occurrences(const IndexDocument& document);
  void place_positions(const IndexDocument& document, std::size_t first_occurrence);
  void sort_occurrences();
  void write_postlists(TableWriter& table) const;
  void write_values(TableWriter& table) const;
  void write_lengths(TableWriter& table) const;
  TableInfo write_positions() const;
  TableInfo write_term_lists();
  std::string table_file(const char* name) const { return folder_ + "/" + name + ".glass"; }

  std::string folder_;
  TermLists term_lists_;
  Deflater deflater_;
  TableWriter docdata_;
  TermTable terms_;
  std::vector<Occurrence> occurrences_;  ///< by document; once sorted, by rank of the term and document
  std::vector<std::uint32_t> positions_;
  std::vector<std::uint32_t> last_occurrence_;  ///< of each term, plus one
  std::vector<std::uint32_t> current_;          ///< occurrences of the postings of the document that is added
  std::vector<std::uint32_t> lengths_;          ///< of each document
  std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, std::string>>>
      values_;  ///< by slot and document
  std::map<std::string, std::string> metadata_;
  std::vector<std::uint32_t> ranked_;  ///< numbers of the terms, in byte order
  std::vector<std::uint32_t>
      rank_begins_;  ///< where the occurrences of each rank begin; one more for the end
  Statistics statistics_;
};

}  // namespace fihris::glass
