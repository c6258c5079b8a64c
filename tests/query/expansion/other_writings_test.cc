#include "query/expansion/other_writings.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/utf8.h"
#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

std::vector<std::string> folded_words(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) words.push_back(fold(word));
  return words;
}

}  // namespace

TEST_CASE("months have their names of other countries, those that are words too beside what shows a month",
          "[writings]") {
  constexpr std::size_t most = 100;
  for (const auto& row : read_word_table("expansion/month_writings.tsv")) {
    REQUIRE(row.size() == 4);
    INFO(row[0] << ": " << row[1] << " as " << row[2]);
    const std::vector<std::string> asked = folded_words(row[1]);
    const auto writings = other_writings(asked, Aliases(), most);
    const bool is_written_so =
        std::any_of(writings.begin(), writings.end(), [&](const OtherWriting& writing) {
          std::vector<std::string> words = asked;
          const auto first = words.begin() + static_cast<std::ptrdiff_t>(writing.first);
          const auto at = words.erase(first, first + static_cast<std::ptrdiff_t>(writing.count));
          words.insert(at, writing.words.begin(), writing.words.end());
          return words == folded_words(row[2]);
        });
    CHECK(is_written_so == (row[3] == "yes"));
  }
}

TEST_CASE("a month that is a word too is never written otherwise without its cue", "[writings]") {
  const std::string month = to_utf8(std::u32string{letter::alef_madda, letter::ba});
  for (const std::string& query : {"7 " + month, month + " 1999"}) {
    for (const OtherWriting& writing : other_writings(folded_words(query), Aliases(), 100)) {
      INFO(query);
      CHECK(writing.count == 2);
      CHECK(writing.words.size() >= 2);
    }
  }
}
