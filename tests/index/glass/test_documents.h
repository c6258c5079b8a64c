#pragma once

#include <array>
#include <random>
#include <string>
#include <vector>

#include "index/glass/database_writer.h"
#include "index/index_document.h"

namespace fihris {

/// Writes `documents` as a database in `folder`.
inline void write_database(const std::string& folder, const std::vector<IndexDocument>& documents,
                           glass::TermLists term_lists = glass::TermLists::kept) {
  glass::DatabaseWriter writer(folder, term_lists);
  for (const IndexDocument& document : documents) writer.add(document);
  writer.set_metadata("key", "value");
  writer.finish();
}

inline IndexDocument from_xapian(const Xapian::Document& document) {
  IndexDocument result;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    // All of the frequency goes to the term; its positions add none.
    result.add_term(*term, term.get_wdf());
    for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position) {
      result.add_posting(*term, *position, 0);
    }
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    result.set_value(value.get_valueno(), *value);
  }
  result.set_data(document.get_data());
  return result;
}

/// Makes documents of all that the format has a rule for: terms with bytes 0 and 255, positions out of order
/// and twice, frequencies above 127, data that is compressed, in pieces, or neither.
class RandomDocuments {
 public:
  explicit RandomDocuments(unsigned seed) : random_(seed) {}

  std::size_t pick(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  IndexDocument document() {
    IndexDocument document;
    const std::size_t postings = pick(4) == 0 ? 0 : pick(60);
    for (std::size_t i = 0; i < postings; ++i) {
      if (pick(5) == 0) {
        document.add_term(term(), static_cast<std::uint32_t>(pick(3) * pick(200)));
      } else {
        document.add_posting(term(), static_cast<std::uint32_t>(1 + pick(pick(2) ? 50 : 100'000)),
                             pick(8) != 0);
      }
    }
    if (pick(3)) document.set_value(static_cast<Xapian::valueno>(pick(2)), bytes(1 + pick(40)));
    if (pick(3)) document.set_value(static_cast<Xapian::valueno>(2 + pick(3)), bytes(1 + pick(5)));
    if (pick(4) == 0) document.set_value(high_slots[pick(high_slots.size())], bytes(1 + pick(5)));
    switch (pick(5)) {
      case 0:
        break;
      case 1:
        document.set_data(bytes(pick(30)));
        break;
      case 2:
        document.set_data(letters(pick(20'000)));
        break;
      case 3:
        document.set_data(bytes(pick(5'000)));
        break;
      default:
        document.set_data(bytes(30'000 * pick(2)));
        break;
    }
    return document;
  }

  std::vector<IndexDocument> documents(std::size_t count) {
    std::vector<IndexDocument> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(document());
    return all;
  }

  /// `count` letters, which can be compressed.
  std::string letters(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text.push_back(static_cast<char>('a' + pick(8)));
    return text;
  }

 private:
  /// Two and three bytes in the tables, where their order is not that of the numbers.
  static constexpr std::array<Xapian::valueno, 7> high_slots{127, 128, 129, 255, 256, 16'384, 70'000};

  std::string term() {
    // Few terms are in many documents, many in few.
    switch (pick(4)) {
      case 0:
        return std::string(1, static_cast<char>('a' + pick(3)));
      case 1:
        return "common" + std::to_string(pick(40));
      case 2:
        return bytes(1 + pick(6));
      default:
        return std::string(pick(230), 'l').append(std::to_string(pick(3000)));
    }
  }

  std::string bytes(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
      text.push_back(static_cast<char>(pick(20) == 0 ? (pick(2) ? 0 : 255) : 1 + pick(254)));
    return text;
  }

  std::mt19937 random_;
};

}  // namespace fihris
