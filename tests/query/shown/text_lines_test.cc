#include "query/shown/text_lines.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

Record article(const std::string& title, const std::string& body) {
  Record record;
  record.title = title;
  record.body = body;
  return record;
}

/// What stands at `begin` matches.
Occurrence at(std::size_t begin, std::size_t end) {
  Occurrence occurrence;
  occurrence.begin = occurrence.core_begin = begin;
  occurrence.end = end;
  return occurrence;
}

std::vector<std::size_t> numbers(const std::vector<TextLine>& lines) {
  std::vector<std::size_t> result;
  for (const TextLine& line : lines) result.push_back(line.number);
  return result;
}

using Numbers = std::vector<std::size_t>;

}  // namespace

TEST_CASE("the title is line 1 and the text begins on line 3, without a title on line 1", "[lines]") {
  CHECK(numbers(lines_of(article("t", "a\nb\n\nc"), {})) == Numbers{1, 2, 3, 4, 5, 6});
  CHECK(numbers(lines_of(article("", "a\r\nb\n"), {})) == Numbers{1, 2});
  CHECK(lines_of(article("", "a\r\nb"), {})[0].text.text == "a");
  CHECK(lines_of(article("", ""), {}).empty());
}

TEST_CASE("matches are marked in their lines, one that goes over the end of a line in both", "[lines]") {
  Occurrences found;
  found.title = {at(0, 1)};
  found.body = {at(1, 5), at(6, 7)};
  const auto lines = lines_of(article("t", "ab\ncd\ne"), found);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].matches);
  CHECK(lines[2].text.highlights == std::vector<Highlight>{{1, 2}});
  CHECK(lines[3].text.highlights == std::vector<Highlight>{{0, 2}});
  CHECK(lines[4].text.highlights == std::vector<Highlight>{{0, 1}});
}

TEST_CASE("lines around those that match are shown once", "[lines]") {
  Occurrences found;
  found.body = {at(4, 5), at(8, 9), at(16, 17)};
  const auto lines = lines_of(article("", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj"), found);
  CHECK(numbers(matching_lines(lines, {0, 0})) == Numbers{3, 5, 9});
  CHECK(numbers(matching_lines(lines, {1, 0})) == Numbers{2, 3, 4, 5, 8, 9});
  CHECK(numbers(matching_lines(lines, {0, 2})) == Numbers{3, 4, 5, 6, 7, 9, 10});
  CHECK(numbers(matching_lines(lines, {99, 4'000'000'000})).size() == 10);
}
