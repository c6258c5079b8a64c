#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/words/number_table.h"
#include "index/index_document.h"

namespace fihris::glass {

/// Numbers terms in the order in which they come.
class TermTable {
 public:
  TermTable();

  /// The number of each term of `document`, in the order of its postings; a term that is new gets the next
  /// one. The table is larger than the processor's caches: what a term will read is asked for some terms
  /// before.
  void number(const IndexDocument& document, std::vector<std::uint32_t>& numbers);

  std::string_view term(std::uint32_t number) const {
    return std::string_view(text_).substr(terms_[number].begin, terms_[number].size);
  }
  std::size_t size() const { return terms_.size(); }

  /// The numbers of all terms, in the byte order of the terms.
  std::vector<std::uint32_t> sorted() const;

 private:
  struct Entry {
    std::uint32_t begin;  ///< in bytes of text_
    std::uint32_t size;
    std::uint32_t hash;
  };

  std::uint32_t number_of(std::string_view term, std::uint32_t hash);
  void prefetch_entry(std::uint32_t hash) const;
  void prefetch_text(std::uint32_t hash) const;

  std::string text_;
  std::vector<Entry> terms_;
  NumberTable numbers_;
  std::vector<std::uint32_t> hashes_;  ///< of the document's terms
};

}  // namespace fihris::glass
