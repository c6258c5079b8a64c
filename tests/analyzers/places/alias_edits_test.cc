#include "analyzers/places/alias_edits.h"

#include "analyzers/error.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

using Forms = std::vector<std::string>;

AliasEdit added(const std::string& text, const Forms& forms, AliasKind kind = AliasKind::person) {
  return with_aliases(text, kind, forms);
}

}  // namespace

TEST_CASE("new aliases are a line of their own behind what the file has") {
  CHECK(added("", {"Ana Lee", "anna lee"}).text == "person\tAna Lee|anna lee\n");
  CHECK(added("# mine\nword\ta|b", {"c", "d"}).text == "# mine\nword\ta|b\nperson\tc|d\n");
  CHECK(added("", {"a", "b"}).changed == 2);
}

TEST_CASE("a further alias of a known one joins its line, folded and of the same kind") {
  CHECK(added("person\tAna|Anna\nword\tx|y\n", {"ANA", "Anne"}).text == "person\tAna|Anna|Anne\nword\tx|y\n");
  CHECK(added("word\tana|b\n", {"Ana", "Anne"}).text == "word\tana|b\nperson\tAna|Anne\n");
  CHECK(added("place\tana|b\t123\r\n", {"Ana", "c"}, AliasKind::place).text == "place\tana|b|c\t123\r\n");
  CHECK(added("person\t?ana|b\n", {"Ana", "c"}).text == "person\t?ana|b|c\n");
  // What is in a comment is none.
  CHECK(added("#person\tAna|b\n", {"Ana", "c"}).text == "#person\tAna|b\nperson\tAna|c\n");
}

TEST_CASE("aliases that are known change nothing") {
  const std::string text = "person\tAna|Anna\n";
  CHECK(added(text, {"anna", "ana"}).text == text);
  CHECK(added(text, {"anna", "ana"}).changed == 0);
}

TEST_CASE("forms that would spoil the file, and one form alone, are refused") {
  for (const std::string form : {"a|b", "a\tb", "a\nb", "a\rb", "", " ", "-"}) {
    INFO(form);
    CHECK_THROWS_AS(added("", {form, "other"}), Error);
    CHECK_THROWS_AS(without_aliases("person\ta|b\n", {form}), Error);
  }
  CHECK_THROWS_AS(added("", {"a"}), Error);
  CHECK_THROWS_AS(added("", {"a", "A"}), Error);
}

TEST_CASE("a removed alias goes from every line, and a line of one form with it") {
  const std::string text = "# c\nperson\ta|b|c\nword\tb|d\nword\te|f";
  const AliasEdit edit = without_aliases(text, {"B"});
  CHECK(edit.text == "# c\nperson\ta|c\nword\te|f");
  CHECK(edit.changed == 2);
  CHECK(without_aliases(text, {"z"}).text == text);
  CHECK(without_aliases(text, {"z"}).changed == 0);
}

TEST_CASE("what was added can be read, and is gone when it is removed") {
  const std::string text = "# c\r\nperson\tx|y\r\n";
  const AliasEdit edit = added(text, {"one two", "three"});
  CHECK(read_aliases(edit.text, "f").size() == 2);
  CHECK(without_aliases(edit.text, {"one two", "three"}).text == text);
}

TEST_CASE("lines are listed by a form, or all but comments") {
  const std::string text = "# c\n\nperson\ta|b\r\nword\tc|d";
  CHECK(alias_lines(text, {}) == Forms{"person\ta|b", "word\tc|d"});
  CHECK(alias_lines(text, {"D"}) == Forms{"word\tc|d"});
  CHECK(alias_lines(text, {"z"}).empty());
}
