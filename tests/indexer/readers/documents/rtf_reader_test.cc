#include <string>

#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "tests/indexer/readers/collected.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

namespace {

std::string body_of(const std::string& rtf) {
  const auto found = read_bytes_as("a.rtf", rtf);
  REQUIRE(found.articles.size() == 1);
  return found.articles[0].body;
}

std::string arabic(const std::u32string& letters) {
  return to_utf8(letters);
}

}  // namespace

TEST_CASE("a rich text gives its paragraphs, its properties and what stands around them", "[rtf]") {
  const auto found = read_bytes_as(
      "a.rtf",
      R"({\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss Arial;}{\f1 Times;}}{\colortbl;\red0;}{\stylesheet{\s1 heading;}}
{\info{\title The pier}{\author A. Writer}{\operator nobody}{\creatim\yr2015\mo7\dy21\hr3}{\*\company none}}
{\header\pard over every page\par}\pard One {\b bold} word.\par Second\line line\tab here\par{\pict\pngblip 89504e47}
\trowd first\cell second\cell\row last{\footnote\pard a note\par} words}
)");
  REQUIRE(found.articles.size() == 1);
  const auto& article = found.articles[0];
  CHECK(found.failures.empty());
  CHECK(article.format == "rtf");
  CHECK(article.title == "The pier");
  CHECK(article.author == "A. Writer");
  CHECK(article.date == "2015-07-21");
  CHECK(article.body == "One bold word.\n\nSecond\nline here\n\nfirst second \n\nlast words\n\na note");
  CHECK(article.boilerplate == "over every page");
}

TEST_CASE("bytes of a rich text are read in the code page of their font", "[rtf]") {
  const std::string word = arabic({letter::sin, letter::lam, letter::alef, letter::mim});
  // Windows-1256 by the font's character set, though the document says 1252.
  CHECK(
      body_of(
          R"({\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset178 B;}}\f1\'d3\'e1\'c7\'e3})") ==
      word);
  CHECK(
      body_of(
          R"({\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}{\f5\fcharset178 B;}}\ltrch\f0\rtlch\af5 \'d3\'e1\'c7\'e3})") ==
      word);
  CHECK(body_of(R"({\rtf1\ansi\ansicpg1256 \'d3\'e1\'c7\'e3})") == word);
  CHECK(body_of(R"({\rtf1\ansi\ansicpg1252{\fonttbl{\f1\fcharset178 B;}}caf\'e9})") == "caf\u00E9");
  CHECK(body_of("{\\rtf1\\ansi\\ansicpg1256 \xD3\xE1\xC7\xE3}") == word);
}

TEST_CASE("letters of a rich text that are given by number count once", "[rtf]") {
  CHECK(body_of(R"({\rtf1\ansi\uc1 a\u1587?\u1604\'3fb})") == "a" + arabic({0x633, 0x644}) + "b");
  CHECK(body_of(R"({\rtf1\ansi\uc0\u1587 \u1604 x})") == arabic({0x633, 0x644}) + "x");
  CHECK(body_of(R"({\rtf1\ansi a\u-10179?\u-8704?})") == "a" + arabic({0x1F600}));
  CHECK(body_of(R"({\rtf1\ansi{\uc2\u1587??}\u1604?.})") == arabic({0x633, 0x644}) + ".");
}

TEST_CASE("what is hidden, deleted, an instruction or an object of a rich text is no text", "[rtf]") {
  CHECK(
      body_of(
          R"({\rtf1 a{\v hidden}{\deleted gone}b {\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}{\*\unknown no}{\object{\*\objdata 00ff}{\result c}}})") ==
      "ab linkc");
  CHECK(body_of(R"({\rtf1 {\*\shppict{\pict ffff}}{\nonshppict{\pict ff}}a\bin5 {{{{{b})") == "ab");
}

TEST_CASE("the text of a box in a rich text stands by itself", "[rtf]") {
  CHECK(
      body_of(
          R"({\rtf1{\info{\title The pier}}be{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt \pard In a box\par}}{\shprslt again}}fore\par after})") ==
      "before\n\nIn a box\n\nafter");
}

TEST_CASE("a heading of a rich text without a title is its title", "[rtf]") {
  const auto found = read_bytes_as(
      "a.rtf", R"({\rtf1\pard\outlinelevel0 The heading\par\pard Text of it.\par More of it.\par})");
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].title == "The heading");
  CHECK(found.articles[0].body == "Text of it.\n\nMore of it.");
}

TEST_CASE("of a property of a rich text in two kinds of letters the second counts", "[rtf]") {
  const auto found = read_bytes_as(
      "a.rtf",
      R"({\rtf1{\info{\upr{\title ????}{\*\ud\uc0{\title \u1587\u1604\u1575\u1605}}}}One text.\par Two.\par})");
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].title == arabic({letter::sin, letter::lam, letter::alef, letter::mim}));
}

TEST_CASE("a rich text that is cut gives what is left, and says so", "[rtf]") {
  const auto found = read_bytes_as("a.rtf", R"({\rtf1 one two\par thr)");
  REQUIRE(found.articles.size() == 1);
  CHECK_THAT(found.articles[0].body + found.articles[0].title, Contains("thr"));
  REQUIRE(found.failures.size() == 1);
  CHECK_THAT(found.failures[0].reason, Contains("cut"));
}

TEST_CASE("groups of a rich text in each other, however deep, end", "[rtf]") {
  CHECK(body_of("{\\rtf1 " + std::string(100'000, '{') + "deep" + std::string(100'000, '}') + " more}") ==
        "deep more");
}
