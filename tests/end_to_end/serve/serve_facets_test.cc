#include <sstream>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/end_to_end/library.h"
#include "tests/end_to_end/serve/page_links.h"
#include "tests/end_to_end/serve/served.h"

using namespace fihris;
using Catch::Contains;

namespace {

/// Six articles of two folders and three years; one has no other word than the others.
void write_years(const Sandbox& sandbox) {
  const char* days[] = {"2013-02-03", "2013-05-06", "2015-07-08", "2015-07-09", "2019-10-11", "2019-12-13"};
  for (int i = 0; i < 6; ++i) {
    const std::string file =
        std::string("news/") + (i % 3 == 0 ? "north" : "south") + '/' + std::to_string(i) + ".txt";
    sandbox.write(file, "A pear " + std::to_string(i) + "\n\nPears are eaten.\n");
    REQUIRE(
        sandbox.run({"touch", "-d", std::string(days[i]) + "T12:00:00Z", sandbox.path(file).string()}).exit ==
        0);
  }
  run_index(sandbox, "news");
}

/// The number that stands behind a link.
std::string number_behind(const PageLink& link) {
  const std::string begin = "<bdi class=\"number\">";
  const std::size_t at = link.rest.find(begin);
  if (at != std::string::npos)
    return link.rest.substr(at + begin.size(), link.rest.find('<', at + 1) - at - begin.size());
  const std::size_t colon = link.rest.find(": ");  // of a bar
  return link.rest.substr(colon + 2, link.rest.find('"', colon) - colon - 2);
}

}  // namespace

TEST_CASE("each value of a facet has a link that finds as many articles as are shown", "[serve]") {
  const Sandbox sandbox;
  run_index(sandbox, SAMPLE_CORPUS);
  const Served served(sandbox);
  std::size_t followed = 0;
  const std::string page = served.get("/search?lang=en&q=-nothing").body;
  const std::string facets = page.substr(page.find("<section id=\"facets\""));
  for (const PageLink& link : links_to(facets, "/search?")) {
    INFO(link.target);
    const std::string narrowed = served.get(link.target).body;
    CHECK_THAT(narrowed,
               Contains("<p id=\"count\" role=\"status\">Articles: " + number_behind(link) + "</p>"));
    ++followed;
  }
  CHECK(followed > 15);
}

TEST_CASE("years are a histogram, and a year is one of its months", "[serve]") {
  const Sandbox sandbox;
  write_years(sandbox);
  const Served served(sandbox);
  const std::string page = served.get("/search?lang=en&q=pear").body;
  for (const char* bar : {"2013: 2\"", "2015: 2\"", "2019: 2\""})
    CHECK_THAT(page, Contains(std::string("title=\"") + bar));
  CHECK_THAT(page, Contains("<span class=\"hidden\">2014: 0</span>"));
  CHECK_THAT(page, Contains("Tell no day; counted by that of the file: <bdi class=\"number\">6</bdi>"));
  const std::string year = served.get("/search?lang=en&q=pear&in=year:2015").body;
  CHECK_THAT(year, Contains("Articles: 2<") && Contains("Year: <bdi>2015</bdi>"));
  const std::string months = served.get("/search?lang=en&q=pear&in=year:2013").body;
  CHECK_THAT(months, Contains("title=\"2013-02: 1\"") && Contains("title=\"2013-05: 1\""));
  // A month takes the place of the year.
  const auto links = links_to(months.substr(months.find("<section id=\"facets\"")), "/search?");
  REQUIRE_FALSE(links.empty());
  CHECK(links.front().target == "/search?in=month%3A2013-02&lang=en&q=pear");
}

TEST_CASE("filters add up, stay while one searches and pages, and each can be taken away", "[serve]") {
  const Sandbox sandbox;
  write_years(sandbox);
  const Served served(sandbox);
  const std::string target = "/search?in=source%3Asouth&in=year%3A2013..2015&lang=en&q=pear";
  const std::string page = served.get(target).body;
  CHECK_THAT(page, Contains("Articles: 2<"));
  CHECK_THAT(page, Contains("<input type=\"hidden\" name=\"in\" value=\"source:south\">") &&
                       Contains("<input type=\"hidden\" name=\"in\" value=\"year:2013..2015\">"));
  const auto away = links_to(page.substr(page.find("class=\"chosen\"")), "/search?");
  REQUIRE(away.size() > 2);
  CHECK(away[0].target == "/search?in=year%3A2013..2015&lang=en&q=pear");
  CHECK(away[1].target == "/search?in=source%3Asouth&lang=en&q=pear");
  const auto articles = links_to(page, "/article?");
  REQUIRE(articles.size() == 2);
  const std::string article = served.get(articles[0].target).body;
  REQUIRE_FALSE(links_to(article, "/search?in=").empty());
  CHECK(links_to(article, "/search?in=")[0].target == target);
  const std::string none = served.get("/search?in=source%3Aeast&lang=en&q=pear").body;
  CHECK_THAT(none, Contains("Nothing was found") && Contains("class=\"chosen\""));
  // The API and the lists of people and places take the same.
  CHECK(ParsedJson::parse(served.get("/api" + target).body)["total"] == 2);
  CHECK(served.get("/names?in=year:2013&q=pear").status == 200);
}

TEST_CASE("the API counts by facets with the objects of the command line", "[serve]") {
  const Sandbox sandbox;
  write_years(sandbox);
  const Served served(sandbox);
  const auto answer = ParsedJson::parse(served.get("/api/facets?q=pear&facet=source,year").body);
  CHECK(answer["total"] == 6);
  CHECK(answer["cut"].empty());
  std::istringstream lines(sandbox.run("fihris -q search pear --facets source,year --format jsonl").out);
  std::size_t rows = 0;
  for (std::string line; std::getline(lines, line); ++rows) {
    const auto same = ParsedJson::parse(line), row = answer["facets"][rows];
    INFO(line);
    for (const char* member : {"facet", "value", "articles"}) CHECK(row[member] == same[member]);
    const std::string target = "/api/search?q=pear&in=" + row["in"].get<std::string>();
    CHECK(ParsedJson::parse(served.get(target).body)["total"] == row["articles"]);
  }
  CHECK(rows == 5);
  CHECK(answer["facets"].size() == rows);
  CHECK(ParsedJson::parse(served.get("/api/facets").body)["total"] == 6);
  CHECK(ParsedJson::parse(served.get("/api/facets?limit=1&facet=source").body)["cut"][0] == "source");
  for (const char* bad :
       {"facet=colour", "facet=source,source", "facet=,", "limit=0", "in=source", "in=colour:red",
        "in=year:next", "in=month:2015-7", "in=author:", "in=person:", "in=place:", "q=%FF"}) {
    INFO(bad);
    CHECK(served.get(std::string("/api/facets?") + bad).status == 400);
  }
  std::string many = "/api/facets?q=pear";
  for (int i = 0; i < 21; ++i) many += "&in=person:p" + std::to_string(i);
  CHECK(served.get(many).status == 400);
}

TEST_CASE("a place of one article of many is among the facets, with its count", "[serve]") {
  const Sandbox sandbox;
  for (int i = 0; i < 300; ++i)
    sandbox.write("news/" + std::to_string(1000 + i) + ".txt",
                  "Note " + std::to_string(i) + "\n\nThe ship " + std::to_string(i * 7919) + " left Egypt" +
                      (i == 1 ? " for Australia" : "") + " in spring.\n");
  run_index(sandbox, "news");
  const Served served(sandbox);
  const auto places = [&] { return ParsedJson::parse(served.get("/api/facets?q=ship&facet=place").body); };
  // Until the table of facets is made, a sample has to do, which is said.
  REQUIRE(eventually([&] { return places()["facets"].size() == 2; }));
  const auto answer = places();
  CHECK(answer["total"] == 300);
  CHECK(answer["cut"].empty());
  CHECK(answer["facets"][1]["articles"] == 1);
  CHECK(answer["facets"][1]["in"] == "place:AU");
  const std::string page = served.get("/search?lang=en&q=ship").body;
  CHECK_THAT(page, Contains("place%3AAU") && !Contains("and others"));
}

TEST_CASE("an author of one article of many is among the facets, with its count", "[serve]") {
  const Sandbox sandbox;
  std::string lines;
  for (int i = 0; i < 300; ++i)
    lines += R"({"title":"Note )" + std::to_string(i) + R"(","text":"The ship )" + std::to_string(i * 7919) +
             R"( left in spring.","author":")" + (i == 1 ? "Mary Brook" : "Ann Hill") + "\"}\n";
  sandbox.write("news/all.jsonl", lines);
  run_index(sandbox, "news");
  const Served served(sandbox);
  const auto authors = [&] { return ParsedJson::parse(served.get("/api/facets?q=ship&facet=author").body); };
  REQUIRE(eventually([&] { return authors()["facets"].size() == 2; }));
  const auto answer = authors();
  CHECK(answer["cut"].empty());
  CHECK(answer["facets"][0]["articles"] == 299);
  CHECK(answer["facets"][1]["articles"] == 1);
  CHECK(answer["facets"][1]["in"] == "author:Mary Brook");
  const std::string page = served.get("/search?lang=en&q=ship").body;
  CHECK_THAT(page, Contains("author%3AMary%20Brook") && !Contains("and others"));
}

TEST_CASE("what must have all its words anyway does not tell how many articles have all", "[serve]") {
  const Sandbox sandbox;
  sandbox.write("news/one.txt", "One\n\nA pear and a plum in a basket.\n");
  sandbox.write("news/two.txt", "Two\n\nA pear beside a fig.\n");
  run_index(sandbox, "news");
  const Served served(sandbox);
  const auto page = [&](const std::string& query) { return served.get("/search?lang=en&q=" + query).body; };
  CHECK_THAT(page("pear%20plum"), Contains("with all words: 1"));
  CHECK_THAT(page("%2Bpear%20plum"), Contains("with all words: 1"));
  for (const char* query : {"%22a%20pear%22", "pear%20AND%20plum", "%2Bpear%20%2Bplum", "pear%20-plum"}) {
    INFO(query);
    CHECK_THAT(page(query), !Contains("with all words") && Contains("pear"));
  }
}

TEST_CASE("a folder's name is no part of the page that lists it", "[serve]") {
  const Sandbox sandbox;
  sandbox.write("news/\"><script>x'&:/a.txt", "a pear\n");
  sandbox.write("news/b\xFF/a.txt", "a pear\n");
  run_index(sandbox, "news");
  const Served served(sandbox);
  const std::string page = served.get("/search?lang=en&q=pear").body;
  CHECK_THAT(page, !Contains("<script>"));
  const auto links = links_to(page.substr(page.find("<section id=\"facets\"")), "/search?");
  std::size_t sources = 0;
  for (const PageLink& link : links) {
    if (link.target.find("source") == std::string::npos) continue;
    ++sources;
    const std::string narrowed = served.get(link.target).body;
    CHECK_THAT(narrowed, Contains("Articles: 1<") && !Contains("<script>"));
  }
  CHECK(sources == 2);
}

TEST_CASE("an article leads to the next and previous one of the list that it was opened from", "[serve]") {
  const Sandbox sandbox;
  for (int i = 0; i < 12; ++i)
    sandbox.write("news/" + std::to_string(i) + ".txt",
                  std::string(i + 1, 'x') + " of its own " + std::to_string(i * 7919) + " common\n");
  run_index(sandbox, "news");
  const Served served(sandbox);
  for (const std::string order : {"", "&sort=path"}) {
    std::vector<std::string> listed;
    for (const char* page : {"1", "2"}) {
      const std::string list = served.get("/search?lang=en&q=common" + order + "&page=" + page).body;
      for (const PageLink& link : links_to(list, "/article?")) listed.push_back(link.target);
    }
    REQUIRE(listed.size() == 12);
    const auto path_in = [](const std::string& target) {
      return target.substr(target.find("path=")).substr(0, target.substr(target.find("path=")).find('&'));
    };
    std::string target = listed[0];
    for (std::size_t i = 0; i < listed.size(); ++i) {
      INFO(order << ' ' << i);
      CHECK(path_in(target) == path_in(listed[i]));
      const std::string article = served.get(target).body;
      const std::size_t behind = article.find("id=\"article-behind\"");
      CHECK((article.find("id=\"article-before\"") == std::string::npos) == (i == 0));
      CHECK((behind == std::string::npos) == (i + 1 == listed.size()));
      if (i == 10) CHECK_THAT(links_to(article, "/search?").front().target, Contains("page=2"));
      if (behind != std::string::npos) target = links_to(article.substr(behind), "/article?").front().target;
    }
  }
  // Of an article that is not where the list had it, nothing is told.
  const std::string first = links_to(served.get("/search?lang=en&q=common").body, "/article?").front().target;
  std::string wrong = first;
  wrong.replace(wrong.find("n=1"), 3, "n=5");
  CHECK(served.get(wrong).body.find("article-behind") == std::string::npos);
  wrong.replace(wrong.find("n=5"), 3, "n=x");
  CHECK(served.get(wrong).status == 400);
}
