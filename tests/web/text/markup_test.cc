#include "web/text/markup.h"

#include <string>

#include "tests/support/catch.h"

using namespace fihris;

TEST_CASE("nothing of a text is live in HTML, in elements and in attributes", "[web]") {
  CHECK(html_of("<img src=x onerror='a()'>&\"") == "&lt;img src=x onerror=&#39;a()&#39;&gt;&amp;&quot;");
  CHECK(html_of("a\nb\tc") == "a\nb\tc");
  CHECK(html_of(std::string("\x1b\0\x7f", 3)) == "\u241B\u2400\u2421");
  CHECK(html_of("\xFF<") == "\uFFFD&lt;");
}

TEST_CASE("marks stand around what they name, and their own titles are escaped", "[web]") {
  const std::string text = "a <b> c";
  CHECK(marked_html(text, 0, text.size(), {{2, 5, "\"x\""}}) ==
        "a <mark title=\"&quot;x&quot;\">&lt;b&gt;</mark> c");
  CHECK(marked_html(text, 0, text.size(), {{0, 1, ""}, {6, 7, ""}}, 1) ==
        "<mark id=\"mark-1\">a</mark> &lt;b&gt; <mark id=\"mark-2\">c</mark>");
}

TEST_CASE("a part of a text has the marks that lie in it, and cuts those that reach out of it", "[web]") {
  const std::string text = "one two three";
  CHECK(marked_html(text, 4, 7, {{0, 3, ""}, {4, 13, ""}}, 1) == "<mark id=\"mark-2\">two</mark>");
  CHECK(marked_html(text, 8, 13, {{0, 3, ""}, {4, 7, ""}}) == "three");
}

TEST_CASE("an override in a name is made visible", "[web]") {
  CHECK(name_text("/a/\u202Etxt.exe") == "/a/\uFFFDtxt.exe");
}
