#include <string>

#include "tests/indexer/readers/collected.h"
#include "tests/support/catch.h"

using namespace fihris;
using Catch::Contains;

namespace {

const std::string paragraph =
    "The harbour master of the old town spoke for an hour about the new pier, and nobody left the hall "
    "before he had ended. ";

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html><head><meta charset=utf-8>" + head + "</head><body>" + body + "</body></html>";
}

ReadArticle read_page(const std::string& html, const std::string& path = "/news/page.html") {
  const Collected found = read_bytes_as(path, html);
  REQUIRE(found.articles.size() == 1);
  REQUIRE(found.failures.empty());
  return found.articles.front();
}

}  // namespace

TEST_CASE("an article stands apart from the menus, related posts and footer around it", "[html]") {
  const auto article = read_page(page("<title>Pier</title>", R"(
    <nav><ul><li><a href=a>Home page of all</a><li><a href=b>Sports and games</a></ul></nav>
    <div class="content"><h1>The pier</h1><p>)" + paragraph + "</p><p>Second " +
                                                                 paragraph + R"(</p></div>
    <div class="related-posts"><h3>Related</h3><p>)" + paragraph.substr(0, 60) +
                                                                 R"(unrelated teaser text</p></div>
    <footer>All rights reserved by the paper</footer>)"));
  CHECK_THAT(article.body, Contains("harbour master") && Contains("Second"));
  CHECK_THAT(article.body,
             !Contains("Sports and games") && !Contains("unrelated teaser") && !Contains("rights reserved"));
  CHECK_THAT(article.boilerplate,
             Contains("Sports and games") && Contains("unrelated teaser") && Contains("rights reserved"));
}

TEST_CASE("a page of two sections is whole, and so is a note beside them", "[html]") {
  const auto article = read_page(
      page("", "<section><p>First " + paragraph + "</p></section><section><p>Then " + paragraph +
                   "</p><aside class=sidebar><p>A note that " + paragraph + "</p></aside></section>"));
  CHECK_THAT(article.body, Contains("First") && Contains("Then") && Contains("A note that"));
}

TEST_CASE("a page without anything like an article keeps all its text", "[html]") {
  const auto article = read_page(page("", "<ul><li>Short<li>Words</ul>"));
  CHECK_THAT(article.body, Contains("Short") && Contains("Words"));
}

TEST_CASE("scripts, styles, hidden elements and controls are no text", "[html]") {
  const auto article =
      read_page(page("<style>p{color:red}</style>",
                     "<script>var secret</script><p>" + paragraph +
                         "</p><p style='display:none'>hidden words</p><button>Press</button>"));
  const std::string all = article.body + article.boilerplate;
  CHECK_THAT(all,
             !Contains("secret") && !Contains("color") && !Contains("hidden words") && !Contains("Press"));
}

TEST_CASE("words of inline elements stay whole, those of blocks stay apart", "[html]") {
  const auto article = read_page(
      page("", "<p>un<b>broken</b> line<br>next</p><div>one</div><div>two " + paragraph + "</div>"));
  CHECK_THAT(article.body, Contains("unbroken line next") && Contains("one\n\ntwo"));
}

TEST_CASE("a page tells its title, author, site, language and day", "[html]") {
  const auto article = read_page(page(R"(<title>The pier is built - Harbour Times</title>
      <meta property="og:site_name" content="Harbour Times"><meta name="author" content="A. Writer">
      <meta property="article:published_time" content="2019-10-29T00:00:00+03:00">
      <meta property="article:modified_time" content="2021-01-01">)",
                                      "<h1>Harbour Times</h1><p>" + paragraph));
  CHECK(article.title == "The pier is built");
  CHECK(article.author == "A. Writer");
  CHECK(article.source == "Harbour Times");
  CHECK(article.date == "2019-10-29");
  CHECK(article.date_origin == "metadata");
}

TEST_CASE("linked data goes before the page's other words, also in a graph and with escaped quotation marks",
          "[html]") {
  for (
      const std::string data :
      {R"({"@type":"NewsArticle","headline":"True title","datePublished":"2018-05-06","author":{"name":"B. Pen"}})",
       R"({"@graph":[{"@type":"WebSite","name":"x"},{"@type":["Article"],"headline":"True title","datePublished":"2018-05-06 10:00:00 +0300","author":[{"name":"B. Pen"}]}]})",
       R"({&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;True title&quot;,&quot;datePublished&quot;:&quot;2018-05-06&quot;,&quot;author&quot;:&quot;B. Pen&quot;})"}) {
    const auto article = read_page(
        page("<title>Other</title><script type='application/ld+json'>" + data + "</script>", paragraph));
    CHECK(article.title == "True title");
    CHECK(article.date == "2018-05-06");
    CHECK(article.author == "B. Pen");
    CHECK(article.date_origin == "json-ld");
  }
}

TEST_CASE("broken linked data costs itself alone", "[html]") {
  const auto article = read_page(
      page("<title>Fine</title><script type='application/ld+json'>{\"@type\":</script>", paragraph));
  CHECK(article.title == "Fine");
}

TEST_CASE("a day stands in the address", "[html]") {
  const auto article =
      read_page(page("<meta property='og:url' content='http://a.example/2017/08/09/pier.html'>", paragraph));
  CHECK(article.date == "2017-08-09");
  CHECK(article.date_origin == "url");
  CHECK(read_page(page("", paragraph)).date.empty());
}

TEST_CASE("a page as deep as 100,000 elements is read", "[html]") {
  std::string html = "<html><body>";
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  html += paragraph;
  const auto article = read_page(html);
  CHECK_THAT(article.body + article.boilerplate, Contains("harbour master"));
}

TEST_CASE("a page whose declaration lies is read by its bytes", "[html]") {
  const auto article =
      read_page("<html><head><meta charset=windows-1256></head><body><p>caf\xC3\xA9 " + paragraph);
  CHECK_THAT(article.body, Contains("caf\xC3\xA9"));
}
