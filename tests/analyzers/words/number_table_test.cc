#include "analyzers/words/number_table.h"

#include "analyzers/words/separated.h"
#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("a number is found under its hash, also among others of the same hash and after growing",
          "[tables]") {
  NumberTable table(2);
  const auto hash_of = [](std::uint32_t number) { return std::size_t{number % 3}; };
  for (std::uint32_t number = 0; number < 1000; ++number) {
    if (table.is_full()) table.grow(hash_of);
    table.add(hash_of(number), number);
  }
  for (std::uint32_t number = 0; number < 1000; number += 37) {
    CHECK(table.find(hash_of(number), [&](std::uint32_t n) { return n == number; }) == number);
  }
  CHECK(table.find(1, [](std::uint32_t) { return false; }) == NumberTable::none);
}

TEST_CASE("a table without numbers finds none", "[tables]") {
  CHECK(NumberTable(0).find(7, [](std::uint32_t) { return true; }) == NumberTable::none);
}

TEST_CASE("a table has the room that was asked for", "[tables]") {
  for (const std::uint32_t count : {1U, 2U, 7U, 8U, 9U}) {
    NumberTable table(count);
    for (std::uint32_t number = 0; number < count; ++number) {
      INFO(count);
      CHECK_FALSE(table.is_full());
      table.add(number, number);
    }
  }
}

TEST_CASE("a separated line is split into its parts, empty ones in the middle too", "[tables]") {
  using Parts = std::vector<std::string_view>;
  CHECK(split("a|b", '|') == Parts{"a", "b"});
  CHECK(split("|a||b|", '|') == Parts{"", "a", "", "b"});
  CHECK(split("a", '|') == Parts{"a"});
  CHECK(split("", '|').empty());
  std::string_view rest = "key=value=more";
  CHECK(take_part(rest, '=') == "key");
  CHECK(rest == "value=more");
}
