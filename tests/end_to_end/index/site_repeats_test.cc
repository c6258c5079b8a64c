#include <filesystem>
#include <string>

#include "tests/end_to_end/contents.h"
#include "tests/support/catch.h"
#include "tests/support/sandbox.h"

using fihris::Contents;
using fihris::find_contents;
using fihris::run_index;
using fihris::Sandbox;

namespace {

const std::string welcome = "welcome to all visitors of the lighthouse keepers";

/// A page whose boilerplate no name of an element tells.
std::string page(const std::string& subject, bool has_welcome = true) {
  std::string html = "<html><head><title>About " + subject + "</title></head><body><div>";
  if (has_welcome) html += "<p>" + welcome + "</p>";
  return html + "<p>The long story of the " + subject + " begins at the harbour where the " + subject +
         " was seen first</p><p>And it ends where nobody looks for a " + subject +
         " any more today</p></div>";
}

void write_site(const Sandbox& sandbox, int pages, bool has_welcome = true) {
  for (int i = 0; i < pages; ++i) {
    const std::string subject = "subject" + std::string(1, static_cast<char>('a' + i));
    sandbox.write("news/site/" + subject + ".html", page(subject, has_welcome));
  }
}

Contents in_text(const Sandbox& sandbox, const std::string& index = "index") {
  return find_contents(sandbox, "lighthouse", index);
}

Contents in_boilerplate(const Sandbox& sandbox, const std::string& index = "index") {
  return find_contents(sandbox, "boilerplate:lighthouse", index);
}

/// An index that is built from nothing says the same.
void check_same_as_rebuilt(const Sandbox& sandbox) {
  CHECK(sandbox.run("fihris index --index fresh --rebuild news").exit == 0);
  CHECK(in_text(sandbox) == in_text(sandbox, "fresh"));
  CHECK(in_boilerplate(sandbox) == in_boilerplate(sandbox, "fresh"));
  for (const std::string query : {"story", "harbour", "nobody"})
    CHECK(find_contents(sandbox, query) == find_contents(sandbox, query, "fresh"));
}

}  // namespace

TEST_CASE("what the pages of a site repeat is found as boilerplate alone", "[index][repeats]") {
  const Sandbox sandbox;
  write_site(sandbox, 6);
  sandbox.write("news/other/one.html", page("island"));
  run_index(sandbox, "news");
  CHECK(in_text(sandbox) == Contents{{"news/other/one.html", "About island"}});
  CHECK(in_boilerplate(sandbox).size() == 6);
  CHECK(find_contents(sandbox, "harbour").size() == 7);
}

TEST_CASE("pages that come later change what was read before, as if all were read anew", "[index][repeats]") {
  const Sandbox sandbox;
  write_site(sandbox, 2);
  run_index(sandbox, "news");
  CHECK(in_text(sandbox).size() == 2);
  write_site(sandbox, 6);
  CHECK(run_index(sandbox)["replaced"] == 2);
  CHECK(in_text(sandbox).empty());
  CHECK(in_boilerplate(sandbox).size() == 6);
  check_same_as_rebuilt(sandbox);

  // Nothing has changed: nothing is read or written.
  CHECK(run_index(sandbox)["unchanged"] == 6);

  // A page that is changed is read with what is known.
  sandbox.write("news/site/subjecta.html", page("anchor"));
  CHECK(run_index(sandbox)["replaced"] == 1);
  CHECK(in_boilerplate(sandbox).size() == 6);
  check_same_as_rebuilt(sandbox);
}

TEST_CASE("what a site repeats no more is text again", "[index][repeats]") {
  const Sandbox sandbox;
  write_site(sandbox, 6);
  run_index(sandbox, "news");
  for (const std::string subject : {"subjectb", "subjectc", "subjectd", "subjecte"})
    sandbox.write("news/site/" + subject + ".html", page(subject, false));
  run_index(sandbox);
  CHECK(in_text(sandbox).size() == 2);
  CHECK(in_boilerplate(sandbox).empty());
  check_same_as_rebuilt(sandbox);

  write_site(sandbox, 6);
  run_index(sandbox);
  CHECK(in_boilerplate(sandbox).size() == 6);
  for (const std::string subject : {"subjectb", "subjectc", "subjectd"})
    std::filesystem::remove(sandbox.path("news/site/" + subject + ".html"));
  run_index(sandbox);
  CHECK(in_text(sandbox).size() == 3);
  check_same_as_rebuilt(sandbox);
}

TEST_CASE("a page that moves to another site is read as one of that site", "[index][repeats]") {
  const Sandbox sandbox;
  write_site(sandbox, 6);
  run_index(sandbox, "news");
  std::filesystem::create_directories(sandbox.path("news/other"));
  std::filesystem::rename(sandbox.path("news/site/subjecta.html"), sandbox.path("news/other/subjecta.html"));
  run_index(sandbox);
  CHECK(in_text(sandbox) == Contents{{"news/other/subjecta.html", "About subjecta"}});
  CHECK(in_boilerplate(sandbox).size() == 5);
  check_same_as_rebuilt(sandbox);
}

TEST_CASE("an article of which there are copies stays whole", "[index][repeats]") {
  const Sandbox sandbox;
  for (const std::string name : {"a", "b", "c", "d", "e"})
    sandbox.write("news/site/" + name + ".html", page("anchor"));
  run_index(sandbox, "news");
  CHECK(find_contents(sandbox, "harbour").size() == 5);
}

TEST_CASE("an update of a part of a site keeps what is known of the whole", "[index][repeats]") {
  const Sandbox sandbox;
  write_site(sandbox, 6);
  sandbox.write("news/site/2015/one.html", page("anchor"));
  run_index(sandbox, "news");
  CHECK(in_boilerplate(sandbox).size() == 7);
  sandbox.write("news/site/2015/two.html", page("island"));
  run_index(sandbox, "news/site/2015");
  CHECK(in_text(sandbox).empty());
  CHECK(in_boilerplate(sandbox).size() == 8);
}

TEST_CASE("what only a part of a site repeats is no boilerplate when that part is updated",
          "[index][repeats]") {
  const Sandbox sandbox;
  write_site(sandbox, 20);
  const auto write_part = [&](const std::string& name) {
    std::string html = page(name);
    html.insert(html.find("</div>"), "<p>Printed by the bakers of the old quarter in spring</p>");
    sandbox.write("news/site/2015/" + name + ".html", html);
  };
  for (const std::string name : {"anchor", "island", "pier"}) write_part(name);
  run_index(sandbox, "news");
  CHECK(find_contents(sandbox, "bakers").size() == 3);
  write_part("rope");
  run_index(sandbox, "news/site/2015");
  CHECK(find_contents(sandbox, "bakers").size() == 4);
  CHECK(in_text(sandbox).empty());
}

TEST_CASE("other files than pages are not measured", "[index][repeats]") {
  const Sandbox sandbox;
  for (const std::string name : {"a", "b", "c", "d", "e"})
    sandbox.write("news/site/" + name + ".txt",
                  "About " + name + "\n\n" + welcome + "\n\nThe harbour of " + name);
  run_index(sandbox, "news");
  CHECK(in_text(sandbox).size() == 5);
}
