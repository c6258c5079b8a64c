#include <filesystem>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/end_to_end/library.h"
#include "tests/end_to_end/serve/page_links.h"
#include "tests/end_to_end/serve/served.h"
#include "tests/end_to_end/serve/served_articles.h"

using namespace fihris;
using Catch::Contains;

namespace {

std::string path_of(const Sandbox& sandbox, const std::string& relative) {
  return std::filesystem::canonical(sandbox.path(relative)).string();
}

}  // namespace

TEST_CASE("the link that serve prints opens the pages once and for all", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  const std::string host = "Host: 127.0.0.1:" + std::to_string(served.port) + "\r\n\r\n";
  CHECK(ask(served.port, "GET / HTTP/1.1\r\n" + host).status == 403);
  for (int i = 0; i < 2; ++i) {  // the link can be used again
    const WebAnswer entrance = ask(served.port, "GET /?token=" + served.token + " HTTP/1.1\r\n" + host);
    CHECK(entrance.status == 303);
    CHECK(entrance.headers.at("location") == "/");
    CHECK_THAT(entrance.headers.at("set-cookie"), Contains("HttpOnly") && Contains("SameSite=Strict"));
  }
  const WebAnswer home = served.get("/");
  CHECK(home.status == 200);
  CHECK_THAT(home.body, Contains("<form class=\"search\"") && !Contains(served.token));
  CHECK_THAT(home.headers.at("content-security-policy"),
             Contains("default-src 'self'") && !Contains("unsafe"));
  CHECK(home.headers.at("referrer-policy") == "no-referrer");
  CHECK(home.headers.count("access-control-allow-origin") == 0);
}

TEST_CASE("a search shows what was found with marks on whole words, and its address holds all of it",
          "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  const WebAnswer page = served.get("/search?q=river+boats&lang=en");
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Contains("<html lang=\"en\" dir=\"ltr\">") && Contains(">river</mark>") &&
                            Contains("Articles: 1") && Contains("value=\"river boats\""));
  CHECK_THAT(served.get("/search?q=river", "Accept-Language: ar,en;q=0.5\r\n").body,
             Contains("<html lang=\"ar\" dir=\"rtl\">"));
  CHECK_THAT(served.get("/search?q=spring+boats&lang=en").body,
             Contains("Articles: 2") && Contains("with all words: 1"));
  CHECK_THAT(served.get("/search?q=common&lang=en&page=3").body,
             Contains("Articles: 25") && Contains("Page 3 of 3") && Contains("start=\"21\"") &&
                 !Contains("rel=\"next\""));
  CHECK_THAT(served.get("/search?q=common&lang=en&page=9").body, Contains("no results on this page"));
  CHECK_THAT(served.get("/search?q=absent&lang=en").body, Contains("Nothing was found"));
}

TEST_CASE("an article is shown as it is stored with all its matches, and its file can be saved", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  const std::string path = path_of(sandbox, "news/river.txt");
  const WebAnswer page = served.get("/article?q=river&lang=en&path=" + path);
  CHECK(page.status == 200);
  CHECK_THAT(page.body, Contains("Matches: 3") && Contains("id=\"mark-2\"") && Contains(path) &&
                            Contains("/file?path="));
  const WebAnswer file = served.get("/file?path=" + path);
  CHECK(file.status == 200);
  CHECK(file.body == sandbox.read("news/river.txt"));
  CHECK_THAT(file.headers.at("content-disposition"), Contains("attachment; filename=\"river.txt\""));
}

TEST_CASE("no file outside of the index's folders is sent, wherever a path or a link leads", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  sandbox.write("secret.txt", "a secret");
  const std::string river = path_of(sandbox, "news/river.txt");
  const Served served(sandbox);
  for (const std::string& path : {path_of(sandbox, "secret.txt"), path_of(sandbox, "news") + "/../secret.txt",
                                  std::string("/etc/passwd"), std::string("../secret.txt")}) {
    INFO(path);
    CHECK(served.get("/file?path=" + path).status == 404);
  }
  std::filesystem::remove(river);
  std::filesystem::create_symlink(path_of(sandbox, "secret.txt"), river);
  const WebAnswer answer = served.get("/file?path=" + river);
  CHECK(answer.status == 404);
  CHECK_THAT(answer.body, !Contains("a secret"));
}

TEST_CASE("hostile texts, paths and queries stay text", "[serve]") {
  const Sandbox sandbox;
  const std::string live = "<img src=x onerror=alert(1)>";
  sandbox.write("news/a\"><script>x' &/b<svg>.txt",
                "Title " + live + "\n\nword " + live + " </article><script>y</script> word\n");
  run_index(sandbox, "news");
  const Served served(sandbox);
  const std::string query = "%3Cscript%3Eword%22%27%3E";
  const std::string search = served.get("/search?q=" + query).body;
  const std::size_t link = search.find("/article?n=1&amp;path=");
  REQUIRE(link != std::string::npos);
  std::string target = search.substr(link, search.find('"', link) - link);
  for (std::size_t at; (at = target.find("&amp;")) != std::string::npos;) target.replace(at, 5, "&");
  for (const std::string& body : {search, served.get(target).body, served.get("/status").body}) {
    CHECK_THAT(body, !Contains("<img") && !Contains("<script>") && !Contains("<svg"));
    CHECK_THAT(body, Contains("</html>"));
  }
  CHECK_THAT(served.get(target).body, Contains("&lt;img src=x onerror=alert(1)&gt;"));
}

TEST_CASE("the API gives the same objects as the command line", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  const auto found = ParsedJson::parse(served.get("/api/search?q=river").body);
  CHECK(found["total"] == 1);
  CHECK(found["articles"][0] == ParsedJson::parse(sandbox.run("fihris search --format jsonl river").out));
  CHECK(ParsedJson::parse(served.get("/api/status").body) ==
        ParsedJson::parse(sandbox.run("fihris status --format json").out));
  const auto article =
      ParsedJson::parse(served.get("/api/article?q=river&path=" + path_of(sandbox, "news/river.txt")).body);
  CHECK(article["text"] == "Boats go down the river in spring. The river is wide.\n");
  CHECK(article["marks"][0]["begin"] == 18);
  CHECK(ParsedJson::parse(served.get("/api/variants?name=river").body)["variants"][0]["form"] == "river");
  for (const char* list : {"names", "places"})
    CHECK(ParsedJson::parse(served.get("/api/" + std::string(list)).body)[list].empty());
}

TEST_CASE("near-copies are one article on pages and in the API, with a link to all of them", "[serve]") {
  const Sandbox sandbox;
  const std::string text = "Six ships left the harbour at dawn & came back at noon.";
  sandbox.write("news/a&b.txt", "One paper\n\n" + text);
  sandbox.write("news/b.txt", "Another paper\n\n" + text);
  run_index(sandbox, "news");
  const Served served(sandbox);
  const auto found = ParsedJson::parse(served.get("/api/search?q=harbour").body);
  REQUIRE(found["articles"].size() == 1);
  CHECK(found["articles"][0]["copies"].size() == 1);
  CHECK(ParsedJson::parse(served.get("/api/search?q=harbour&group=0").body)["articles"].size() == 2);
  CHECK(served.get("/api/search?q=harbour&group=x").status == 400);
  const std::string page = served.get("/search?q=harbour").body;
  const std::size_t end = page.find("\">+1 cop");
  REQUIRE(end != std::string::npos);
  std::string target = page.substr(page.rfind('"', end - 1) + 1);
  target.resize(target.find('"'));
  for (std::size_t at; (at = target.find("&amp;")) != std::string::npos;) target.replace(at, 5, "&");
  const std::string copies = served.get(target).body;
  CHECK_THAT(copies, Contains("One paper") && Contains("Another paper"));
}

TEST_CASE("what cannot be answered says why, and the next request is answered", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  struct Case {
    const char* target;
    int status;
    const char* reason;
  };
  for (const Case& one :
       {Case{"/api/search", 400, "empty"}, Case{"/api/search?q=river&limit=x", 400, "limit"},
        Case{"/api/search?q=river&offset=-1", 400, "offset"},
        Case{"/api/search?q=river&offset=99999999999999999999", 400, "offset"},
        Case{"/api/search?q=river&sort=up", 400, "sort"},
        Case{"/api/search?q=river&level=similar", 400, "level"},
        Case{"/api/search?q=river&all=2", 400, "all"}, Case{"/api/search?q=a&q=b", 400, "more than once"},
        Case{"/api/search?q=%FF", 400, "UTF-8"}, Case{"/api/search?q=a%00b", 400, "UTF-8"},
        Case{"/api/article", 400, "path"}, Case{"/api/article?path=/no", 404, "no such article"},
        Case{"/api/nothing", 404, "no such page"}}) {
    INFO(one.target);
    const WebAnswer answer = served.get(one.target);
    CHECK(answer.status == one.status);
    const auto error = ParsedJson::parse(answer.body)["error"];
    CHECK(error["status"] == one.status);
    CHECK_THAT(error["message"].get<std::string>(), Contains(one.reason));
  }
  CHECK(served.get("/search?q=river&page=0").status == 400);
  CHECK(served.get("/api/search?q=river").status == 200);
}

TEST_CASE("people and places are listed with what leads to their articles and forms", "[serve]") {
  const Sandbox sandbox;
  run_index(sandbox, SAMPLE_CORPUS);
  const Served served(sandbox);
  for (const std::string list : {"name", "place"}) {
    const std::string body = served.get('/' + list + "s?lang=en").body;
    CHECK_THAT(body, Contains("/search?lang=en&amp;q=" + list + "%3A%22") &&
                         Contains("/variants?lang=en&amp;name="));
    const std::size_t link = body.find("/variants?");
    REQUIRE(link != std::string::npos);
    std::string target = body.substr(link, body.find('"', link) - link);
    target.replace(target.find("&amp;"), 5, "&");
    CHECK_THAT(served.get(target).body, Contains("</mark>"));
    CHECK_THAT(served.get('/' + list + "s?q=%3Cimg%3E").body, !Contains("<img"));
    CHECK(served.get('/' + list + "s?offset=x").status == 400);
  }
  CHECK(served.get("/variants").status == 400);
  const std::string article =
      served.get("/article?path=" SAMPLE_CORPUS "/politics/baghdad-bridge.txt&lang=en").body;
  CHECK_THAT(article, Contains("<dt>Places</dt>") && Contains("place%3A%22"));
}

TEST_CASE("what is typed is completed to words of the collection, and a whole word is left alone",
          "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  const auto complete = [&](const std::string& typed) {
    return ParsedJson::parse(served.get("/api/complete?q=" + typed).body)["completions"];
  };
  CHECK(complete("the%20comm")[0]["text"] == "the common");
  CHECK(complete("comm")[0]["articles"] == 25);
  CHECK(complete("common%20").empty());
  CHECK(complete("c").empty());
  CHECK(complete("").empty());
  CHECK(served.get("/api/complete?q=%FF").status == 400);
}

TEST_CASE("the browser's list of people for a query tells how much it differs, as the command line does",
          "[serve]") {
  const Sandbox sandbox;
  for (int i = 0; i < 3; ++i)
    sandbox.write("news/minister" + std::to_string(i) + ".txt", arabic("\n\n{minister spoke}.\n"));
  sandbox.write("news/ambassador.txt", arabic("\n\n{ambassador spoke}.\n"));
  run_index(sandbox, "news");
  const Served served(sandbox);
  const std::string all = served.get("/api/names").body, some = served.get("/api/names?q=path:minister").body;
  CHECK_THAT(all, Contains(arabic("{Abd al-Jalil Arslan}")) && !Contains("association"));
  CHECK_THAT(some, Contains("\"association\":") && !Contains(arabic("{Nizar bin Haytham al-Rifai}")));
}

TEST_CASE("the browser shows no country of a disputed place", "[serve]") {
  const Sandbox sandbox;
  sandbox.write("news/jerusalem.txt", arabic("\n\n{in Jerusalem}.\n"));
  run_index(sandbox, "news");
  const Served served(sandbox);
  CHECK_THAT(served.get("/api/places").body, Contains("\"country\":\"\"") && Contains("\"country\":\"PS\""));
}

TEST_CASE("places are on a map with what leads to their articles, and those that are not are counted",
          "[serve]") {
  const Sandbox sandbox;
  for (int i = 0; i < 3; ++i)
    sandbox.write("news/jerusalem" + std::to_string(i) + ".txt", arabic("\n\n{in Jerusalem}.\n"));
  sandbox.write("news/far.txt", "The mayor of New York City spoke in Australia.\n");
  sandbox.write("news/sea.txt", "Ships crossed the Red Sea.\n");
  run_index(sandbox, "news");
  const Served served(sandbox);
  const auto map_of = [&](const std::string& target) {
    const std::string body = served.get(target).body;
    const std::size_t begin = body.find("<figure class=\"map\">");
    return begin == std::string::npos ? std::string() : body.substr(begin, body.find("</figure>") - begin);
  };
  const std::string near = map_of("/places?lang=en");
  CHECK_THAT(near, Contains("aria-label=\"") && Contains(": 3\"") && Contains("<path class=\"land\" d=\"M") &&
                       Contains("only in the list: 3.") && !Contains("Australia"));
  const auto dots = links_to(near, "/search?");
  REQUIRE_FALSE(dots.empty());
  for (const PageLink& dot : dots) CHECK_THAT(served.get(dot.target).body, Contains("Articles: 3"));
  const auto wider = links_to(near, "/places?");
  REQUIRE(wider.size() == 1);
  const std::string world = map_of(wider[0].target);
  CHECK_THAT(world, Contains("only in the list: 1."));  // the sea
  CHECK(links_to(world, "/search?").size() == dots.size() + 2);
  REQUIRE(links_to(world, "/places?").size() == 1);
  CHECK(map_of(links_to(world, "/places?")[0].target) == near);
  // A query's places; none, no map, and people have none.
  CHECK_THAT(map_of("/places?lang=en&q=mayor"), Contains(": 1\"") && !Contains(": 3\""));
  CHECK(map_of("/places?lang=en&q=ships").empty());
  CHECK(map_of("/places?lang=en&q=nothingatall").empty());
  CHECK(map_of("/names?lang=en").empty());
}

TEST_CASE("a search is saved as the report that the command line writes", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  const WebAnswer answer = served.get("/report?q=common&lang=en");
  CHECK(answer.status == 200);
  CHECK_THAT(answer.headers.at("content-disposition"), Contains("attachment"));
  CHECK_THAT(answer.body, Contains("Articles: 25") && Contains("</html>"));
  CHECK_THAT(served.get("/search?q=common&lang=en").body, Contains("href=\"/report?lang=en&amp;q=common\""));
  CHECK(served.get("/report?q=").status == 400);
}

TEST_CASE("why an article matches is told in the API as on the command line", "[serve]") {
  const Sandbox sandbox;
  write_articles(sandbox);
  const Served served(sandbox);
  const std::string path = path_of(sandbox, "news/river.txt");
  for (const std::string query : {"river", "goats", "\"wide river\"", "goats -river", "name:nobody river"}) {
    INFO(query);
    std::string asked = query;
    for (std::size_t at; (at = asked.find_first_of(" \"")) != std::string::npos;)
      asked.replace(at, 1, asked[at] == ' ' ? "%20" : "%22");
    const auto told = ParsedJson::parse(served.get("/api/why?q=" + asked + "&path=" + path).body);
    CHECK(told == ParsedJson::parse(sandbox.run({"fihris", "why", "--format", "json", query, path}).out));
  }
  const auto river = ParsedJson::parse(served.get("/api/why?q=river&path=" + path).body);
  CHECK(river["matches"] == true);
  CHECK(river["words"][0]["found"][0]["form"] == "river");
  CHECK(river["words"][0]["found"][0]["times"] == 3);
  CHECK(ParsedJson::parse(served.get("/api/why?q=goats&path=" + path).body)["matches"] == false);
  CHECK(served.get("/api/why?q=river&path=/no").status == 404);
  CHECK(served.get("/api/why?q=river").status == 400);
  CHECK(served.get("/api/why?path=" + path).status == 400);
}
