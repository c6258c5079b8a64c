#include "web/text/language.h"

#include <set>
#include <string>

#include "tests/support/catch.h"

using namespace fihris;

namespace {

Language for_browser(const std::string& header, const std::string& asked = {}) {
  HttpRequest request;
  request.headers.emplace("accept-language", header);
  if (!asked.empty()) request.params.emplace("lang", asked);
  return language_of(request);
}

}  // namespace

TEST_CASE("pages are in the language that the browser prefers", "[web]") {
  CHECK(for_browser("ar") == Language::arabic);
  CHECK(for_browser("ar-EG,ar;q=0.9,en;q=0.8") == Language::arabic);
  CHECK(for_browser("fr-FR, ar;q=0.5") == Language::arabic);
  CHECK(for_browser("en-US,en;q=0.9,ar;q=0.8") == Language::english);
  CHECK(for_browser("ar;q=0.2, en;q=0.7") == Language::english);
  for (const char* header : {"", "fr", "arn", "ar;q=0", ",,;q=,", "ar;q=x"}) {
    INFO(header);
    CHECK(for_browser(header) == Language::english);
  }
}

TEST_CASE("a language that is asked for goes before that of the browser", "[web]") {
  CHECK(for_browser("en", "ar") == Language::arabic);
  CHECK(for_browser("ar", "en") == Language::english);
  CHECK(for_browser("ar", "xx") == Language::arabic);
}

TEST_CASE("both languages say everything, with places for the same values", "[web]") {
  const auto& english = texts(Language::english);
  const auto& arabic = texts(Language::arabic);
  REQUIRE(english.size() == arabic.size());
  for (const auto& [key, text] : english) {
    INFO(key);
    CHECK_FALSE(text.empty());
    CHECK_FALSE(arabic.at(key).empty());
    for (const char* place : {"{0}", "{1}"})
      CHECK((text.find(place) == text.npos) == (arabic.at(key).find(place) == text.npos));
  }
  CHECK(text(Language::english, "page_of", {"2", "{0}"}) == "Page 2 of {0}");
}
