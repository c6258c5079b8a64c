#include <string>
#include <vector>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "tests/indexer/readers/collected.h"
#include "tests/support/catch.h"
#include "tests/support/pictures.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// A PDF of these objects, the first of which is the catalogue.
std::string pdf_of(const std::vector<std::string>& objects) {
  std::string pdf = "%PDF-1.4\n";
  for (std::size_t i = 0; i < objects.size(); ++i)
    pdf += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
  return pdf + "trailer<</Root 1 0 R>>\n%%EOF\n";
}

std::string stream(const std::string& drawn) {
  return "<</Length " + std::to_string(drawn.size()) + ">>stream\n" + drawn + "\nendstream ";
}

const std::string drawn = "BT /F1 12 Tf 40 700 Td (The harbour of the old town) Tj ET";

/// The objects of a PDF with a page of text, up to number 5; `more` goes into the catalogue.
std::vector<std::string> page_with(const std::string& more) {
  return {"<</Type/Catalog/Pages 2 0 R" + more + ">>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
          stream(drawn), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
}

}  // namespace

TEST_CASE("letters that a PDF knows by the names of their glyphs alone are read", "[pdf]") {
  auto objects = page_with("");
  objects[3] = stream("BT /F1 12 Tf 40 700 Td (abcd) Tj ET");
  // Presentation forms of waw, alef, dal and ra.
  objects[4] =
      "<</Type/Font/Subtype/Type1/BaseFont/Own/FirstChar 97/LastChar 100/Widths[500 500 500 500]"
      "/Encoding<</Type/Encoding/Differences[97/uniFEEE/uniFE8E/uniFEA9/uniFEAD]>>>>";
  const auto found = read_bytes_as("a.pdf", pdf_of(objects));
  REQUIRE(found.articles.size() == 1);
  const std::string& body = found.articles[0].body + found.articles[0].title;
  for (const char32_t letter : {letter::waw, letter::alef, letter::dal, letter::ra})
    CHECK_THAT(body, Contains(to_utf8(std::u32string(1, letter))));
}

TEST_CASE("a PDF that was loaded half, and one with pages that are damaged, say so", "[pdf]") {
  const auto cut = read_bytes_as("a.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog");
  REQUIRE(cut.failures.size() == 1);
  CHECK_THAT(cut.failures[0].reason, Contains("ends too early"));
  const auto damaged = read_bytes_as("a.pdf", "%PDF-1.4\nnothing more\n%%EOF\n");
  REQUIRE(damaged.failures.size() == 1);
  CHECK(damaged.failures[0].reason == "a damaged PDF");
  auto objects = page_with("");
  objects[1] = "<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>";
  const auto part = read_bytes_as("a.pdf", pdf_of(objects));
  REQUIRE(part.articles.size() == 1);
  REQUIRE(part.failures.size() == 1);
  CHECK(part.failures[0].inner == "#pages");
  CHECK_THAT(part.failures[0].reason, Contains("1 of its 2 pages"));
}

TEST_CASE("a PDF has the day of a line at its head, else that on which it was made", "[pdf]") {
  const auto date_of = [](const std::string& lines) {
    auto objects = page_with("");
    objects[3] = stream("BT /F1 24 Tf 40 700 Td (The pier) Tj /F1 12 Tf 0 -40 Td (" + lines +
                        ") Tj 0 -40 Td (The harbour of the old town was closed) Tj ET");
    objects.push_back("<</CreationDate(D:20200102030405Z)>>");
    std::string pdf = pdf_of(objects);
    pdf.replace(pdf.find("/Root 1 0 R"), 11, "/Root 1 0 R/Info 6 0 R");
    const auto article = read_bytes_as("a.pdf", pdf).articles.at(0);
    CHECK(article.title == "The pier");
    CHECK_THAT(article.body, !Contains("The pier") && Contains("closed"));
    return article.date + " " + article.date_origin;
  };
  CHECK(date_of("no day") == "2020-01-02 metadata");
  CHECK(date_of("5 July 2015") == " ");  // left to be found in the text
}

TEST_CASE("a PDF with a hundred levels of bookmarks is read", "[pdf]") {
  auto objects = page_with("/Outlines 6 0 R");
  constexpr std::size_t levels = 100;
  for (std::size_t i = 0; i < levels; ++i) {
    const std::string next = std::to_string(objects.size() + 2) + " 0 R";
    const std::string last = i + 1 == levels ? "" : "/First " + next + "/Last " + next + "/Count 1";
    objects.push_back("<</Title(level)" + last + ">>");
  }
  const auto found = read_bytes_as("a.pdf", pdf_of(objects));
  REQUIRE(found.articles.size() == 1);
  CHECK_THAT(found.articles[0].body + found.articles[0].title, Contains("harbour"));
}

TEST_CASE("a PDF of a thousand pages is read to its end", "[pdf]") {
  std::vector<std::string> pages;
  for (int i = 0; i < 1000; ++i)
    pages.push_back("BT /F1 12 Tf 40 " + std::to_string(100 + i % 600) + " Td (harbour" + std::to_string(i) +
                    ") Tj ET");
  const auto found =
      read_bytes_as("a.pdf", drawn_pdf(std::vector<std::string_view>(pages.begin(), pages.end())));
  REQUIRE(found.articles.size() == 1);
  CHECK_THAT(found.articles[0].body, Contains("harbour500") && Contains("harbour999"));
}
