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

using namespace fihris;
using Catch::Contains;

namespace {

std::string u16(unsigned value) {
  return {static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8U & 0xFFU)};
}
std::string u32(std::uint32_t value) {
  return u16(value & 0xFFFFU) + u16(value >> 16U);
}
std::string wide(std::u32string_view text) {
  std::string bytes;
  for (const char32_t c : text) bytes += u16(c);
  return bytes;
}
std::string padded(std::string bytes, std::size_t size) {
  bytes.resize(std::max(bytes.size(), size), '\0');
  return bytes;
}

using Streams = std::vector<std::pair<std::string, std::string>>;

/// A compound file of sectors of 512 bytes: the table, the directory, then the streams, none of them small.
std::string compound(const Streams& streams) {
  constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
  constexpr std::uint32_t unused = 0xFFFFFFFF;
  std::vector<std::uint32_t> next{0xFFFFFFFD};
  std::string directory;
  std::string data;
  const auto entry = [](const std::string& name, char type, std::uint32_t first, std::uint32_t size) {
    std::u32string letters(name.begin(), name.end());
    std::string made = padded(wide(letters), 64) + u16(static_cast<unsigned>(name.size() + 1) * 2) + type;
    return padded(padded(std::move(made), 116) + u32(first) + u32(size), 128);
  };
  directory += entry("Root Entry", 5, end_of_chain, 0);
  const std::size_t directory_sectors = (streams.size() + 4) / 4;
  std::uint32_t sector = static_cast<std::uint32_t>(1 + directory_sectors);
  for (std::size_t i = 1; i <= directory_sectors; ++i)
    next.push_back(i == directory_sectors ? end_of_chain : static_cast<std::uint32_t>(i + 1));
  for (const auto& [name, content] : streams) {
    const std::string bytes = padded(content, 4096);
    directory += entry(name, 2, sector, static_cast<std::uint32_t>(bytes.size()));
    const std::size_t sectors = (bytes.size() + 511) / 512;
    data += padded(bytes, sectors * 512);
    for (std::size_t i = 1; i <= sectors; ++i) next.push_back(i == sectors ? end_of_chain : ++sector);
    ++sector;
  }
  std::string table;
  for (const auto number : next) table += u32(number);
  while (table.size() < 512) table += u32(unused);
  std::string header = padded("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 30) + u16(9) + u16(6);
  header = padded(std::move(header), 48) + u32(1) + u32(0) + u32(4096) + u32(end_of_chain) + u32(0) +
           u32(end_of_chain) + u32(0) + u32(0);
  while (header.size() < 512) header += u32(unused);
  return header + table.substr(0, 512) + padded(directory, directory_sectors * 512) + data;
}

/// A document of Word 97: `text` in UTF-16, of which the last `heads` characters are those of running heads.
Streams word_document(std::u32string_view text, std::uint32_t heads = 0, unsigned flags = 0x0200,
                      unsigned version = 0x00C1) {
  std::string stream = u16(0xA5EC) + u16(version);
  stream = padded(std::move(stream), 10) + u16(flags);
  stream = padded(std::move(stream), 0x4C) + u32(static_cast<std::uint32_t>(text.size()) - heads) + u32(0) +
           u32(heads);
  constexpr std::uint32_t text_offset = 1024;
  stream = padded(padded(std::move(stream), 0x01A2) + u32(8) + u32(100), text_offset) + wide(text);
  const std::string pieces =
      u32(0) + u32(static_cast<std::uint32_t>(text.size())) + u16(0) + u32(text_offset) + u16(0);
  // A change of format before the pieces is passed over.
  const std::string table =
      padded("", 8) + '\1' + u16(2) + "xy" + '\2' + u32(static_cast<std::uint32_t>(pieces.size())) + pieces;
  return {{"WordDocument", stream}, {"1Table", table}};
}

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
