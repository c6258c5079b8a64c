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

TEST_CASE("the lead between the heading of an article and what holds the rest belongs to it", "[html]") {
  const std::string sentence = "<p>The harbour master of the old town spoke for an hour of the new pier.</p>";
  std::string body;
  for (int i = 0; i < 30; ++i) body += sentence;
  const auto article = read_page(
      "<html><head><title>The pier</title></head><body><p>A line of the site that stands above every "
      "heading of it.</p><h1>The pier</h1><p>By A. Writer</p><p>In short, a pier is to be built beside "
      "the lighthouse.</p><div class=text>" +
      body + "</div><p>Something else that is to be read on other pages of it.</p></body></html>");
  CHECK(article.body.starts_with("In short, a pier"));
  CHECK_THAT(article.boilerplate,
             Contains("above every heading") && Contains("By A. Writer") && Contains("on other pages"));
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

TEST_CASE("data of pictures in a page is no text, wherever it stands", "[html]") {
  const std::string data =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk";
  const auto article = read_page(page("", "<p>" + paragraph + "<img src='" + data +
                                              "' alt='A pier'></p><div style='"
                                              "background:url(" +
                                              data + ")'></div><object data='" + data + "'></object>"));
  CHECK_THAT(article.body + article.boilerplate, !Contains("iVBOR"));
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

TEST_CASE("a title ends where the name of the site begins", "[html]") {
  const std::string text = "<p>" + paragraph;
  const auto title_of = [&](const std::string& title, const std::string& body, const std::string& meta = "") {
    return read_page(page("<title>" + title + "</title>" + meta, body + text)).title;
  };
  // A heading tells, of the first level or a lower one, also if a section stands between.
  CHECK(title_of("The pier is built - Harbour Times", "<h1>The pier is built</h1>") == "The pier is built");
  CHECK(title_of("The pier is built - Town - Harbour Times", "<h2>The pier is built</h2>") ==
        "The pier is built");
  CHECK(title_of("Harbour Times - The pier is built", "<h1>The pier is built</h1>") == "The pier is built");
  // The site's name is no title, though it be the only heading of the first level.
  CHECK(title_of("The pier is built - Harbour Times", "<h1>Harbour Times</h1><h2>The pier is built</h2>") ==
        "The pier is built");
  CHECK(title_of("The pier is built - Harbour Times", "<h1><a href='/'>Harbour Times</a></h1>") ==
        "The pier is built");
  CHECK(title_of("The pier - Harbour Times of Old", "<div class=logo><h1>Harbour Times of Old</h1></div>") ==
        "The pier");
  // The address tells.
  CHECK(title_of("The pier is built - harbour.example.com", "") == "The pier is built");
  CHECK(title_of("The pier is built - Harbour Times", "",
                 "<meta property='og:url' content='http://www.harbour-times.com/1'>") == "The pier is built");
  // So do signs that stand before names of sites alone, but not a hyphen.
  CHECK(title_of("The pier is built | Harbour Times", "") == "The pier is built");
  CHECK(title_of("The pier is built - and now?", "") == "The pier is built - and now?");
  CHECK(title_of("Pier | Harbour Times of the Old Town", "") == "Pier | Harbour Times of the Old Town");
}

TEST_CASE("a title that names the site alone, or nothing, gives way to the heading", "[html]") {
  const std::string body = "<h1>The pier is built</h1><p>" + paragraph;
  CHECK(read_page(
            page("<title>Harbour Times</title><meta property='og:site_name' content='Harbour Times'>", body))
            .title == "The pier is built");
  CHECK(read_page(page("<title>Untitled Document</title>", body)).title == "The pier is built");
  CHECK(read_page(page("<title>www.harbour.example.com</title>", body)).title == "The pier is built");
  CHECK(read_page(page("", body)).title == "The pier is built");
}

TEST_CASE("a day stands in a script, in an element called so, or in a line below the title", "[html]") {
  const auto day_of = [](const std::string& head, const std::string& body) {
    const auto article = read_page(page("<title>The pier</title>" + head, body + "<p>" + paragraph));
    return article.date + " " + article.date_origin;
  };
  const std::string heading = "<h1>The pier</h1>";
  CHECK(day_of("<script>dataLayer=[{\"publishDate\":\"2015-07-05T10:00\"}]</script>", "") ==
        "2015-07-05 script");
  CHECK(day_of("<script>var pub_date = '05/07/2015';</script>", "") == "2015-07-05 script");
  CHECK(day_of("<script>publisher = '5'; published = true; publish_modified='2015-07-05'</script>", "") ==
        " ");
  CHECK(day_of("", heading + "<span class='post-date'>5 July 2015</span>") == "2015-07-05 element");
  CHECK(day_of("", heading + "<abbr class=published title='2015-07-05T10:00:00Z'>long ago</abbr>") ==
        "2015-07-05 element");
  CHECK(day_of("", heading + "<div>By a writer</div><div>Sunday, 5 July 2015</div>") == "2015-07-05 text");
  // The day of today, of other articles and of changes does not count.
  CHECK(day_of("", "<div class=date>6 July 2016</div>" + heading + "<div class=date>5 July 2015</div>") ==
        "2015-07-05 element");
  CHECK(day_of("", "<time datetime=2016-07-06></time>" + heading + "<time datetime=2015-07-05></time>") ==
        "2015-07-05 time");
  // A zone that is not the readers' has another day than they see.
  CHECK(day_of("", heading + "<time datetime=2015-07-04T21:54:00-07:00>5 July 2015, 04:54</time>") ==
        "2015-07-05 time");
  CHECK(day_of("<meta property=article:published_time content=2015-07-04T21:54:00-07:00>",
               heading + "<time datetime=2015-07-04T21:54:00-07:00>5 July 2015, 04:54</time>") ==
        "2015-07-05 metadata");
  CHECK(day_of("", heading + "<time datetime=2015-07-05>6 July 2015</time>") == "2015-07-05 time");
  CHECK(day_of("", heading + "<time datetime=2015-07-05T10:00:00Z>7 July 2015</time>") == "2015-07-05 time");
  CHECK(day_of("", heading + "<time class=updated datetime=2016-07-06></time>") == " ");
  CHECK(day_of("", heading + "<div class=date-modified>6 July 2016</div>") == " ");
  CHECK(day_of("", "<div>Wednesday, 6 July 2016</div>" + heading) == " ");
  CHECK(day_of("", heading + "<aside><span class=date>6 July 2016</span></aside>") == " ");
}

TEST_CASE("lines above the title and labels of what is left out are no text of the article", "[html]") {
  const auto article = read_page(
      page("<title>The pier</title>", "<h3>Welcome to all</h3><h1>The pier</h1><p>" + paragraph +
                                          "</p><p>Share it with friends:</p><div class=share>x</div>"));
  CHECK_THAT(article.body, !Contains("Welcome") && !Contains("Share it") && Contains("harbour master"));
  CHECK_THAT(article.boilerplate, Contains("Welcome") && Contains("Share it"));
  // A paragraph above it is text.
  CHECK_THAT(read_page(page("<title>The pier</title>",
                            "<p>" + paragraph + "</p><h1>The pier</h1><p>Then " + paragraph))
                 .body,
             Contains("Then") && Catch::StartsWith("The harbour master"));
}

TEST_CASE("an element is known by each word of its name", "[html]") {
  for (const std::string name : {"class=storyComments", "id=pageFooter", "class=postcomments"}) {
    const auto article = read_page(page("", "<p>" + paragraph + paragraph + "</p><div " + name +
                                                "><p>First opinion of " + paragraph + "</p></div>"));
    INFO(name);
    CHECK_THAT(article.body, !Contains("First opinion"));
    CHECK_THAT(article.boilerplate, Contains("First opinion"));
  }
}

TEST_CASE("a page as deep as 100,000 elements is read", "[html]") {
  std::string html = "<html><body>";
  for (int i = 0; i < 100'000; ++i) html += "<div>";
  html += paragraph;
  const auto article = read_page(html);
  CHECK_THAT(article.body + article.boilerplate, Contains("harbour master"));
}

TEST_CASE("a page with words, days, headings and properties at each of 30,000 depths is read", "[html]") {
  for (const std::string element :
       {"<div>pier ", "<h2>pier ", "<div class=date>", "<a property=p class=date>pier "}) {
    std::string html = "<html><body>";
    for (int i = 0; i < 30'000; ++i) html += element;
    html += paragraph;
    const auto article = read_page(html);
    INFO(element);
    CHECK_THAT(article.body + article.boilerplate, Contains("harbour master"));
  }
}

TEST_CASE("a page whose declaration lies is read by its bytes", "[html]") {
  const auto article =
      read_page("<html><head><meta charset=windows-1256></head><body><p>caf\xC3\xA9 " + paragraph);
  CHECK_THAT(article.body, Contains("caf\xC3\xA9"));
}
