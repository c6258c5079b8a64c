#include "index/glass/database_writer.h"

#include <algorithm>
#include <filesystem>

#include "index/glass/lists.h"
#include "index/glass/packing.h"
#include "index/glass/position_code.h"
#include "index/schema.h"

namespace fihris::glass {
namespace {

/// Appends a term of a sorted list, of which `before` is the one before.
void append_term(std::string& list, std::string_view before, std::string_view term, std::uint32_t frequency) {
  if (before.empty()) {
    list.push_back(static_cast<char>(term.size()));
    list.append(term);
    pack_uint(list, frequency);
    return;
  }
  const auto difference = std::mismatch(before.begin(), before.end(), term.begin(), term.end()).second;
  const auto shared = static_cast<std::size_t>(difference - term.begin());
  // Length shared and frequency go into a byte if they can.
  const std::size_t both = frequency < 127 ? (frequency + 1) * (before.size() + 1) + shared : 256;
  list.push_back(static_cast<char>(both < 256 ? both : shared));
  list.push_back(static_cast<char>(term.size() - shared));
  list.append(term.substr(shared));
  if (both >= 256) pack_uint(list, frequency);
}

/// Of each document, which slots it has values in: the number of each less that of the one before, as the
/// term list keeps it.
std::vector<std::string> used_slots(
    const std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, std::string>>>& values,
    std::size_t documents) {
  std::vector<std::string> used(documents);
  std::vector<std::uint32_t> next(documents);
  for (const auto& [slot, list] : values) {
    for (const auto& [document, value] : list) {
      pack_uint(used[document - 1], slot - next[document - 1]);
      next[document - 1] = slot + 1;
    }
  }
  return used;
}

}  // namespace

DatabaseWriter::DatabaseWriter(const std::string& folder, TermLists term_lists)
    : folder_((std::filesystem::create_directories(folder), folder)),
      term_lists_(term_lists),
      docdata_(table_file(folder, "docdata")) {}

void DatabaseWriter::add(const IndexDocument& document) {
  std::uint32_t length = 0;
  for (const Occurrence& occurrence : index_.add(document)) {
    length += occurrence.frequency;
    statistics_.max_frequency = std::max(statistics_.max_frequency, occurrence.frequency);
  }
  lengths_.push_back(length);
  statistics_.add(length);
  const auto number = static_cast<std::uint32_t>(lengths_.size());
  for (const auto& [slot, value] : document.values()) values_[slot].emplace_back(number, value);
  if (!document.data().empty()) {
    std::string key;
    pack_sortable_uint(key, number);
    const std::string_view compressed = deflater_.compress(document.data());
    docdata_.add(key, compressed.empty() ? document.data() : compressed, !compressed.empty());
  }
}

void DatabaseWriter::finish() {
  index_.sort();
  Version version{{}, statistics_};
  version.tables.docdata = docdata_.finish();
  version.tables.postlist = write_postlist();
  version.tables.position = write_positions();
  if (term_lists_ != TermLists::left_out) version.tables.termlist = write_term_lists();
  write_version_file(folder_, version);
}

TableInfo DatabaseWriter::write_postlist() const {
  TableWriter table(table_file(folder_, "postlist"));
  for (const auto& [key, value] : metadata_) table.add(std::string(metadata_key) + key, value);
  write_values(table);
  write_lengths(table);
  write_terms(table);
  return table.finish();
}

void DatabaseWriter::write_values(TableWriter& table) const {
  SlotStatistics statistics;
  for (const auto& [slot, values] : values_) {
    for (const auto& [document, value] : values) statistics[slot].add(value);
  }
  write_statistics(table, statistics);
  for (const auto& [slot, unused] : statistics) {
    ValueListWriter list(table, slot);
    for (const auto& [document, value] : values_.at(slot)) list.add(document, value);
    list.finish();
  }
}

void DatabaseWriter::write_lengths(TableWriter& table) const {
  if (lengths_.empty()) return;
  PostingListWriter list(table, lengths_key, lengths_key, 0, 0);
  for (std::uint32_t document = 0; document < lengths_.size(); ++document)
    list.add(document + 1, lengths_[document]);
  list.finish();
}

void DatabaseWriter::write_terms(TableWriter& table) const {
  std::string key, later_key;
  for (std::uint32_t term = 0; term < index_.term_count(); ++term) {
    key.clear();
    pack_sortable_string(key, index_.term(term));
    later_key = key;
    end_sortable_string(later_key);
    std::uint64_t sum = 0;
    for (const Occurrence& occurrence : index_.occurrences(term)) sum += occurrence.frequency;
    PostingListWriter list(table, key, later_key, index_.occurrences(term).size(), sum);
    for (const Occurrence& occurrence : index_.occurrences(term))
      list.add(occurrence.document + 1, occurrence.frequency);
    list.finish();
  }
}

TableInfo DatabaseWriter::write_positions() const {
  TableWriter table(table_file(folder_, "position"));
  std::string key, code;
  for (std::uint32_t term = 0; term < index_.term_count(); ++term) {
    key.clear();
    pack_sortable_string(key, index_.term(term));
    end_sortable_string(key);
    const std::size_t term_bytes = key.size();
    for (const Occurrence& occurrence : index_.occurrences(term)) {
      if (occurrence.position_count == 0) continue;
      key.resize(term_bytes);
      pack_sortable_uint(key, occurrence.document + 1);
      code.clear();
      append_positions(code, index_.positions(occurrence));
      table.add(key, code);
    }
  }
  return table.finish();
}

TableInfo DatabaseWriter::write_term_lists() {
  // Another counting sort, by document; terms stay in their order.
  struct Term {
    std::uint32_t number;
    std::uint32_t frequency;
  };
  std::vector<std::uint32_t> begins(lengths_.size() + 1, 0);
  std::vector<std::uint32_t> unlisted(lengths_.size(), 0);
  const auto for_each_listed = [&](const auto& take) {
    for (std::uint32_t term = 0; term < index_.term_count(); ++term) {
      if (term_lists_ == TermLists::of_articles && !is_listed(index_.term(term))) continue;
      for (const Occurrence& occurrence : index_.occurrences(term)) take(occurrence);
    }
  };
  std::copy(lengths_.begin(), lengths_.end(), unlisted.begin());
  for_each_listed([&](const Occurrence& occurrence) {
    ++begins[occurrence.document + 1];
    unlisted[occurrence.document] -= occurrence.frequency;
  });
  for (std::size_t document = 0; document < lengths_.size(); ++document)
    begins[document + 1] += begins[document];
  std::vector<std::uint32_t> ends(begins.begin(), begins.end() - 1);
  std::vector<Term> terms(begins.back());
  for_each_listed([&](const Occurrence& occurrence) {
    terms[ends[occurrence.document]++] = {occurrence.term, occurrence.frequency};
  });

  const auto slots = used_slots(values_, lengths_.size());
  TableWriter table(table_file(folder_, "termlist"));
  std::string key, list;
  for (std::uint32_t document = 0; document < lengths_.size(); ++document) {
    list.clear();
    const std::uint32_t count = begins[document + 1] - begins[document] + (unlisted[document] > 0 ? 1 : 0);
    if (count > 0) {
      pack_uint(list, lengths_[document]);
      pack_uint(list, count);
    }
    std::string_view before;
    for (std::uint32_t i = begins[document]; i < begins[document + 1]; ++i) {
      const std::string_view term = index_.term(terms[i].number);
      append_term(list, before, term, terms[i].frequency);
      before = term;
    }
    if (unlisted[document] > 0) append_term(list, before, unlisted_term, unlisted[document]);
    key.clear();
    pack_sortable_uint(key, document + 1);
    const std::string_view compressed = deflater_.compress(list);
    table.add(key, compressed.empty() ? list : compressed, !compressed.empty());
    if (!slots[document].empty()) {
      key.push_back('\0');
      table.add(key, slots[document]);
    }
  }
  return table.finish();
}

}  // namespace fihris::glass
