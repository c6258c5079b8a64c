#include "index/glass/database_merger.h"

#include <algorithm>
#include <filesystem>

#include "index/glass/lists.h"
#include "index/glass/numbered_source.h"
#include "index/glass/packing.h"
#include "index/glass/table_writer.h"
#include "index/glass/termwise_reader.h"

namespace fihris::glass {
namespace {

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
    version_.tables.docdata = merge_by_document("docdata", &NumberedSource::open_docdata);
    const auto has_term_lists = [](const NumberedSource& source) { return source.has_term_lists(); };
    if (std::all_of(sources_.begin(), sources_.end(), has_term_lists)) {
      version_.tables.termlist = merge_by_document("termlist", &NumberedSource::open_termlist);
    }
    write_version_file(destination_, version_);
  }

 private:
  std::vector<TableReader> open_all(TableReader (NumberedSource::*open)() const) const {
    std::vector<TableReader> tables;
    tables.reserve(sources_.size());
    for (const NumberedSource& source : sources_) tables.push_back((source.*open)());
    for (TableReader& table : tables) table.next();
    return tables;
  }

  void merge_postlists() {
    TableWriter out(table_file(destination_, "postlist"));
    auto tables = open_all(&NumberedSource::open_postlist);
    merge_metadata(tables, out);
    const auto statistics = count_values();
    write_statistics(out, statistics);
    for (const auto& [slot, unused] : statistics) merge_values(tables, slot, out);
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
  SlotStatistics count_values() const {
    SlotStatistics statistics;
    for (const NumberedSource& source : sources_) {
      TableReader table = source.open_postlist();
      while (table.next() && table.key() < value_chunk_key) {
      }
      for (; table.key().starts_with(value_chunk_key); table.next()) {
        std::string_view key = NumberedSource::key_rest(table);
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
        std::string_view key = NumberedSource::key_rest(tables[i]);
        const std::uint32_t found = take_uint32(key);
        if (SlotOrder()(slot, found)) break;
        if (found != slot) continue;  // of documents that do not stay
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
        read_postings(NumberedSource::key_rest(tables[i]), tables[i].tag(),
                      [&](std::uint32_t document, std::uint32_t length) {
                        const std::uint32_t number = sources_[i].new_number(document);
                        if (number == 0) return;
                        list.add(number, length);
                        version_.statistics.add(length);
                      });
      }
    }
    if (version_.statistics.documents > 0) list.finish();
  }

  void merge_terms(std::vector<TableReader>& tables, TableWriter& out) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> postings;
    TermwiseReader terms(tables);
    while (terms.next()) {
      postings.clear();
      std::uint64_t sum = 0;
      terms.read([&](std::size_t source, std::string_view key_rest, std::string_view chunk) {
        read_postings(key_rest, chunk, [&](std::uint32_t document, std::uint32_t frequency) {
          const std::uint32_t number = sources_[source].new_number(document);
          if (number == 0) return;
          postings.emplace_back(number, frequency);
          sum += frequency;
        });
      });
      if (postings.empty()) continue;
      std::string later_key = terms.term();
      end_sortable_string(later_key);
      PostingListWriter list(out, terms.term(), later_key, postings.size(), sum);
      for (const auto& [number, frequency] : postings) {
        list.add(number, frequency);
        version_.statistics.max_frequency = std::max(version_.statistics.max_frequency, frequency);
      }
      list.finish();
    }
  }

  void merge_positions() {
    TableWriter out(table_file(destination_, "position"));
    auto tables = open_all(&NumberedSource::open_position);
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
  TableInfo merge_by_document(const char* name, TableReader (NumberedSource::*open)() const) const {
    TableWriter out(table_file(destination_, name));
    std::string key;
    for (const NumberedSource& source : sources_) {
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
  std::vector<NumberedSource> sources_;
  Version version_;
};

}  // namespace

void merge_databases(const std::vector<MergeSource>& sources, const std::string& destination) {
  Merger(sources, destination).merge();
}

}  // namespace fihris::glass
