#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "index/index_document.h"

namespace fihris::glass {

/// The sum of the frequencies of its terms.
std::uint64_t length_of(const IndexDocument& document);

/// What a database must say of all its documents together and of a few of them, to be compared with what
/// Xapian reads of it. Costs next to nothing beside the writing.
class DatabaseSample {
 public:
  /// Whether document `number`, from 1, is one of the few.
  static bool takes(Xapian::docid number) { return number <= 2 || number % one_of == 0; }

  /// Counts documents, of which `length` is the sum of all frequencies.
  void count(Xapian::doccount documents, std::uint64_t length) {
    documents_ += documents;
    total_length_ += length;
  }

  /// What document `number` must be.
  void expect(Xapian::docid number, const IndexDocument& document);
  /// The same, of a document of another database, of which `length` is the sum of its frequencies; of the
  /// terms those that are listed.
  void expect(Xapian::docid number, const Xapian::Document& document, std::uint64_t length);
  /// What the list of a term must have of document `number`, as the list of another database at `posting`.
  void expect(Xapian::docid number, const std::string& term, const Xapian::PostingIterator& posting);

  /// Counts the next document, and expects it if it is one of the few.
  void add(const IndexDocument& document);

  /// How the database in `folder` differs, in a few words; empty if nothing was found. Throws nothing.
  std::string difference(const std::string& folder) const;

 private:
  static constexpr Xapian::docid one_of = 128;

  struct Term {
    std::string term;
    Xapian::termcount frequency = 0;
    std::vector<Xapian::termpos> positions = {};
  };

  struct Expected {
    Xapian::docid number;
    std::uint64_t data;  ///< a hash
    std::uint64_t length;
    std::vector<std::pair<Xapian::valueno, std::string>> values;
    std::vector<Term> terms;  ///< a few
  };

  static void compare(const Xapian::Database& database, const Expected& expected);
  static void compare(const Xapian::Database& database, Xapian::docid number, const Term& expected);

  Xapian::doccount documents_ = 0;
  std::uint64_t total_length_ = 0;
  std::vector<Expected> expected_;
  std::vector<std::pair<Xapian::docid, Term>> expected_postings_;
};

}  // namespace fihris::glass
