#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "index/glass/term_table.h"
#include "index/index_document.h"

namespace fihris::glass {

/// A term in a document.
struct Occurrence {
  std::uint32_t term;      ///< its number in the order in which terms have come; once sorted, in byte order
  std::uint32_t document;  ///< from 0
  std::uint32_t frequency;
  std::uint32_t positions;  ///< where its positions begin among those of all
  std::uint32_t position_count;
};

/// Turns the terms of documents into the documents of terms, in memory. Strings are compared once for each
/// distinct term; the rest is counting.
class InvertedIndex {
 public:
  /// Adds the next document; returns what it has of each of its terms, good until the next call.
  std::span<const Occurrence> add(const IndexDocument& document);

  /// Puts terms in byte order, and the documents of each term in theirs. Call once, when all documents are
  /// in.
  void sort();

  // What follows: after sort(). Terms are numbered in byte order.
  std::size_t term_count() const { return ranked_.size(); }
  std::string_view term(std::uint32_t number) const { return terms_.term(ranked_[number]); }
  std::span<const Occurrence> occurrences() const { return occurrences_; }
  std::span<const Occurrence> occurrences(std::uint32_t term) const {
    return occurrences().subspan(begins_[term], begins_[term + 1] - begins_[term]);
  }
  /// Of one term in one document, in rising order.
  std::span<const std::uint32_t> positions(const Occurrence& occurrence) const {
    return std::span(positions_).subspan(occurrence.positions, occurrence.position_count);
  }

 private:
  void count_occurrences(const IndexDocument& document);
  void place_positions(const IndexDocument& document);
  void sort_positions();

  TermTable terms_;
  std::vector<Occurrence> occurrences_;  ///< by document; once sorted, by term and document
  std::vector<std::uint32_t> positions_;
  std::uint32_t documents_ = 0;
  std::size_t first_ = 0;                       ///< occurrence of the document that is added
  std::vector<std::uint32_t> numbers_;          ///< of its terms
  std::vector<std::uint32_t> current_;          ///< occurrences of its postings
  std::vector<std::uint32_t> last_occurrence_;  ///< of each term, plus one
  std::vector<std::uint32_t> ranked_;           ///< numbers of the terms in terms_, in byte order
  std::vector<std::uint32_t> begins_;  ///< where the occurrences of each term begin; one more for the end
};

}  // namespace fihris::glass
