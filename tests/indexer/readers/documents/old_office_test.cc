#include "indexer/readers/documents/old_office.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "indexer/readers/documents/compound_file.h"
#include "tests/indexer/readers/collected.h"
#include "tests/support/catch.h"
#include "tests/support/compound_files.h"

using namespace fihris;
using Catch::Contains;

namespace {

std::string slide_record(unsigned version, unsigned instance, unsigned type, const std::string& content) {
  return u16(version | instance << 4U) + u16(type) + u32(static_cast<std::uint32_t>(content.size())) +
         content;
}

std::string summary(const std::string& title, std::uint64_t created) {
  const auto text = [](const std::string& value) {
    return padded(u32(0x1E) + u32(static_cast<std::uint32_t>(value.size() + 1)) + value,
                  (value.size() + 12) / 4 * 4);
  };
  const std::string page = u32(2) + u32(1256);
  const std::string shown = text(title);
  const std::string time =
      u32(0x40) + u32(static_cast<std::uint32_t>(created)) + u32(static_cast<std::uint32_t>(created >> 32U));
  const std::uint32_t first = 8 + 3 * 8;
  const std::string set = u32(0) + u32(3) + u32(1) + u32(first) + u32(2) + u32(first + 8) + u32(12) +
                          u32(static_cast<std::uint32_t>(first + 8 + shown.size())) + page + shown + time;
  return padded(padded(u16(0xFFFE), 44) + u32(48), 48) + set;
}

}  // namespace

TEST_CASE("a document of Word 97 is read with its properties, heads and notes apart", "[old-office]") {
  const std::u32string word{letter::sin, letter::lam, letter::alef, letter::mim};
  Streams streams =
      word_document(U"Title\rOne " + word + U"\u0013 HYPERLINK x\u0014 link\u0015.\rcell\aend\rhead\r", 5);
  // Windows-1256 bytes, the first day of 2015.
  streams.emplace_back("\005SummaryInformation",
                       summary("\xD3\xE1\xC7\xE3", (11'644'473'600ULL + 1'420'070'400) * 10'000'000));
  const auto found = read_bytes_as("a.doc", compound(streams));
  REQUIRE(found.articles.size() == 1);
  const auto& article = found.articles[0];
  CHECK(article.format == "doc");
  CHECK(article.title == to_utf8(word));
  CHECK(article.date == "2015-01-01");
  CHECK(article.body == "Title\n\nOne " + to_utf8(word) + " link.\n\ncell end");
  CHECK(article.boilerplate == "head");
}

TEST_CASE("documents of Word that are encrypted or damaged say so, and those of Word 95 are read",
          "[old-office]") {
  const auto encrypted = read_bytes_as("a.doc", compound(word_document(U"text", 0, 0x0300)));
  REQUIRE(encrypted.failures.size() == 1);
  CHECK(encrypted.failures[0].reason == "encrypted");
  const auto damaged = read_bytes_as("a.doc", compound({word_document(U"text")[0]}));
  REQUIRE(damaged.failures.size() == 1);
  std::string early = padded(u16(0xA5DC) + u16(0x0065), 0x18) + u32(64) + u32(64 + 21);
  early = padded(std::move(early), 64) + "An early document.\r\1\x13";
  const auto found = read_bytes_as("a.doc", compound({{"WordDocument", early}}));
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].body == "An early document.");
}

TEST_CASE("slides of PowerPoint are read once, masters aside", "[old-office]") {
  const std::string outline =
      slide_record(0xF, 0, 0x0FF0, slide_record(0, 0, 0x0FA8, "First slide\rsecond line"));
  const std::string masters = slide_record(0xF, 1, 0x0FF0, slide_record(0, 0, 0x0FA8, "Click to edit"));
  const std::string box = slide_record(
      0xF, 0, 0x03EE, slide_record(0xF, 0, 0xF00D, slide_record(0, 0, 0x0FA0, wide(U"In a box"))));
  const std::string master = slide_record(0xF, 0, 0x03F8, slide_record(0, 0, 0x0FA8, "Master"));
  const auto found = read_bytes_as(
      "a.ppt",
      compound({{"PowerPoint Document", slide_record(0xF, 0, 0x03E8, outline + masters) + box + master}}));
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].format == "ppt");
  CHECK(found.articles[0].title == "First slide");
  CHECK(found.articles[0].body == "second line\n\nIn a box");
}

TEST_CASE("what else lies in compound files is named", "[old-office]") {
  const auto reason = [](const std::string& stream) {
    const auto found = read_bytes_as("a.xls", compound({{stream, "x"}}));
    REQUIRE(found.failures.size() == 1);
    return found.failures[0].reason;
  };
  CHECK_THAT(reason("Workbook"), Contains("Excel"));
  CHECK(reason("EncryptedPackage") == "encrypted");
  CHECK_THAT(reason("Other"), Contains("cannot be read"));
}

TEST_CASE("a compound file whose chains go in circles or out of it ends", "[old-office]") {
  std::string bytes = compound(word_document(U"text"));
  for (std::size_t i = 512; i + 4 <= 1024; i += 4) bytes.replace(i, 4, u32(1));  // the table: all to one
  const auto circle = read_bytes_as("a.doc", bytes);
  CHECK(circle.articles.size() + circle.failures.size() == 1);
  const auto short_one = read_bytes_as("a.doc", bytes.substr(0, 600));
  CHECK(short_one.failures.size() == 1);
}
