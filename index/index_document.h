#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

namespace fihris {

/// What a document is for Xapian, in the order in which it was found: cheaper to make than a
/// Xapian::Document, which sorts its terms in a map.
class IndexDocument {
 public:
  /// A term at a position, or without one.
  struct Posting {
    std::uint32_t begin;      ///< of the term, in bytes of text()
    std::uint32_t size;       ///< of the term
    std::uint32_t position;   ///< 0: none
    std::uint32_t frequency;  ///< what it adds to the term's within-document frequency
  };

  void add_posting(std::string_view term, std::uint32_t position, std::uint32_t frequency = 1) {
    add(term, position, frequency);
  }
  void add_term(std::string_view term, std::uint32_t frequency) { add(term, 0, frequency); }
  void add_boolean_term(std::string_view term) { add(term, 0, 0); }
  /// Values are not empty; a slot is set once.
  void set_value(Xapian::valueno slot, std::string value) { values_.emplace_back(slot, std::move(value)); }
  void set_data(std::string data) { data_ = std::move(data); }

  const std::vector<Posting>& postings() const { return postings_; }
  std::string_view term(const Posting& posting) const {
    return std::string_view(text_).substr(posting.begin, posting.size);
  }
  const std::vector<std::pair<Xapian::valueno, std::string>>& values() const { return values_; }
  const std::string& data() const { return data_; }

  Xapian::Document to_xapian() const;

 private:
  void add(std::string_view term, std::uint32_t position, std::uint32_t frequency);

  std::string text_;
  std::vector<Posting> postings_;
  std::vector<std::pair<Xapian::valueno, std::string>> values_;
  std::string data_;
};

}  // namespace fihris
