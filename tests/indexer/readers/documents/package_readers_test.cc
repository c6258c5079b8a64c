#include <string>
#include <utility>
#include <vector>

#include "tests/indexer/readers/collected.h"
#include "tests/support/catch.h"
#include "tests/support/packed_files.h"

using namespace fihris;
using Catch::Contains;

namespace {

using Files = PackedFiles;

std::string zip(const Files& files) {
  return packed(files);
}

}  // namespace

TEST_CASE("every file of an archive is read by what it is, under its path inside", "[archive]") {
  const Files files = {{"a.txt", "Plain text."},
                       {"b/page.dat", "<html><body><p>A page</p></body></html>"},
                       {"c/d.jsonl", "{\"title\":\"x\",\"text\":\"y\"}\n{\"title\":\"z\",\"text\":\"w\"}\n"}};
  for (const std::string& bytes :
       {zip(files), packed(files, archive_write_set_format_pax_restricted),
        packed(files, archive_write_set_format_pax_restricted, archive_write_add_filter_gzip),
        packed(files, archive_write_set_format_pax_restricted, archive_write_add_filter_xz)}) {
    const auto found = read_bytes_as("archive", bytes);
    REQUIRE(found.articles.size() == 4);
    CHECK(found.failures.empty());
    CHECK(found.articles[0].inner == "!/a.txt");
    CHECK(found.articles[1].inner == "!/b/page.dat");
    CHECK(found.articles[1].format == "html");
    CHECK(found.articles[3].inner == "!/c/d.jsonl#2");
  }
}

TEST_CASE("an archive in an archive is read to a depth, then refused", "[archive]") {
  std::string bytes = zip({{"a.txt", "Deep text."}});
  for (int i = 0; i < 3; ++i) bytes = zip({{"inner.zip", bytes}});
  const auto found = read_bytes_as("a.zip", bytes);
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].inner == "!/inner.zip!/inner.zip!/inner.zip!/a.txt");
  for (int i = 0; i < 3; ++i) bytes = zip({{"inner.zip", bytes}});
  const auto deeper = read_bytes_as("a.zip", bytes);
  CHECK(deeper.articles.empty());
  REQUIRE(deeper.failures.size() == 1);
  CHECK_THAT(deeper.failures[0].reason, Contains("too deep"));
}

TEST_CASE("a document in archives is one article, and a page is one whatever it is called", "[archive]") {
  const std::string document = zip(
      {{"word/document.xml",
        R"(<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>The pier</w:t></w:r></w:p></w:body></w:document>)"}});
  const auto found = read_bytes_as("a.zip", zip({{"b.zip", zip({{"c.docx", document}})},
                                                 {"d.xls", "<html><body><p>A page</p></body></html>"}}));
  CHECK(inners(found) == Places{"!/b.zip!/c.docx", "!/d.xls"});
  CHECK(found.articles.at(0).format == "docx");
  CHECK(found.articles.at(1).format == "html");
}

TEST_CASE(
    "names in an archive are read in the code page of their maker, or as UTF-8 that is not said to be so",
    "[archive]") {
  const std::string cairo = "\u0627\u0644\u0642\u0627\u0647\u0631\u0629";
  const auto found =
      read_bytes_as("a.zip", zip({{"\xC7\xE1\xDE\xC7\xE5\xD1\xC9.txt", "One."}, {cairo + ".TXT", "Two."}}));
  CHECK(inners(found) == Places{"!/" + cairo + ".txt", "!/" + cairo + ".TXT"});
}

TEST_CASE("of an archive in volumes the one that is there says that another is missing", "[archive]") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += std::to_string(i * 7919 % 10'007) + " ";
  const std::string whole = zip({{"a.txt", text}, {"b.txt", "Second."}});
  const auto last = read_bytes_as("a.zip", whole.substr(whole.size() / 2));
  CHECK(last.articles.empty());
  CHECK_FALSE(last.failures.empty());
  const auto first = read_bytes_as("a.z01", whole.substr(0, whole.size() / 2));
  CHECK_FALSE(first.failures.empty());
}

TEST_CASE("paths that lead out of an archive stay in it", "[archive]") {
  const auto found = read_bytes_as(
      "a.zip",
      zip({{"../../etc/x.txt", "One text."}, {"/abs/y.txt", "Two texts."}, {"..\\z.txt", "Three."}}));
  REQUIRE(found.articles.size() == 3);
  CHECK(found.articles[0].inner == "!/etc/x.txt");
  CHECK(found.articles[1].inner == "!/abs/y.txt");
  CHECK(found.articles[2].inner == "!/z.txt");
}

TEST_CASE("an archive that unpacks to more than its budget is refused, with what came before kept",
          "[archive]") {
  const auto found =
      read_bytes_as("a.zip", zip({{"a.txt", "Small."}, {"b.txt", std::string(8u << 20, 'x')}}), 1u << 20);
  REQUIRE(found.articles.size() == 1);
  REQUIRE(!found.failures.empty());
  CHECK_THAT(found.failures[0].reason, Contains("more than may be trusted"));
}

TEST_CASE("an archive that is cut says so and keeps what is whole", "[archive]") {
  const std::string tar = packed({{"a.txt", "Whole text."}, {"b.txt", std::string(100'000, 'y')}},
                                 archive_write_set_format_pax_restricted);
  const auto found = read_bytes_as("a.tar", tar.substr(0, 30'000));
  CHECK(found.articles.size() >= 1);
  CHECK(!found.failures.empty());
}

TEST_CASE("a document of Word gives its text once, without what was deleted", "[office]") {
  const std::string document = R"(<w:document xmlns:w="w" xmlns:mc="m"><w:body>
    <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The ti</w:t></w:r><w:r><w:t>tle</w:t></w:r></w:p>
    <w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>
    <w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Choice>
    <mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>
    <w:r><w:t>beside</w:t><w:tab/><w:t>it</w:t></w:r></w:p></w:body></w:document>)";
  const auto found = read_bytes_as(
      "a.docx",
      zip({{"[Content_Types].xml", "<Types/>"},
           {"word/document.xml", document},
           {"word/footnotes.xml",
            R"(<w:footnotes xmlns:w="w"><w:footnote><w:p><w:r><w:t>A note</w:t></w:r></w:p></w:footnote></w:footnotes>)"},
           {"word/header1.xml",
            R"(<w:hdr xmlns:w="w"><w:p><w:r><w:t>Running head</w:t></w:r></w:p></w:hdr>)"},
           {"docProps/core.xml",
            R"(<c xmlns:dc="d" xmlns:t="t"><dc:title>Document1</dc:title><dc:creator>A. Writer</dc:creator><t:created>2015-07-21T10:00:00Z</t:created></c>)"}}));
  REQUIRE(found.articles.size() == 1);
  const auto& article = found.articles[0];
  CHECK(article.format == "docx");
  CHECK(article.title == "The title");
  CHECK(article.author == "A. Writer");
  CHECK(article.date == "2015-07-21");
  CHECK(article.body == "Kept new\n\nIn a box\n\nbeside it\n\nA note");
  CHECK(article.boilerplate == "Running head");
}

TEST_CASE("words of a document in controls, comments and endnotes are read, and those of a box stay apart",
          "[office]") {
  const auto found = read_bytes_as(
      "a.docx",
      zip({{"word/document.xml",
            R"(<w:document xmlns:w="w"><w:body><w:sdt><w:sdtContent><w:p><w:r><w:t>In a con</w:t></w:r><w:r><w:t>trol</w:t></w:r></w:p></w:sdtContent></w:sdt>
             <w:p><w:r><w:t>before</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>behind</w:t></w:r></w:p></w:body></w:document>)"},
           {"word/comments.xml",
            R"(<w:comments xmlns:w="w"><w:comment><w:p><w:r><w:t>A comment</w:t></w:r></w:p></w:comment></w:comments>)"},
           {"word/endnotes.xml",
            R"(<w:endnotes xmlns:w="w"><w:endnote><w:p><w:r><w:t>A note at the end</w:t></w:r></w:p></w:endnote></w:endnotes>)"}}));
  REQUIRE(found.articles.size() == 1);
  const std::string all =
      found.articles[0].title + "\n" + found.articles[0].body + "\n" + found.articles[0].boilerplate;
  for (const char* words : {"In a control", "A comment", "A note at the end"})
    CHECK_THAT(all, Contains(words));
  CHECK_THAT(all, !Contains("beforebox") && !Contains("boxbehind"));
}

TEST_CASE("slides are read in the order of their numbers", "[office]") {
  Files files = {{"ppt/presentation.xml", "<p/>"}};
  for (const int number : {10, 2, 1}) {
    files.emplace_back(
        "ppt/slides/slide" + std::to_string(number) + ".xml",
        "<s xmlns:a='a'><a:p><a:r><a:t>slide " + std::to_string(number) + "</a:t></a:r></a:p></s>");
  }
  const auto found = read_bytes_as("a.pptx", zip(files));
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].title == "slide 1");
  CHECK(found.articles[0].body == "slide 2\n\nslide 10");
}

TEST_CASE("an Open Document text is read with its properties", "[office]") {
  const auto found = read_bytes_as(
      "a.odt",
      zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
           {"content.xml",
            R"(<o xmlns:text="t"><text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Head</text:h><text:p>One<text:s/>two<text:line-break/>three</text:p></o>)"},
           {"meta.xml",
            R"(<m xmlns:dc="d" xmlns:meta="m"><dc:title>True title</dc:title><meta:creation-date>2015-07-21T10:00:00</meta:creation-date></m>)"}}));
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].title == "True title");
  CHECK(found.articles[0].date == "2015-07-21");
  CHECK(found.articles[0].body == "Head\n\nOne two\nthree");
}

TEST_CASE("a book whose title says nothing is called by its first line", "[office]") {
  const auto title_of = [](const std::string& title) {
    const auto found = read_bytes_as(
        "a.epub",
        zip({{"META-INF/container.xml", R"(<c><rootfiles><rootfile full-path="book.opf"/></rootfiles></c>)"},
             {"book.opf",
              R"(<p xmlns:dc="d"><metadata>)" + title +
                  R"(</metadata><manifest><item id="x" href="a.xhtml"/></manifest><spine><itemref idref="x"/></spine></p>)"},
             {"a.xhtml", "<html><body><p>The pier</p><p>A text of it</p></body></html>"}}));
    return found.articles.at(0).title + ": " + found.articles.at(0).body;
  };
  CHECK(title_of("<dc:title>Unknown Title</dc:title>") == "The pier: A text of it");
  CHECK(title_of("") == "The pier: A text of it");
  CHECK(title_of("<dc:title>Unknown Harbours</dc:title>") == "Unknown Harbours: The pier\n\nA text of it");
}

TEST_CASE("a book is read in the order of its spine", "[office]") {
  const auto found = read_bytes_as(
      "a.epub",
      zip({{"mimetype", "application/epub+zip"},
           {"META-INF/container.xml", R"(<c><rootfiles><rootfile full-path="O/book.opf"/></rootfiles></c>)"},
           {"O/book.opf",
            R"(<p xmlns:dc="d"><metadata><dc:title>The book</dc:title><dc:creator>A</dc:creator><dc:creator>B</dc:creator></metadata>
                       <manifest><item id="x" href="two.xhtml"/><item id="y" href="chapter%20one.xhtml"/></manifest><spine><itemref idref="y"/><itemref idref="x"/></spine></p>)"},
           {"O/two.xhtml", "<html><body><p>second</p></body></html>"},
           {"O/chapter one.xhtml", "<html><body><p>first</p></body></html>"}}));
  REQUIRE(found.articles.size() == 1);
  CHECK(found.articles[0].title == "The book");
  CHECK(found.articles[0].author == "A, B");
  CHECK(found.articles[0].body == "first\n\nsecond");
}
