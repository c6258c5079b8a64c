#include "tools/compile_names/place_list.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "analyzers/error.h"
#include "analyzers/words/phrase_table.h"
#include "analyzers/words/separated.h"

namespace fihris {
namespace {

// A division has no population in the sources, our own regions neither: they are as well known as cities of
// this size.
constexpr std::uint32_t population_like_division = 300'000;
constexpr std::uint32_t population_like_own_region = 2'000'000;

const std::map<std::string_view, PlaceKind> kinds = {{"country", PlaceKind::country},
                                                     {"region", PlaceKind::region},
                                                     {"capital", PlaceKind::capital},
                                                     {"city", PlaceKind::city}};

bool is_arabic(std::string_view phrase) {
  return static_cast<unsigned char>(phrase.front()) >= 0xD8;
}

void add_name(std::vector<ListedName>& names, ListedName name) {
  const auto same = [&](const ListedName& other) { return other.phrase == name.phrase; };
  if (!name.phrase.empty() && std::none_of(names.begin(), names.end(), same))
    names.push_back(std::move(name));
}

std::vector<ListedName> names_of(std::string_view column, const std::vector<std::string_view>& with_cue) {
  std::vector<ListedName> names;
  for (const std::string_view text : split(column, '|')) {
    const bool needs_cue = std::find(with_cue.begin(), with_cue.end(), text) != with_cue.end();
    add_name(names, {std::string(text), fold_phrase(text), needs_cue});
  }
  return names;
}

GeoPoint point_of(std::string_view column, const std::string& where) {
  if (column.empty()) return names_data::no_point;
  const std::vector<std::string_view> numbers = split(column, ' ');
  const auto number = [&](std::size_t i, int most) {
    int read = most + 1;
    if (i < numbers.size()) std::from_chars(numbers[i].data(), numbers[i].data() + numbers[i].size(), read);
    if (read < -most || read > most) throw Error(where + "no such point; run tools/build_gazetteer");
    return static_cast<std::int16_t>(read);
  };
  return {number(0, 9'000), number(1, 18'000)};
}

ListedPlace parse_place(std::string_view line, const std::string& where) {
  std::vector<std::string_view> columns = split(line, '\t');
  if (line.ends_with('\t')) columns.emplace_back();  // the last may be empty
  if (columns.size() != 8) throw Error(where + "not eight columns; run tools/build_gazetteer");
  const auto kind = kinds.find(columns[1]);
  if (kind == kinds.end()) throw Error(where + "unknown kind; run tools/build_gazetteer");
  const std::vector<std::string_view> with_cue = split(columns[6], '|');
  return {std::string(columns[0]),
          kind->second,
          std::string(columns[2]),
          "",
          static_cast<std::uint32_t>(std::stoul(std::string(columns[3]))),
          point_of(columns[7], where),
          names_of(columns[4], with_cue),
          names_of(columns[5], with_cue)};
}

[[noreturn]] void refuse(const AliasLine& line, const std::string& why) {
  throw Error("aliases.tsv: " + line.forms.front().text + ": " + why);
}

ListedPlace region_of(const AliasLine& line, const std::string& country) {
  const auto latin = std::find_if(line.forms.begin(), line.forms.end(),
                                  [](const AliasForm& form) { return !is_arabic(fold_phrase(form.text)); });
  if (latin == line.forms.end()) refuse(line, "a region without a Latin name; add one, its id is made of it");
  std::string id = fold_phrase(latin->text);
  std::replace(id.begin(), id.end(), ' ', '-');
  return {id, PlaceKind::region, country == "-" ? "" : country, "", 0, names_data::no_point, {}, {}};
}

// The place that a line's third column means; `in CC` makes one.
ListedPlace& place_of(std::vector<ListedPlace>& places, const AliasLine& line) {
  const std::vector<std::string_view> column = split(line.place, ' ');
  if (column.size() == 2 && column[0] == "in")
    return places.emplace_back(region_of(line, std::string(column[1])));
  const auto found =
      std::find_if(places.begin(), places.end(), [&](const auto& place) { return place.id == column[0]; });
  if (found == places.end())
    refuse(line, "places.tsv has no such id as in \"" + line.place + "\"; correct it");
  if (column.size() == 4 && column[1] == "also" && column[2] == "in") {
    found->also_in = column[3];
  } else if (column.size() > 1) {
    refuse(line, "the third column is not ID, ID also in COUNTRY or in COUNTRY");
  }
  return *found;
}

}  // namespace

std::vector<ListedPlace> read_places(std::string_view text, std::string_view file_name) {
  std::vector<ListedPlace> places;
  const std::vector<std::string_view> lines = split(text, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty() || lines[i].starts_with('#')) continue;
    places.push_back(parse_place(lines[i], std::string(file_name) + ":" + std::to_string(i + 1) + ": "));
  }
  return places;
}

void add_aliases(std::vector<ListedPlace>& places, const std::vector<AliasLine>& lines) {
  for (const AliasLine& line : lines) {
    if (line.kind != AliasKind::place) continue;
    ListedPlace& place = place_of(places, line);
    std::vector<ListedName> arabic;
    std::vector<ListedName> latin;
    for (const AliasForm& form : line.forms) {
      const std::string phrase = fold_phrase(form.text);
      add_name(is_arabic(phrase) ? arabic : latin, {form.text, phrase, form.needs_cue});
    }
    for (ListedName& name : place.arabic) add_name(arabic, std::move(name));
    for (ListedName& name : place.latin) add_name(latin, std::move(name));
    place.arabic = std::move(arabic);
    place.latin = std::move(latin);
  }
}

void sort_by_rank(std::vector<ListedPlace>& places) {
  const auto rank = [](const ListedPlace& place) {
    const bool is_country = place.kind == PlaceKind::country;
    const bool is_division = place.id.find('.') != std::string::npos;
    const std::uint32_t size = place.kind != PlaceKind::region ? place.population
                               : is_division                   ? population_like_division
                                                               : population_like_own_region;
    return std::make_tuple(!is_country, is_country ? 0 : ~size, std::string_view(place.id));
  };
  std::stable_sort(places.begin(), places.end(),
                   [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
}

}  // namespace fihris
