#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace fihris {

/// `unlisted`: not in the gazetteer.
enum class PlaceKind : std::uint8_t { country, region, capital, city, unlisted };

/// Where a place is, in hundredths of a degree.
struct GeoPoint {
  std::int16_t latitude;   ///< -9000 to 9000, north is positive
  std::int16_t longitude;  ///< -18000 to 18000, east is positive

  bool operator==(const GeoPoint&) const = default;
};

/// A place. All views are of data compiled into the program, but for an unlisted one.
struct Place {
  static constexpr std::uint32_t no_number = static_cast<std::uint32_t>(-1);  ///< of an unlisted one

  std::uint32_t number;  ///< in this version of the program; for storing, `id` is the one to use
  std::string_view
      id;  ///< ISO 3166 code, code.division, or GeoNames id; for our own regions their Latin name
  PlaceKind kind;
  std::string_view country;      ///< ISO 3166 code; empty for what is in no one country, such as a sea
  std::uint32_t population;      ///< 0 if not known; of a country, of its cities
  std::string_view arabic_name;  ///< the name to show; empty for a few towns
  std::string_view latin_name;   ///< the name to show; empty for a few regions

  /// The Arabic name, or the Latin one where there is none.
  std::string_view name() const { return arabic_name.empty() ? latin_name : arabic_name; }
};

/// That a name can mean a place.
struct PlaceRef {
  std::uint32_t number;
  /// The name is a word of the language or a person's name too, or is written without its article, or the
  /// place is little known: read it as the place only beside a cue, such as the word for city or a
  /// preposition of place.
  bool needs_cue;
};

/// The places that a name can mean, best known first.
class PlaceRefs {
 public:
  PlaceRefs() = default;
  explicit PlaceRefs(std::span<const std::uint32_t> packed) : packed_(packed) {}
  std::size_t size() const { return packed_.size(); }
  bool empty() const { return packed_.empty(); }
  PlaceRef operator[](std::size_t i) const { return {packed_[i] >> 1U, (packed_[i] & 1U) != 0}; }

 private:
  std::span<const std::uint32_t> packed_;
};

/// A name of a place at the beginning of some words.
struct PlaceMatch {
  std::size_t words = 0;  ///< how many words it has; 0 if no name begins there
  PlaceRefs places;
};

/// One name of a place.
struct PlaceName {
  std::string_view text;    ///< as written
  std::string_view phrase;  ///< its folded words joined by single spaces; words_of() cuts it
  bool is_arabic;
  bool needs_cue;
};

/// Countries, regions and cities by their names in Arabic and Latin letters: a view of data compiled into the
/// program, free to construct. docs/gazetteer.md tells what is in it and how fast it is.
///
/// Names are looked up as folded words, without proclitics but with the article; those that bear one are
/// found without it as well, where that is no other place's name. Take wa, bi, li and the like off first.
class Gazetteer {
 public:
  std::size_t size() const;

  /// REQUIRES: number < size().
  Place place(std::uint32_t number) const;

  std::optional<Place> by_id(std::string_view id) const;

  /// The places that these folded words name; empty if there are none.
  PlaceRefs find(std::span<const std::string_view> words) const;

  /// The longest name that begins with words[0]. Cheap where none does; allocates nothing.
  PlaceMatch longest_match(std::span<const std::string_view> words) const;

  /// All names of a place, Arabic ones first, the one to show first among those of its script.
  std::vector<PlaceName> names(std::uint32_t number) const;

  /// Where a place is: of a country the middle of its largest piece, of a division the middle of its towns.
  /// None for a few islands and for regions of ours, such as a sea. REQUIRES: number < size().
  std::optional<GeoPoint> point(std::uint32_t number) const;

  /// The country that a place is in; none for a country and for what lies in no one country.
  std::optional<Place> country_of(const Place& place) const;

  /// The numbers of the regions and cities in which people look for a country, best known first: its own and
  /// the few that the sources list under another (Jerusalem under Israel and Palestine). `code` is the
  /// country's ISO 3166 code.
  std::vector<std::uint32_t> places_in(std::string_view code) const;
};

}  // namespace fihris
