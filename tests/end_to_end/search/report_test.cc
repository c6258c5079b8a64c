#include <filesystem>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/end_to_end/library.h"
#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using namespace fihris;
using Catch::Contains;

namespace {

void write_fruit(const Sandbox& sandbox) {
  sandbox.write("news/north/a.txt", "A <b>pear</b>\n\npears & <script>plums</script>\n");
  sandbox.write("news/south/b.txt", "Another pear\n\npears only\n");
  REQUIRE(
      sandbox.run({"touch", "-d", "2013-02-03T12:00:00Z", sandbox.path("news/north/a.txt").string()}).exit ==
      0);
  REQUIRE(
      sandbox.run({"touch", "-d", "2017-02-03T12:00:00Z", sandbox.path("news/south/b.txt").string()}).exit ==
      0);
  run_index(sandbox, "news");
}

}  // namespace

TEST_CASE("a report has what a search finds, and needs nothing else", "[report]") {
  const Sandbox sandbox;
  write_fruit(sandbox);
  const auto result = sandbox.run("fihris report pears -o report.html");
  CHECK(result.exit == 0);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, Contains("report.html: 2 articles found"));
  const std::string page = sandbox.read("report.html");
  CHECK_THAT(page, Contains("<html lang=\"en\" dir=\"ltr\">") && Contains("Articles: 2") &&
                       Contains("</html>") && Contains(">pears</mark>") &&
                       Contains("aria-label=\"2013: 1\"") && Contains("aria-label=\"2017: 1\"") &&
                       Contains("<bdi>north</bdi>") && Contains("news/south/b.txt"));
  CHECK_THAT(page, Contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
  for (const char* outside :
       {"<script", "<b>", " href=", " src=", "url(", "@import", "http://", "https://"}) {
    INFO(outside);
    CHECK(page.find(outside) == std::string::npos);
  }
  CHECK_THAT(page, Contains("&lt;b&gt;"));
}

TEST_CASE("a report is in the language that is asked for, else in that of the locale", "[report]") {
  const Sandbox sandbox;
  write_fruit(sandbox);
  const std::string arabic_page = sandbox.run("fihris report pears --lang ar -o -").out;
  CHECK_THAT(arabic_page, Contains("<html lang=\"ar\" dir=\"rtl\">"));
  // Days keep the order of their parts among Arabic words.
  CHECK_THAT(arabic_page, Contains("\u206620") && Contains("Z\u2069"));
  CHECK_THAT(sandbox.run("env LC_ALL=ar_EG.UTF-8 " FIHRIS_PROGRAM " report pears -o -").out,
             Contains("<html lang=\"ar\""));
  CHECK_THAT(sandbox.run("env LC_ALL=C.UTF-8 " FIHRIS_PROGRAM " report pears -o -").out,
             Contains("<html lang=\"en\""));
}

TEST_CASE("a report replaces a file when it is whole, and says what it could not do", "[report]") {
  const Sandbox sandbox;
  write_fruit(sandbox);
  sandbox.write("report.html", "old");
  const auto nothing = sandbox.run("fihris report melon -o report.html");
  CHECK(nothing.exit == 1);
  CHECK_THAT(sandbox.read("report.html"), Contains("Articles: 0"));
  CHECK_FALSE(std::filesystem::exists(sandbox.path("report.html.new")));
  const auto folder = sandbox.run("fihris report pears -o none/report.html");
  CHECK(folder.exit == 2);
  CHECK_THAT(folder.err, Contains("none/report.html: cannot be written") && Contains("name another file"));
  CHECK(sandbox.run("fihris report pears -o news").exit == 2);
  const auto full = sandbox.run("fihris report pears -o /dev/full");
  CHECK(full.exit == 2);
  CHECK_THAT(full.err, Contains("/dev/full: cannot be written"));
  CHECK(sandbox.run("fihris report ... -o report.html").exit == 2);
  CHECK_THAT(sandbox.read("report.html"), Contains("Articles: 0"));
  CHECK(sandbox.run("fihris report pears").exit == 2);
}

TEST_CASE("a report shows as many articles as are asked for, and counts all", "[report]") {
  const Sandbox sandbox;
  write_fruit(sandbox);
  const std::string one = sandbox.run("fihris report pears --limit 1 --sort path -o -").out;
  CHECK_THAT(one, Contains("Articles: 2") && Contains("news/north/a.txt") && !Contains("news/south/b.txt"));
  CHECK_THAT(sandbox.run("fihris report pears only --all -o -").out, Contains("Articles: 1<"));
}
