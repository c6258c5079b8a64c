#include "index/term_counts.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

void write_database(const std::string& folder, const std::vector<std::vector<std::string>>& documents) {
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE);
  for (const auto& terms : documents) {
    Xapian::Document document;
    for (const std::string& term : terms) document.add_boolean_term(term);
    database.add_document(document);
  }
  database.commit();
}

std::vector<std::string> terms_beginning(const TermCounts& counts, std::string_view begin) {
  std::vector<std::string> terms;
  for (const TermCounts::Entry& entry : counts.beginning_with(begin)) terms.push_back(entry.term);
  return terms;
}

}  // namespace

TEST_CASE("terms of one beginning are counted as articles have them", "[term counts]") {
  const TemporaryFolder folder;
  write_database(folder.path("shard"), {{"A", "AB", "AC", "B"}, {"AB", "ABX", "Z"}, {"AB", "B"}});
  const TermCounts counts(Articles(std::vector<ShardTables>{{folder.path("shard")}}), "A");
  CHECK(counts.count("A") == 1);
  CHECK(counts.count("AB") == 3);
  CHECK(counts.count("ABX") == 1);
  CHECK(counts.count("B") == 0);  // of another beginning
  CHECK(counts.count("AA") == 0);
  CHECK(terms_beginning(counts, "AB") == std::vector<std::string>{"AB", "ABX"});
  CHECK(terms_beginning(counts, "A").size() == 4);
  CHECK(terms_beginning(counts, "AD").empty());
  CHECK(terms_beginning(counts, "").size() == 4);
}

TEST_CASE("terms that removed articles have alone are not there", "[term counts]") {
  const TemporaryFolder folder;
  write_database(folder.path("0"), {{"A", "AB"}, {"A"}, {"AC"}});
  write_database(folder.path("1"), {{"A", "AC"}});
  const TermCounts counts(Articles(std::vector<ShardTables>{{folder.path("0"), {1}}, {folder.path("1")}}),
                          "A");
  CHECK(counts.count("A") == 2);
  CHECK(counts.count("AB") == 0);
  CHECK(counts.count("AC") == 2);
  CHECK(terms_beginning(counts, "A") == std::vector<std::string>{"A", "AC"});
}
