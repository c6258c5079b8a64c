#include "indexer/readers/pdf/pdf_repair.h"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "indexer/readers/pdf/ligature_order.h"
#include "indexer/readers/pdf/page_layout.h"
#include "indexer/readers/pdf/pdf_title.h"
#include "indexer/readers/pdf/visual_order.h"
#include "tests/support/catch.h"

using namespace fihris;
using namespace fihris::letter;

namespace {

constexpr double size = 10;
constexpr double letter_width = 5;
constexpr char32_t fatha = 0x64E;
constexpr char32_t damma = 0x64F;

std::string text(std::u32string_view letters) {
  return to_utf8(letters);
}

const std::u32string book{kaf, ta, alef, ba};
const std::u32string school{mim, dal, ra, letter::sin, taa_marbuta};
const std::u32string the_moon{alef, lam, qaf, mim, ra};

/// Draws words of `line`, the first letter at the right end `x`, `y` from the top, with gaps of `blank`.
void draw(std::vector<Glyph>& page, std::u32string_view line, double x, double y, double blank = 3,
          double scale = 1) {
  for (const char32_t c : line) {
    if (c == U' ') {
      x -= blank;
      continue;
    }
    if (c == fatha || c == damma) {
      page.push_back({c, x + 2, x + 2, y, y + size * scale, size * scale});  // over the letter before
      continue;
    }
    page.push_back({c, x - letter_width, x, y, y + size * scale, size * scale});
    x -= letter_width;
  }
}

std::vector<std::string> repaired(std::vector<std::string> pages, PdfRepairs* repairs = nullptr,
                                  std::string* boilerplate = nullptr) {
  ReadArticle article;
  PdfRepairs counted;
  std::vector<std::string> texts;
  for (auto& paragraph : repair_pages(pages, article, counted)) texts.push_back(paragraph.text);
  if (repairs) *repairs = counted;
  if (boilerplate) *boilerplate = article.boilerplate;
  return texts;
}

}  // namespace

TEST_CASE("a line drawn from right to left is read so, with blanks where there are gaps", "[pdf]") {
  std::vector<Glyph> page;
  draw(page, book + U' ' + school, 200, 50);
  CHECK(lay_out(page) == std::vector<std::string>{text(book + U' ' + school)});
}

TEST_CASE("vowel signs that are drawn apart are put behind a letter and part no word", "[pdf]") {
  std::vector<Glyph> page;
  const std::u32string vowelled{kaf, fatha, ta, damma, alef, ba, fatha};
  draw(page, vowelled + U' ' + vowelled, 200, 50);
  CHECK(lay_out(page) == std::vector<std::string>{text(vowelled + U' ' + vowelled)});
}

TEST_CASE("a sign that is put down beside its letter does not go to a full stop", "[pdf]") {
  std::vector<Glyph> page;
  draw(page, book + U' ' + book + U'.', 200, 100);
  const double left = page.back().left;
  page.push_back({fatha, left + 4, left + 4, 100, 100 + size, size});
  CHECK(lay_out(page) == std::vector<std::string>{text(book + U' ' + book + fatha + U'.')});
}

TEST_CASE("a sign of a line whose letters have no text is not put into another", "[pdf]") {
  std::vector<Glyph> page;
  draw(page, book + U' ' + book, 200, 100);
  page.push_back({fatha, 180, 180, 30, 60, 30});
  CHECK(lay_out(page) == std::vector<std::string>{text(book + U' ' + book)});
}

TEST_CASE("a gap that is half as wide as most is none", "[pdf]") {
  std::vector<Glyph> page;
  draw(page, book + U' ' + book + U' ' + book, 300, 50, 3);
  draw(page, std::u32string{dal} + U' ' + std::u32string{ra, letter::sin}, 300, 80, 1.3);
  CHECK(lay_out(page).back() == text(std::u32string{dal, ra, letter::sin}));
}

TEST_CASE("columns are read one by one, the right one first, below what stands over both", "[pdf]") {
  std::vector<Glyph> page;
  draw(page, the_moon + U' ' + school + U' ' + the_moon + U' ' + school, 160, 10);
  for (int i = 0; i < 4; ++i) {
    draw(page, book + U' ' + book, 200, 50 + 12 * i);
    draw(page, school + U' ' + school, 80, 50 + 12 * i);
  }
  const auto lines = lay_out(page);
  REQUIRE(lines.size() == 9);
  CHECK(lines[0] == text(the_moon + U' ' + school + U' ' + the_moon + U' ' + school));
  CHECK(lines[1] == text(book + U' ' + book));
  CHECK(lines[4] == text(book + U' ' + book));
  CHECK(lines[5] == text(school + U' ' + school));
}

TEST_CASE("columns of Latin text are read from the left", "[pdf]") {
  std::vector<Glyph> page;
  for (int i = 0; i < 4; ++i) {
    page.push_back({U'a', 10, 15, 50.0 + 12 * i, 60.0 + 12 * i, size});
    page.push_back({U'b', 100, 105, 50.0 + 12 * i, 60.0 + 12 * i, size});
  }
  CHECK(lay_out(page) == std::vector<std::string>{"a", "a", "a", "a", "b", "b", "b", "b"});
}

TEST_CASE("letters that are drawn once more as a shadow count once", "[pdf]") {
  std::vector<Glyph> page;
  draw(page, book, 200, 50);
  draw(page, book, 200.6, 50.4);
  CHECK(lay_out(page) == std::vector<std::string>{text(book)});
}

TEST_CASE("a page without letters, or with places that are none, has no lines", "[pdf]") {
  CHECK(lay_out({}).empty());
  CHECK(lay_out({{fatha, 1, 1, 1, 1, 10}}).empty());
  const double none = std::numeric_limits<double>::quiet_NaN();
  CHECK(lay_out({{ba, none, 1, 1, 1, 10}, {ba, 1, 1, 1, 1, 0}}).empty());
}

TEST_CASE("numbers and Latin words in a line keep their order", "[pdf]") {
  CHECK(turned_around(U"21 " + book) == std::u32string(book.rbegin(), book.rend()) + U" 21");
  const std::u32string line = book + U" 12.5 kg per day " + school;
  CHECK(turned_around(turned_around(line)) == line);
  CHECK(turned_around(U"12 34") == U"34 12");
  CHECK(turned_around(std::u32string{kaf, fatha, ta, damma}) == std::u32string{ta, damma, kaf, fatha});
}

TEST_CASE("a line written backwards is told by letters that only end words", "[pdf]") {
  const std::string line = text(school + U' ' + the_moon);
  CHECK(backwardness(line) < 0);
  CHECK(backwardness(turned_around(line)) >= is_backwards);
  CHECK(backwardness(text(book)) == 0);
}

TEST_CASE("lines written backwards are turned around, with those beside them, and counted", "[pdf]") {
  const std::string good = text(book + U' ' + school + U" 21");
  const std::string doubtful = text(the_moon + U' ' + book);
  PdfRepairs repairs;
  const auto texts = repaired({good + '\n' + turned_around(doubtful) + '\n' + turned_around(good) + '\n' +
                               turned_around(doubtful) + '\n'},
                              &repairs);
  REQUIRE(texts.size() == 1);
  CHECK(texts[0] == good + '\n' + doubtful + '\n' + good + '\n' + doubtful);
  CHECK(repairs.lines_turned == 3);
}

TEST_CASE("presentation forms become letters, in the order of a ligature's letters", "[pdf]") {
  PdfRepairs repairs;
  const auto texts = repaired({text(std::u32string{0xFEDB, 0xFEFC, 0xFEE1}) + " \u202Bx\u202C"}, &repairs);
  CHECK(texts == std::vector<std::string>{text(std::u32string{kaf, lam, alef, mim}) + " x"});
  CHECK(repairs.forms == 3);
}

TEST_CASE("lam and alef that have changed places behind an alef change back", "[pdf]") {
  PdfRepairs repairs;
  const std::u32string swapped{alef, alef_hamza_above, lam, waw, lam, alef_maqsura};
  const std::u32string right{alef, lam, alef_hamza_above, waw, lam, alef_maqsura};
  const std::u32string plural{ba, alef, alef, lam, ta};
  CHECK(repaired({text(swapped + U' ' + plural)}, &repairs) ==
        std::vector<std::string>{text(right + U' ' + std::u32string{ba, alef, lam, alef, ta})});
  CHECK(repairs.ligatures == 2);
  CHECK(repaired({text(the_moon)}, &repairs) == std::vector<std::string>{text(the_moon)});
  CHECK(repairs.ligatures == 0);
}

TEST_CASE("a word with a blank in it is joined where it stands whole elsewhere and its parts do not",
          "[pdf]") {
  const std::u32string whole{mim, dal, alef, ra};
  const std::u32string parted = std::u32string{mim, dal} + U' ' + std::u32string{alef, ra};
  PdfRepairs repairs;
  CHECK(repaired({text(whole + U'\n' + parted)}, &repairs).front() == text(whole + U'\n' + whole));
  CHECK(repairs.words_joined == 1);
  // Its second part is a word here.
  const std::u32string other = whole + U'\n' + parted + U'\n' + std::u32string{alef, ra} + U' ' + book;
  CHECK(repaired({text(other)}, &repairs).front() == text(other));
  // Behind a letter that joins, a blank is one.
  const std::u32string joining = book + book + U'\n' + book + U' ' + book;
  CHECK(repaired({text(joining)}, &repairs).front() == text(joining));
}

TEST_CASE("the halves of a ligature of lam and alef change places, the article does not", "[pdf]") {
  const auto drawn = [](std::u32string_view from_left, const std::vector<double>& widths) {
    DrawnWord word;
    double x = 10;
    for (std::size_t i = 0; i < from_left.size(); ++i) {
      word.glyphs.push_back({from_left[i], x, x + widths[i], 0, size, size});
      x += widths[i];
    }
    return word;
  };
  const auto letters = [](const DrawnWord& word) {
    std::u32string text;
    for (const auto& glyph : word.glyphs) text += glyph.character;
    return text;
  };
  const std::u32string ligature{mim, lam, alef, kaf}, article{ba, lam, alef}, alone{lam, alef};
  std::vector<DrawnWord> page{drawn(ligature, {4, 3.4, 3.4, 5}), drawn(article, {4, 3.7, 3.3}),
                              drawn(alone, {3.4, 3.4})};
  CHECK(order_ligatures(page) == 2);
  CHECK(letters(page[0]) == std::u32string{mim, alef, lam, kaf});
  CHECK(letters(page[1]) == article);
  CHECK(letters(page[2]) == std::u32string{alef, lam});
  // All letters of this font are of one width.
  std::vector<DrawnWord> even{drawn(ligature, {4, 4, 4, 4}), drawn(std::u32string{lam, ba, alef}, {4, 4, 4})};
  CHECK(order_ligatures(even) == 0);
  // Lam and alef of this one are, and most pairs of them begin words.
  std::vector<DrawnWord> begins{drawn(article, {4, 3, 3}), drawn(article, {4, 3, 3}),
                                drawn(ligature, {4, 3, 3, 4})};
  CHECK(order_ligatures(begins) == 0);
  // A lam that is moved is as wide as the alef beside it by chance: that is as wide elsewhere, too.
  const std::u32string joined{qaf, lam, alef, ba};
  std::vector<DrawnWord> chance{drawn(joined, {4, 3, 3, 4}), drawn(joined, {4, 3, 3, 4}),
                                drawn(joined, {4, 3, 3, 4}), drawn(std::u32string{mim, alef, ba}, {4, 3, 4})};
  CHECK(order_ligatures(chance) == 0);
}

TEST_CASE("words parted by a hyphen at the end of a line are joined, but not those that have one", "[pdf]") {
  CHECK(repaired({"the news-\npaper of\na well-to-\ndo house and North-\nSouth\n"}) ==
        std::vector<std::string>{"the newspaper of\na well-to-\ndo house and North-\nSouth"});
}

TEST_CASE("lines at the head and foot of most pages are boilerplate", "[pdf]") {
  PdfRepairs repairs;
  std::string boilerplate;
  const auto texts =
      repaired({"The Paper 1\nfirst\nfoot", "The Paper 2\nsecond\nfoot", "The Paper 3\nthird\nother"},
               &repairs, &boilerplate);
  CHECK(texts == std::vector<std::string>{"first", "second", "third\nother"});
  CHECK(boilerplate == "The Paper 1\nfoot\nThe Paper 2\nfoot\nThe Paper 3");
  CHECK(repairs.running_lines == 5);
}

TEST_CASE("pages that have running lines alone keep them", "[pdf]") {
  PdfRepairs repairs;
  std::string boilerplate;
  CHECK(repaired({"Page 1\nThe Paper\n", "Page 2\nThe Paper\n", "", "Page 3\nThe Paper\n"}, &repairs,
                 &boilerplate) ==
        std::vector<std::string>{"Page 1\nThe Paper", "Page 2\nThe Paper", "Page 3\nThe Paper"});
  CHECK(boilerplate.empty());
  CHECK(describe(repairs) == "3 pages of running heads and feet alone");
  // One page with a text, and they are what they seem.
  CHECK(repaired({"Page 1\n", "Page 2\n", "Page 3\nolive\ncedar\n"}, &repairs, &boilerplate) ==
        std::vector<std::string>{"olive\ncedar"});
  CHECK(boilerplate == "Page 1\nPage 2\nPage 3");
}

TEST_CASE("repairs are told in words, those that there were", "[pdf]") {
  CHECK(describe(PdfRepairs{}).empty());
  PdfRepairs repairs;
  repairs.forms = 12;
  repairs.lines_turned = 3;
  CHECK(describe(repairs) == "12 presentation forms, 3 lines backwards");
  CHECK(repairs.count() == 15);
}

TEST_CASE("signs apart are counted only where they are many", "[pdf]") {
  const std::u32string apart{kaf, U' ', fatha, ta, U'\n', damma, ba};
  CHECK(signs_apart(text(apart)) == 2);
  std::u32string many;
  for (int i = 0; i < 30; ++i) many += book + U' ';
  CHECK(signs_apart(text(many + apart)) == 0);
  CHECK(signs_apart(text(std::u32string{kaf, fatha, ta, damma})) == 0);
}

TEST_CASE("the largest text of a page is its title, up to a dash alone", "[pdf]") {
  std::vector<Glyph> page;
  draw(page, school + U' ' + book, 200, 10, 6, 2);
  draw(page, the_moon, 200, 34, 6, 2);
  for (int i = 0; i < 5; ++i) draw(page, book + U' ' + book + U' ' + book, 200, 130 + 12 * i);
  CHECK(largest_text(page) == text(school + U' ' + book + U' ' + the_moon));
  page.push_back({0x2013, 150, 160, 70, 90, 20});
  draw(page, school, 200, 100, 6, 2);
  CHECK(largest_text(page) == text(school + U' ' + book + U' ' + the_moon));
  std::vector<Glyph> all_alike;
  draw(all_alike, school, 200, 10);
  CHECK(largest_text(all_alike).empty());
  CHECK(largest_text({}).empty());
}

TEST_CASE("a title in another script than the page may name it only if it is in it", "[pdf]") {
  const std::string page = text(school + U' ' + book + U' ' + the_moon) + " by Amir";
  CHECK(may_name(text(the_moon + U' ' + school), page));
  CHECK(may_name("amir", page));
  CHECK_FALSE(may_name("$x^2$ report", page));
  CHECK(may_name("Anything", "English text"));
}
