#include "indexer/glass/database_writer.h"

#include <algorithm>
#include <filesystem>
#include <span>

#include "indexer/glass/lists.h"
#include "indexer/glass/packing.h"
#include "indexer/glass/position_code.h"

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

}  // namespace

DatabaseWriter::DatabaseWriter(const std::string& folder, TermLists term_lists)
    : folder_((std::filesystem::create_directories(folder), folder)),
      term_lists_(term_lists),
      docdata_(table_file("docdata")) {}

void DatabaseWriter::add(const IndexDocument& document) {
  const std::size_t first_occurrence = occurrences_.size();
  count_occurrences(document);
  place_positions(document, first_occurrence);
  std::uint32_t length = 0;
  for (std::size_t i = first_occurrence; i < occurrences_.size(); ++i) {
    length += occurrences_[i].frequency;
    statistics_.max_frequency = std::max(statistics_.max_frequency, occurrences_[i].frequency);
  }
  const auto number = static_cast<std::uint32_t>(lengths_.size());
  lengths_.push_back(length);
  statistics_.add(length);
  for (const auto& [slot, value] : document.values()) values_[slot].emplace_back(number, value);
  if (!document.data().empty()) {
    std::string key;
    pack_sortable_uint(key, number + 1);
    const std::string_view compressed = deflater_.compress(document.data());
    docdata_.add(key, compressed.empty() ? document.data() : compressed, !compressed.empty());
  }
}

void DatabaseWriter::count_occurrences(const IndexDocument& document) {
  const std::size_t first_occurrence = occurrences_.size();
  current_.clear();
  for (const auto& posting : document.postings()) {
    const std::uint32_t term = terms_.number_of(document.term(posting));
    if (term == last_occurrence_.size()) last_occurrence_.push_back(0);
    std::uint32_t& last = last_occurrence_[term];
    if (last <= first_occurrence) {
      occurrences_.push_back({term, static_cast<std::uint32_t>(lengths_.size()), 0, 0, 0});
      last = static_cast<std::uint32_t>(occurrences_.size());
    }
    Occurrence& occurrence = occurrences_[last - 1];
    occurrence.frequency += posting.frequency;
    occurrence.position_count += posting.position > 0;
    current_.push_back(last - 1);
  }
}

void DatabaseWriter::place_positions(const IndexDocument& document, std::size_t first_occurrence) {
  auto end = static_cast<std::uint32_t>(positions_.size());
  for (std::size_t i = first_occurrence; i < occurrences_.size(); ++i) {
    occurrences_[i].positions = end;
    end += std::exchange(occurrences_[i].position_count, 0);
  }
  positions_.resize(end);
  bool all_sorted = true;
  for (std::size_t i = 0; i < current_.size(); ++i) {
    const std::uint32_t position = document.postings()[i].position;
    if (position == 0) continue;
    Occurrence& occurrence = occurrences_[current_[i]];
    const std::uint32_t place = occurrence.positions + occurrence.position_count++;
    all_sorted = all_sorted && (occurrence.position_count == 1 || positions_[place - 1] < position);
    positions_[place] = position;
  }
  if (all_sorted) return;
  for (std::size_t i = first_occurrence; i < occurrences_.size(); ++i) {
    const auto begin = positions_.begin() + occurrences_[i].positions;
    const auto last = begin + occurrences_[i].position_count;
    std::sort(begin, last);
    occurrences_[i].position_count = static_cast<std::uint32_t>(std::unique(begin, last) - begin);
  }
}

/// Counting sort: documents stay in their order within each term.
void DatabaseWriter::sort_occurrences() {
  ranked_ = terms_.sorted();
  std::vector<std::uint32_t> ranks(ranked_.size());
  for (std::uint32_t rank = 0; rank < ranked_.size(); ++rank) ranks[ranked_[rank]] = rank;
  rank_begins_.assign(ranked_.size() + 1, 0);
  for (const Occurrence& occurrence : occurrences_) ++rank_begins_[ranks[occurrence.term] + 1];
  for (std::size_t rank = 0; rank < ranked_.size(); ++rank) rank_begins_[rank + 1] += rank_begins_[rank];
  std::vector<std::uint32_t> ends(rank_begins_.begin(), rank_begins_.end() - 1);
  std::vector<Occurrence> sorted(occurrences_.size());
  for (const Occurrence& occurrence : occurrences_) sorted[ends[ranks[occurrence.term]]++] = occurrence;
  occurrences_ = std::move(sorted);
}

void DatabaseWriter::finish() {
  sort_occurrences();
  Version version{{}, statistics_};
  Tables& tables = version.tables;
  tables.docdata = docdata_.finish();
  TableWriter postlist(table_file("postlist"));
  for (const auto& [key, value] : metadata_) {
    std::string whole_key(metadata_key);
    postlist.add(whole_key.append(key), value);
  }
  write_values(postlist);
  write_lengths(postlist);
  write_postlists(postlist);
  tables.postlist = postlist.finish();
  tables.position = write_positions();
  if (term_lists_ == TermLists::kept) tables.termlist = write_term_lists();
  write_version_file(folder_, version);
}

void DatabaseWriter::write_values(TableWriter& table) const {
  for (const auto& [slot, values] : values_) {
    ValueStatistics statistics;
    for (const auto& [document, value] : values) statistics.add(value);
    statistics.write(table, slot);
  }
  for (const auto& [slot, values] : values_) {
    ValueListWriter list(table, slot);
    for (const auto& [document, value] : values) list.add(document + 1, value);
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

void DatabaseWriter::write_postlists(TableWriter& table) const {
  std::string key, later_key;
  for (std::size_t rank = 0; rank < ranked_.size(); ++rank) {
    const auto occurrences =
        std::span(occurrences_).subspan(rank_begins_[rank], rank_begins_[rank + 1] - rank_begins_[rank]);
    key.clear();
    pack_sortable_string(key, terms_.term(ranked_[rank]));
    later_key = key;
    end_sortable_string(later_key);
    std::uint64_t sum = 0;
    for (const Occurrence& occurrence : occurrences) sum += occurrence.frequency;
    PostingListWriter list(table, key, later_key, occurrences.size(), sum);
    for (const Occurrence& occurrence : occurrences) list.add(occurrence.document + 1, occurrence.frequency);
    list.finish();
  }
}

TableInfo DatabaseWriter::write_positions() const {
  TableWriter table(table_file("position"));
  std::string key, code;
  for (std::size_t rank = 0; rank < ranked_.size(); ++rank) {
    key.clear();
    pack_sortable_string(key, terms_.term(ranked_[rank]));
    end_sortable_string(key);
    const std::size_t term_bytes = key.size();
    for (std::uint32_t i = rank_begins_[rank]; i < rank_begins_[rank + 1]; ++i) {
      const Occurrence& occurrence = occurrences_[i];
      if (occurrence.position_count == 0) continue;
      key.resize(term_bytes);
      pack_sortable_uint(key, occurrence.document + 1);
      code.clear();
      append_positions(code, std::span(positions_).subspan(occurrence.positions, occurrence.position_count));
      table.add(key, code);
    }
  }
  return table.finish();
}

TableInfo DatabaseWriter::write_term_lists() {
  struct Term {
    std::uint32_t rank;
    std::uint32_t frequency;
  };
  std::vector<std::uint32_t> begins(lengths_.size() + 1, 0);
  for (const Occurrence& occurrence : occurrences_) ++begins[occurrence.document + 1];
  for (std::size_t document = 0; document < lengths_.size(); ++document)
    begins[document + 1] += begins[document];
  std::vector<std::uint32_t> ends(begins.begin(), begins.end() - 1);
  std::vector<Term> terms(occurrences_.size());
  for (std::uint32_t rank = 0; rank < ranked_.size(); ++rank) {
    for (std::uint32_t i = rank_begins_[rank]; i < rank_begins_[rank + 1]; ++i) {
      terms[ends[occurrences_[i].document]++] = {rank, occurrences_[i].frequency};
    }
  }

  std::vector<std::string> slots(
      lengths_.size());  // numbers of the slots that a document has values in, less the one before
  std::vector<std::uint32_t> next_slots(lengths_.size());
  for (const auto& [slot, values] : values_) {
    for (const auto& [document, value] : values) {
      pack_uint(slots[document], slot - next_slots[document]);
      next_slots[document] = slot + 1;
    }
  }

  TableWriter table(table_file("termlist"));
  std::string key, list;
  for (std::uint32_t document = 0; document < lengths_.size(); ++document) {
    list.clear();
    if (begins[document] < begins[document + 1]) {
      pack_uint(list, lengths_[document]);
      pack_uint(list, begins[document + 1] - begins[document]);
    }
    std::string_view before;
    for (std::uint32_t i = begins[document]; i < begins[document + 1]; ++i) {
      const std::string_view term = terms_.term(ranked_[terms[i].rank]);
      append_term(list, before, term, terms[i].frequency);
      before = term;
    }
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
