#include "indexer/glass/database_merger.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <queue>

#include <xapian.h>

#include "indexer/glass/lists.h"
#include "indexer/glass/packing.h"
#include "indexer/glass/table_reader.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace fihris::glass {
namespace {

namespace fs = std::filesystem;

std::string table_file(const std::string& folder, const char* name) {
  return folder + "/" + name + ".glass";
}

/// A database to merge: which documents stay, and under which numbers.
class Source {
 public:
  explicit Source(const MergeSource& source)
      : folder_(source.folder), values_(source.values), version_(read_version_file(source.folder)) {
    TableReader table = open_postlist();
    while (table.next() && table.key() < lengths_key) {
    }
    for (; table.key().starts_with(lengths_key); table.next()) {
      read_postings(key_rest(table), table.tag(), [this](std::uint32_t document, std::uint32_t) {
        if (document > version_.statistics.last_document) {
          throw Xapian::DatabaseCorruptError("a document has too high a number");
        }
        if (document >= new_numbers_.size()) new_numbers_.resize(std::size_t{document} + 1);
        new_numbers_[document] = 1;
      });
    }
    for (const std::uint32_t document : source.removed) {
      if (document < new_numbers_.size()) new_numbers_[document] = 0;
    }
  }

  /// Numbers the documents that stay from `first` on; returns the number after the last.
  std::uint32_t number_from(std::uint32_t first) {
    for (std::uint32_t& number : new_numbers_) {
      if (number != 0) number = first++;
    }
    return first;
  }

  /// 0 if the document does not stay.
  std::uint32_t new_number(std::uint32_t document) const {
    if (document >= new_numbers_.size()) throw Xapian::DatabaseCorruptError("an entry is of no document");
    return new_numbers_[document];
  }

  /// Calls `take(new number, value)` for each value of a chunk that stays. `key` is what follows the slot.
  template <typename Take>
  void read_kept_values(std::string_view key, std::uint32_t slot, std::string_view chunk,
                        const Take& take) const {
    read_values(key, chunk, [&](std::uint32_t document, std::string_view value) {
      const std::uint32_t number = new_number(document);
      if (number == 0) return;
      const auto changed = values_.empty() ? values_.end() : values_.find({document, slot});
      take(number, changed == values_.end() ? value : std::string_view(changed->second));
    });
  }

  TableReader open_postlist() const { return open("postlist", version_.tables.postlist); }
  TableReader open_docdata() const { return open("docdata", version_.tables.docdata); }
  TableReader open_termlist() const { return open("termlist", version_.tables.termlist); }
  TableReader open_position() const { return open("position", version_.tables.position); }
  bool has_term_lists() const { return std::filesystem::exists(table_file(folder_, "termlist")); }
  std::uint32_t max_frequency() const { return version_.statistics.max_frequency; }

  static std::string_view key_rest(const TableReader& table) {
    return std::string_view(table.key()).substr(lengths_key.size());
  }

 private:
  TableReader open(const char* table, const TableInfo& info) const {
    return {table_file(folder_, table), info};
  }

  std::string folder_;
  const std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>& values_;  ///< that have changed
  Version version_;
  std::vector<std::uint32_t> new_numbers_;
};

/// The same table of several sources, of entries whose keys begin with a term, read term by term.
class TermwiseReader {
 public:
  /// `tables` are at their first entry.
  explicit TermwiseReader(std::vector<TableReader>& tables) : tables_(tables) {
    for (std::size_t i = 0; i < tables_.size(); ++i) push(i);
  }

  /// Moves to the next term; false at the end. Its entries must have been read.
  bool next() {
    if (queue_.empty()) return false;
    term_ = queue_.top().term;
    return true;
  }

  /// The term, as keys have it, without its end.
  const std::string& term() const { return term_; }

  /// Calls `take(source, what follows the term in the key, tag)` for each entry of the term.
  template <typename Take>
  void read(const Take& take) {
    while (!queue_.empty() && queue_.top().term == term_) {
      const std::size_t source = queue_.top().source;
      queue_.pop();
      TableReader& table = tables_[source];
      std::string_view rest;
      do {
        take(source, rest_of(table, term_), table.tag());
      } while (table.next() && encoded_string(table.key(), rest) == term_);
      push(source);
    }
  }

 private:
  struct Head {
    std::string_view term;
    std::size_t source;

    bool operator>(const Head& other) const {
      const int order = term.compare(other.term);
      return order != 0 ? order > 0 : source > other.source;
    }
  };

  static std::string_view rest_of(const TableReader& table, std::string_view term) {
    const std::string_view key = table.key();
    return key.substr(std::min(key.size(), term.size() + 1));
  }

  void push(std::size_t source) {
    std::string_view rest;
    if (!tables_[source].is_at_end()) queue_.push({encoded_string(tables_[source].key(), rest), source});
  }

  std::vector<TableReader>& tables_;
  std::priority_queue<Head, std::vector<Head>, std::greater<>> queue_;
  std::string term_;
};

class Merger {
 public:
  Merger(const std::vector<MergeSource>& sources, std::string destination)
      : destination_(std::move(destination)) {
    std::filesystem::create_directories(destination_);
    std::uint32_t number = 1;
    for (const MergeSource& source : sources) number = sources_.emplace_back(source).number_from(number);
  }

  void merge() {
    merge_postlists();
    merge_positions();
    version_.tables.docdata = merge_by_document("docdata", &Source::open_docdata);
    const auto has_term_lists = [](const Source& source) { return source.has_term_lists(); };
    if (std::all_of(sources_.begin(), sources_.end(), has_term_lists)) {
      version_.tables.termlist = merge_by_document("termlist", &Source::open_termlist);
    }
    write_version_file(destination_, version_);
  }

 private:
  std::vector<TableReader> open_all(TableReader (Source::*open)() const) const {
    std::vector<TableReader> tables;
    tables.reserve(sources_.size());
    for (const Source& source : sources_) tables.push_back((source.*open)());
    for (TableReader& table : tables) table.next();
    return tables;
  }

  void merge_postlists() {
    TableWriter out(table_file(destination_, "postlist"));
    auto tables = open_all(&Source::open_postlist);
    merge_metadata(tables, out);
    const auto statistics = count_values();
    for (const auto& [slot, values] : statistics) values.write(out, slot);
    for (const auto& [slot, values] : statistics) merge_values(tables, slot, out);
    merge_lengths(tables, out);
    merge_terms(tables, out);
    version_.tables.postlist = out.finish();
  }

  static void merge_metadata(std::vector<TableReader>& tables, TableWriter& out) {
    std::map<std::string, std::string> metadata;
    for (TableReader& table : tables) {
      for (; table.key().starts_with(metadata_key); table.next()) metadata.emplace(table.key(), table.tag());
    }
    for (const auto& [key, value] : metadata) out.add(key, value);
    for (TableReader& table : tables) {
      while (table.key().starts_with(value_statistics_key)) table.next();
    }
  }

  /// By slot. The table tells of the values before it has them, so that they are read once more.
  std::map<std::uint32_t, ValueStatistics> count_values() const {
    std::map<std::uint32_t, ValueStatistics> statistics;
    for (const Source& source : sources_) {
      TableReader table = source.open_postlist();
      while (table.next() && table.key() < value_chunk_key) {
      }
      for (; table.key().starts_with(value_chunk_key); table.next()) {
        std::string_view key = Source::key_rest(table);
        const std::uint32_t slot = take_uint32(key);
        ValueStatistics& values = statistics[slot];
        source.read_kept_values(key, slot, table.tag(),
                                [&](std::uint32_t, std::string_view value) { values.add(value); });
      }
    }
    std::erase_if(statistics, [](const auto& entry) { return entry.second.count == 0; });
    return statistics;
  }

  void merge_values(std::vector<TableReader>& tables, std::uint32_t slot, TableWriter& out) const {
    ValueListWriter list(out, slot);
    for (std::size_t i = 0; i < tables.size(); ++i) {
      for (; tables[i].key().starts_with(value_chunk_key); tables[i].next()) {
        std::string_view key = Source::key_rest(tables[i]);
        const std::uint32_t found = take_uint32(key);
        if (found > slot) break;
        if (found < slot) continue;  // of documents that do not stay
        sources_[i].read_kept_values(
            key, slot, tables[i].tag(),
            [&](std::uint32_t number, std::string_view value) { list.add(number, value); });
      }
    }
    list.finish();
  }

  void merge_lengths(std::vector<TableReader>& tables, TableWriter& out) {
    PostingListWriter list(out, lengths_key, lengths_key, 0, 0);
    for (std::size_t i = 0; i < tables.size(); ++i) {
      while (tables[i].key().starts_with(value_chunk_key)) tables[i].next();
      for (; tables[i].key().starts_with(lengths_key); tables[i].next()) {
        read_postings(Source::key_rest(tables[i]), tables[i].tag(),
                      [&](std::uint32_t document, std::uint32_t length) {
                        const std::uint32_t number = sources_[i].new_number(document);
                        if (number == 0) return;
                        list.add(number, length);
                        version_.statistics.add(length);
                      });
      }
      version_.statistics.max_frequency =
          std::max(version_.statistics.max_frequency, sources_[i].max_frequency());
    }
    if (version_.statistics.documents > 0) list.finish();
  }

  void merge_terms(std::vector<TableReader>& tables, TableWriter& out) const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> postings;
    TermwiseReader terms(tables);
    while (terms.next()) {
      postings.clear();
      std::uint64_t sum = 0;
      terms.read([&](std::size_t source, std::string_view key_rest, std::string_view chunk) {
        read_postings(key_rest, chunk, [&](std::uint32_t document, std::uint32_t frequency) {
          const std::uint32_t number = sources_[source].new_number(document);
          if (number == 0) return;
          if (!postings.empty() && number <= postings.back().first) {
            throw Xapian::DatabaseCorruptError("the documents of a list are not in order");
          }
          postings.emplace_back(number, frequency);
          sum += frequency;
        });
      });
      if (postings.empty()) continue;
      const std::string later_key = terms.term() + '\0';
      PostingListWriter list(out, terms.term(), later_key, postings.size(), sum);
      for (const auto& [number, frequency] : postings) list.add(number, frequency);
      list.finish();
    }
  }

  void merge_positions() {
    TableWriter out(table_file(destination_, "position"));
    auto tables = open_all(&Source::open_position);
    TermwiseReader terms(tables);
    std::string key;
    while (terms.next()) {
      const std::size_t term_bytes = terms.term().size() + 1;
      key = terms.term();
      end_sortable_string(key);
      terms.read([&](std::size_t source, std::string_view key_rest, std::string_view positions) {
        const std::uint32_t number = sources_[source].new_number(take_sortable_uint(key_rest));
        if (number == 0) return;
        key.resize(term_bytes);
        pack_sortable_uint(key, number);
        out.add(key, positions);
      });
    }
    version_.tables.position = out.finish();
  }

  /// Merges tables whose keys begin with the number of a document.
  TableInfo merge_by_document(const char* name, TableReader (Source::*open)() const) const {
    TableWriter out(table_file(destination_, name));
    std::string key;
    for (const Source& source : sources_) {
      TableReader table = (source.*open)();
      while (table.next()) {
        std::string_view rest = table.key();
        const std::uint32_t number = source.new_number(take_sortable_uint(rest));
        if (number == 0) continue;
        key.clear();
        pack_sortable_uint(key, number);
        out.add(key.append(rest), table.tag(), table.compressed());
      }
    }
    return out.finish();
  }

  std::string destination_;
  std::vector<Source> sources_;
  Version version_;
};

}  // namespace

void merge_databases(const std::vector<MergeSource>& sources, const std::string& destination) {
  Merger(sources, destination).merge();
}

}  // namespace fihris::glass
