#include "index/glass/database_sample.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string_view>

#include <xxhash.h>

#include "index/glass/database_writer.h"
#include "index/plain_database.h"

namespace fihris::glass {
namespace {

constexpr std::size_t terms_a_document = 12;

/// A term in more documents than these is not read to the end of its list.
constexpr Xapian::doccount longest_list = 5000;

class Difference : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

template <typename Value>
void require(const char* what, const Value& found, const Value& expected) {
  if (!(found == expected)) throw Difference(what);
}

std::uint64_t hash(std::string_view data) {
  return XXH3_64bits(data.data(), data.size());
}

/// The list of a term says how many documents it has and the sum of its frequencies.
void check_list(const Xapian::Database& database, const std::string& term) {
  Xapian::doccount documents = database.get_termfreq(term);
  if (documents > longest_list) return;
  std::uint64_t sum = 0;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    if (documents-- == 0) break;
    sum += at.get_wdf();
  }
  require("the number of documents of a term", documents, Xapian::doccount{0});
  require<std::uint64_t>("the frequency of a term", database.get_collection_freq(term), sum);
}

}  // namespace

std::uint64_t length_of(const IndexDocument& document) {
  std::uint64_t length = 0;
  for (const auto& posting : document.postings()) length += posting.frequency;
  return length;
}

void DatabaseSample::expect(Xapian::docid number, const IndexDocument& document) {
  Expected expected{number, hash(document.data()), length_of(document), document.values(), {}};
  const auto& postings = document.postings();
  const std::size_t step = postings.size() / terms_a_document + 1;
  for (std::size_t i = 0; i < postings.size(); i += step) {
    const std::string_view term = document.term(postings[i]);
    const auto is_same = [&](const Term& known) { return known.term == term; };
    if (std::none_of(expected.terms.begin(), expected.terms.end(), is_same))
      expected.terms.push_back({std::string(term)});
  }
  for (const auto& posting : postings) {
    for (Term& term : expected.terms) {
      if (document.term(posting) != term.term) continue;
      term.frequency += posting.frequency;
      if (posting.position > 0) term.positions.push_back(posting.position);
    }
  }
  for (Term& term : expected.terms) {
    std::sort(term.positions.begin(), term.positions.end());
    term.positions.erase(std::unique(term.positions.begin(), term.positions.end()), term.positions.end());
  }
  expected_.push_back(std::move(expected));
}

void DatabaseSample::expect(Xapian::docid number, const Xapian::Document& document, std::uint64_t length) {
  Expected expected{number, hash(document.get_data()), length, {}, {}};
  for (auto value = document.values_begin(); value != document.values_end(); ++value)
    expected.values.emplace_back(value.get_valueno(), *value);
  // termlist_count() would read the positions of all terms.
  const auto count = std::distance(document.termlist_begin(), document.termlist_end());
  const std::size_t step = static_cast<std::size_t>(count) / terms_a_document + 1;
  std::size_t i = 0;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if (i++ % step != 0 || *term == unlisted_term) continue;
    expected.terms.push_back({*term, term.get_wdf(), {term.positionlist_begin(), term.positionlist_end()}});
  }
  expected_.push_back(std::move(expected));
}

void DatabaseSample::expect(Xapian::docid number, const std::string& term,
                            const Xapian::PostingIterator& posting) {
  expected_postings_.push_back(
      {number, {term, posting.get_wdf(), {posting.positionlist_begin(), posting.positionlist_end()}}});
}

void DatabaseSample::add(const IndexDocument& document) {
  count(1, length_of(document));
  if (takes(documents_)) expect(documents_, document);
}

std::string DatabaseSample::difference(const std::string& folder) const {
  try {
    const Xapian::Database database = open_database(folder);
    require("the number of documents", database.get_doccount(), documents_);
    require("the last document", database.get_lastdocid(), Xapian::docid{documents_});
    require<std::uint64_t>("the length of all documents", database.get_total_length(), total_length_);
    std::set<std::string_view> terms;
    for (const Expected& expected : expected_) {
      compare(database, expected);
      for (const Term& term : expected.terms) terms.insert(term.term);
    }
    for (const auto& [number, term] : expected_postings_) {
      compare(database, number, term);
      terms.insert(term.term);
    }
    for (const std::string_view term : terms) check_list(database, std::string(term));
  } catch (const Difference& difference) {
    return difference.what();
  } catch (const Xapian::Error& error) {
    return error.get_description();
  }
  return {};
}

void DatabaseSample::compare(const Xapian::Database& database, const Expected& expected) {
  const Xapian::Document document = database.get_document(expected.number);
  require("the data of a document", hash(document.get_data()), expected.data);
  require<std::uint64_t>("the length of a document", database.get_doclength(expected.number),
                         expected.length);
  for (const auto& [slot, value] : expected.values)
    require("a value of a document", document.get_value(slot), value);
  for (const Term& term : expected.terms) compare(database, expected.number, term);
}

void DatabaseSample::compare(const Xapian::Database& database, Xapian::docid number, const Term& expected) {
  auto posting = database.postlist_begin(expected.term);
  const auto end = database.postlist_end(expected.term);
  if (posting != end) posting.skip_to(number);
  if (posting == end || *posting != number) throw Difference("the documents of a term");
  require("the frequency of a term in a document", posting.get_wdf(), expected.frequency);
  const std::vector<Xapian::termpos> positions(posting.positionlist_begin(), posting.positionlist_end());
  require("the positions of a term", positions, expected.positions);
}

}  // namespace fihris::glass
