#include <string>

#include "tests/indexer/readers/collected.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

namespace {

std::string number(std::size_t value, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> 8 * i & 0xFF);
  return bytes;
}

std::string attribute(std::size_t tag, const std::string& value) {
  return "\x02" + number(tag, 4) + number(value.size(), 4) + value + number(0, 2);
}

constexpr std::size_t subject = 0x00018004;
constexpr std::size_t body = 0x0002800C;
constexpr std::size_t attachment_begins = 0x00069002;
constexpr std::size_t name = 0x00018010;
constexpr std::size_t bytes = 0x0006800F;

std::string attachment(const std::string& called, const std::string& content) {
  return attribute(attachment_begins, std::string(14, '\0')) + attribute(name, called + '\0') +
         attribute(bytes, content);
}

const std::string head = "\x78\x9F\x3E\x22\x01\x01";

}  // namespace

TEST_CASE("what Outlook has packed is read, each file by what it is", "[tnef]") {
  const auto found = read_bytes_as(
      "winmail.dat",
      head + attribute(subject, std::string("Pier\0", 5)) +
          attachment("page.bin", "<html><body><p>The harbour of the old town</p></body></html>") +
          attachment("../../note.txt", "A note.") + attribute(body, std::string("The letter itself\0x", 19)));
  CHECK(inners(found) == Places{"!/page.bin", "!/note.txt", ""});
  CHECK(found.articles.at(0).format == "html");
  CHECK(found.articles.at(1).body == "A note.");
  CHECK(found.articles.at(2).title == "Pier");
  CHECK(found.articles.at(2).body == "The letter itself");
  CHECK(found.articles.at(2).format == "tnef");
}

TEST_CASE("what Outlook has packed keeps what is whole when it is cut, and says so", "[tnef]") {
  const std::string whole =
      head + attachment("a.txt", "The first note.") + attachment("b.txt", "The second.");
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK(read_bytes_as("winmail.dat", whole.substr(0, size)).articles.size() <= 2);
  const auto found = read_bytes_as("winmail.dat", whole.substr(0, whole.size() - 5));
  CHECK(inners(found) == Places{"!/a.txt"});
  REQUIRE(found.failures.size() == 1);
  CHECK_THAT(found.failures[0].reason, Contains("ends too early"));
}

TEST_CASE("attachments that Outlook has packed in themselves end", "[tnef]") {
  std::string packed = head + attachment("a.txt", "Deep.");
  for (int i = 0; i < 8; ++i) packed = head + attachment("winmail.dat", packed);
  const auto found = read_bytes_as("winmail.dat", packed);
  CHECK(found.articles.empty());
  REQUIRE(found.failures.size() == 1);
  CHECK_THAT(found.failures[0].reason, Contains("too deep"));
}
