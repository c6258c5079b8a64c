#pragma once

#include <algorithm>
#include <functional>
#include <queue>
#include <string>
#include <string_view>
#include <vector>

#include "index/glass/packing.h"
#include "index/glass/table_reader.h"

namespace fihris::glass {

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

}  // namespace fihris::glass
