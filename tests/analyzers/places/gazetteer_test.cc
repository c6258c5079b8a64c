#include "analyzers/places/gazetteer.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>

#include "analyzers/words/definite_article.h"
#include "analyzers/words/phrase_table.h"
#include "tests/analyzers/word_tables.h"
#include "tests/support/catch.h"

using namespace fihris;

namespace {

std::string ids_of(const PlaceRefs& refs) {
  std::string ids;
  for (std::size_t i = 0; i < refs.size(); ++i) {
    if (i > 0) ids += ' ';
    ids += Gazetteer().place(refs[i].number).id;
    if (refs[i].needs_cue) ids += '*';
  }
  return ids.empty() ? "-" : ids;
}

PlaceRefs find(const std::string& name) {
  const std::string phrase = fold_phrase(name);
  return Gazetteer().find(words_of(phrase));
}

std::string country_of(const std::string& id) {
  const auto place = Gazetteer().by_id(id);
  REQUIRE(place);
  const auto country = Gazetteer().country_of(*place);
  return country ? std::string(country->id) : "-";
}

bool is_in(const std::string& id, const std::string& country) {
  const auto numbers = Gazetteer().places_in(country);
  const auto place = Gazetteer().by_id(id);
  return place && std::find(numbers.begin(), numbers.end(), place->number) != numbers.end();
}

}  // namespace

TEST_CASE("a place has a point: a town's own, a country's middle, a division's among its towns",
          "[gazetteer]") {
  const auto point = [](const char* id) { return Gazetteer().point(Gazetteer().by_id(id)->number); };
  const auto is_about = [](std::optional<GeoPoint> found, int latitude, int longitude, int hundredths) {
    return found && std::abs(found->latitude - latitude) <= hundredths &&
           std::abs(found->longitude - longitude) <= hundredths;
  };
  CHECK(is_about(point("360630"), 3'006, 3'125, 1));     // Cairo
  CHECK(is_about(point("2147714"), -3'387, 15'121, 1));  // Sydney: south, east
  CHECK(is_about(point("3451190"), -2'291, -4'318, 1));  // Rio de Janeiro: south, west
  CHECK(is_about(point("EG"), 2'650, 3'000, 100));
  CHECK(is_about(point("US"), 3'950, -9'900, 200));
  CHECK(is_about(point("SA.10"), 2'470, 4'540, 100));
  CHECK(is_about(point("BH"), 2'605, 5'055, 30));
  CHECK_FALSE(point("red-sea"));
}

TEST_CASE("nearly all places have a point, all of them on the earth", "[gazetteer]") {
  std::size_t without = 0;
  for (std::uint32_t number = 0; number < Gazetteer().size(); ++number) {
    const Place place = Gazetteer().place(number);
    const auto point = Gazetteer().point(number);
    if (!point) {
      ++without;
      CHECK(place.kind != PlaceKind::city);
      CHECK(place.kind != PlaceKind::capital);
      continue;
    }
    CHECK(std::abs(point->latitude) <= 9'000);
    CHECK(std::abs(point->longitude) <= 18'000);
  }
  CHECK(without < 100);
}

TEST_CASE("a place is found under each of its names, in either script", "[gazetteer]") {
  for (const auto& row : read_word_table("places/places.tsv")) {
    REQUIRE(row.size() == 3);
    INFO(row[0] << ": " << row[1]);
    const std::string ids = ids_of(find(row[1]));
    CHECK_THAT(ids + ' ', Catch::StartsWith(row[2] + ' '));
  }
}

TEST_CASE("in a text the longest name at a word is taken", "[gazetteer]") {
  const std::string text = fold_phrase("New York City Hall in Abu Dhabi");
  const auto words = words_of(text);
  const std::span<const std::string_view> all(words);
  CHECK(Gazetteer().longest_match(all).words == 3);
  CHECK(Gazetteer().longest_match(all.first(2)).words == 2);
  CHECK(Gazetteer().longest_match(all.subspan(3)).words == 0);
  CHECK(ids_of(Gazetteer().longest_match(all.subspan(5)).places) == "292968");
  CHECK(Gazetteer().longest_match({}).words == 0);
}

TEST_CASE("a place shows its name in Arabic and in Latin letters", "[gazetteer]") {
  const auto place = Gazetteer().by_id("EG");
  REQUIRE(place);
  CHECK(place->kind == PlaceKind::country);
  CHECK(place->arabic_name == "\xD9\x85\xD8\xB5\xD8\xB1");
  CHECK(place->latin_name == "Egypt");
  CHECK(Gazetteer().by_id("104515")->latin_name == "Mecca");
  CHECK_FALSE(Gazetteer().by_id("no such id"));
}

TEST_CASE("a city knows its country and a country its cities", "[gazetteer]") {
  CHECK(country_of("276781") == "LB");
  CHECK(country_of("golan") == "-");  // of disputed status: no country is said
  CHECK(country_of("LB") == "-");
  CHECK(country_of("red-sea") == "-");
  CHECK(is_in("276781", "LB"));
  CHECK(is_in("266826", "LB"));
  CHECK_FALSE(is_in("2210247", "LB"));
  CHECK_FALSE(is_in("LB", "LB"));
  CHECK(Gazetteer().places_in("no such country").empty());
}

TEST_CASE("a place that two countries claim is among the places of both", "[gazetteer]") {
  CHECK(is_in("281184", "IL"));
  CHECK(is_in("281184", "PS"));
}

TEST_CASE("the names of a place begin with those to show and are all found", "[gazetteer]") {
  const Gazetteer gazetteer;
  std::set<std::string_view> ids;
  for (std::uint32_t number = 0; number < gazetteer.size(); ++number) {
    const Place place = gazetteer.place(number);
    INFO(place.id);
    CHECK(ids.insert(place.id).second);
    CHECK(gazetteer.by_id(place.id)->number == number);
    CHECK((place.country.empty() || gazetteer.by_id(place.country)));
    const auto names = gazetteer.names(number);
    REQUIRE_FALSE(names.empty());
    CHECK(names.front().text == (place.arabic_name.empty() ? place.latin_name : place.arabic_name));
    for (const PlaceName& name : names) {
      INFO(name.text);
      CHECK(fold_phrase(name.text) == name.phrase);
      const PlaceRefs found = gazetteer.find(words_of(name.phrase));
      bool is_found = false;
      for (std::size_t i = 0; i < found.size(); ++i) is_found = is_found || found[i].number == number;
      CHECK(is_found);
    }
  }
}

TEST_CASE("the article comes off where it is one and enough remains", "[gazetteer]") {
  CHECK(fold_without_article("Al Ain") == "ain");
  CHECK(fold_without_article("Ash-Shariqah") == "shariqah");
  CHECK(fold_without_article("Al") == "");
  CHECK(fold_without_article("Alberta") == "");
  CHECK(fold_without_article("") == "");
  for (const auto& row : read_word_table("places/articles.tsv")) {
    INFO(row[0] << ": " << row[1]);
    CHECK(fold_without_article(row[1]) == (row[2] == "-" ? "" : row[2]));
  }
}
