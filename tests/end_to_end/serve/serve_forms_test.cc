#include <algorithm>
#include <string>
#include <vector>

#include "tests/end_to_end/contents.h"
#include "tests/end_to_end/library.h"
#include "tests/end_to_end/serve/page_links.h"
#include "tests/end_to_end/serve/served_forms.h"

using namespace fihris;
using Catch::Contains;

namespace {

void write_fruit(const Sandbox& sandbox) {
  sandbox.write("news/north/a.txt", "A pear\n\npears and plums\n");
  sandbox.write("news/north/b.txt", "A pear again\n\npears only\n");
  sandbox.write("news/=south/c.txt", "Plums\n\nplums and figs\n");
  const char* days[] = {"2013-02-03", "2015-05-06", "2015-07-08"};
  const char* files[] = {"news/north/a.txt", "news/north/b.txt", "news/=south/c.txt"};
  for (int i = 0; i < 3; ++i)
    REQUIRE(sandbox.run({"touch", "-d", std::string(days[i]) + "T12:00:00Z", sandbox.path(files[i]).string()})
                .exit == 0);
  run_index(sandbox, "news");
}

std::string csv(const Served& served, const FormFields& fields) {
  FormFields all{{"page_token", page_token(served)}, {"as", "csv"}};
  all.insert(all.end(), fields.begin(), fields.end());
  const WebAnswer answer = post(served, "/lists", all);
  CHECK(answer.status == 200);
  CHECK(answer.headers.at("content-type") == "text/csv; charset=utf-8");
  CHECK_THAT(answer.headers.at("content-disposition"), Contains("attachment; filename=\"queries.csv\""));
  return answer.body;
}

}  // namespace

TEST_CASE("a list of queries becomes a table of articles by source and year", "[serve]") {
  const Sandbox sandbox;
  write_fruit(sandbox);
  const Served served(sandbox);
  const std::string list = "pears\r\n\r\n\"plums and figs\"\r\nmelon\r\npears figs\r\n";
  CHECK(csv(served, {{"queries", list}}) ==
        "\xEF\xBB\xBFline,name,query,outcome,articles,reason,2013,2015,dated_by_file,source: north,"
        "source: =south,other sources\r\n"
        "1,,pears,found,2,,1,1,2,2,0,0\r\n"
        "3,,\"\"\"plums and figs\"\"\",found,1,,0,1,1,0,1,0\r\n"
        "4,,melon,nothing,0,,0,0,0,0,0,0\r\n"
        "5,,pears figs,found,3,,1,2,3,2,1,0\r\n");
  CHECK_THAT(csv(served, {{"queries", list}, {"all", "1"}}), Contains("5,,pears figs,nothing,0,"));
  // A file goes before what is typed; a byte order mark is none of its text.
  CHECK_THAT(csv(served, {{"queries", "melon"}, {"file", "\xEF\xBB\xBFpears"}}),
             Contains("\r\n1,,pears,found,2,"));
  const WebAnswer page =
      post(served, "/lists", {{"page_token", page_token(served)}, {"lang", "en"}, {"queries", list}});
  CHECK(page.status == 200);
  CHECK_THAT(page.body,
             Contains("Queries: 4; articles of any of them: 3; found nothing: 1; not understood: 0"));
  for (const PageLink& link : links_to(page.body, "/search?lang=en")) {
    INFO(link.target);
    const std::string number = link.rest.substr(link.rest.find("<td><bdi>") + 9, 1);
    CHECK_THAT(served.get(link.target).body,
               Contains(number == "0" ? "Nothing was found" : "Articles: " + number));
  }
}

TEST_CASE("lists in the browser have names, and may be tables", "[serve]") {
  const Sandbox sandbox;
  write_fruit(sandbox);
  const Served served(sandbox);
  CHECK_THAT(csv(served, {{"queries", "first\tpears\n=x\tmelon"}}),
             Contains("\r\n1,first,pears,found,2,") && Contains("\r\n2,'=x,melon,nothing,0,"));
  const std::string table = csv(
      served,
      {{"queries", "No.;name;query\n1;\"the\nfirst\";\"\"\"plums and figs\"\"\"\n2;;melon\n3;x;\"pears\n"}});
  CHECK_THAT(table, Contains("\r\n2,the first,\"\"\"plums and figs\"\"\",found,1,") &&
                        Contains("\r\n4,,melon,nothing,0,") && Contains("\r\n5,,,error,,\"a quotation mark"));
  CHECK_THAT(post(served, "/lists", {{"page_token", page_token(served)}, {"queries", "first\tpears"}}).body,
             Contains("<bdi>first</bdi>: <a href="));
}

TEST_CASE("a line of a list that is an error has its reason, and the others are answered", "[serve]") {
  const Sandbox sandbox;
  write_fruit(sandbox);
  const Served served(sandbox);
  const std::string list =
      "...\n\xFF\xFE pears\npe\x01"
      "ars\n\"pears\n=HYPERLINK(plums)\n-\n" +
      std::string(9'000, 'a') + "\nplums";
  const std::string table = csv(served, {{"queries", "x"}, {"file", "\n" + list}});
  CHECK_THAT(table, Contains("\r\n2,,...,error,,") && Contains("no text in UTF-8") &&
                        Contains("\r\n9,,plums,found,2,"));
  CHECK_THAT(table, Contains("\r\n6,,'=HYPERLINK(plums),"));
  CHECK_THAT(table, Contains("is longer than 8000 bytes"));
  CHECK_THAT(post(served, "/lists", {{"page_token", page_token(served)}, {"file", "\xFF\xFEp\x01"}}).body,
             Contains("UTF-16"));
  std::string many;
  for (int i = 0; i < 1'002; ++i) many += "figs\n";
  CHECK_THAT(csv(served, {{"queries", many}}), Contains("\r\n1000,,figs,found,1,") &&
                                                   Contains("\r\n1001,,figs,error,,not counted") &&
                                                   Contains("\r\n1002,"));
  CHECK_THAT(post(served, "/lists",
                  {{"page_token", page_token(served)}, {"queries", "</textarea><script>x</script>"}})
                 .body,
             !Contains("<script>x") && !Contains("</textarea><script"));
}

TEST_CASE("forms that are ticked become aliases, and searches know them at once", "[serve]") {
  const Sandbox sandbox;
  sandbox.write("news/a.txt", "Robert spoke\n");
  sandbox.write("news/b.txt", "Bobby came\n");
  run_index(sandbox, "news");
  const Served served(sandbox);
  CHECK_THAT(served.get("/search?q=Robert&lang=en").body, Contains("Articles: 1<"));
  const FormFields fields{
      {"page_token", page_token(served)}, {"lang", "en"}, {"name", "Robert"}, {"form", "Bobby"}};
  const WebAnswer answer = post(served, "/aliases", fields);
  CHECK(answer.status == 303);
  CHECK(answer.headers.at("location") == "/variants?lang=en&name=Robert&saved=1");
  CHECK_THAT(served.get(answer.headers.at("location")).body, Contains("Saved."));
  CHECK_THAT(served.get("/search?q=Robert&lang=en").body, Contains("Articles: 2<"));
  CHECK(sandbox.run("fihris alias list").out == "person\tRobert|Bobby\n");
  CHECK(post(served, "/aliases", fields).status == 303);
  CHECK(sandbox.run("fihris alias list").out == "person\tRobert|Bobby\n");
}

TEST_CASE("the page of a name offers its forms to be ticked, each once", "[serve]") {
  const Sandbox sandbox;
  run_index(sandbox, SAMPLE_CORPUS);
  const Served served(sandbox);
  std::size_t offered = 0;
  for (const PageLink& link : links_to(served.get("/names?lang=en").body, "/variants?")) {
    const std::string page = served.get(link.target).body;
    std::vector<std::string> forms;
    const std::string begin = "name=\"form\" value=\"";
    for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1))
      forms.push_back(page.substr(at + begin.size(), page.find('"', at + begin.size()) - at - begin.size()));
    offered += forms.size();
    std::sort(forms.begin(), forms.end());
    CHECK(std::adjacent_find(forms.begin(), forms.end()) == forms.end());
  }
  CHECK(offered > 0);
}

TEST_CASE("nothing is changed without the token of a page, from elsewhere or by a link", "[serve]") {
  const Sandbox sandbox;
  write_fruit(sandbox);
  const Served served(sandbox);
  const std::string token = page_token(served);
  const auto with = [](const std::string& page_token) {
    return FormFields{{"page_token", page_token}, {"name", "pears"}, {"form", "plums"}, {"queries", "pears"}};
  };
  for (const char* target : {"/aliases", "/lists"}) {
    INFO(target);
    CHECK(post(served, target, with("")).status == 403);
    CHECK(post(served, target, with(std::string(32, '0'))).status == 403);
    CHECK(post(served, target, with(served.token)).status == 403);
    CHECK(post(served, target, with(token), "Origin: http://evil.test\r\n").status == 403);
    CHECK(post(served, target, with(token), "Sec-Fetch-Site: cross-site\r\n").status == 403);
    CHECK(ask(served.port,
              served.head(target, "POST") + "Content-Type: text/plain\r\nContent-Length: 1\r\n\r\nx")
              .status == 415);
  }
  CHECK(served.get("/aliases?name=pears&form=plums&page_token=" + token).status == 405);
  CHECK(post(served, "/search", with(token)).status == 405);
  for (const FormFields& bad : {FormFields{{"name", "pears"}}, FormFields{{"form", "plums"}},
                                FormFields{{"name", "pears"}, {"form", "\xFF"}},
                                FormFields{{"name", "pears"}, {"form", std::string(2'000, 'a')}}}) {
    FormFields fields{{"page_token", token}};
    fields.insert(fields.end(), bad.begin(), bad.end());
    CHECK(post(served, "/aliases", fields).status == 400);
  }
  for (const char* form : {"a|b", "a\tb", "...", "a\nperson\tx|y"})
    CHECK(post(served, "/aliases", {{"page_token", token}, {"name", "pears"}, {"form", form}}).status == 409);
  CHECK(sandbox.run("fihris alias list").out.empty());
}
