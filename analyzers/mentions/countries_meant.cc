#include "analyzers/mentions/countries_meant.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

#include "analyzers/mentions/nationalities.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::string_view the_kingdom = spelled<alef, lam, mim, mim, lam, kaf, haa>;

/// What an article has of a country that is called the kingdom.
struct Kingdom {
  std::string_view country;  ///< ISO 3166 code
  /// So many mentions of its places make the article one that speaks of it. Of the country
  /// itself any article on its neighbours has some.
  std::size_t least_places;
  bool by_any_mention;             ///< a mention of the country is enough, too
  std::size_t mentions = 0;        ///< of the country or a place in it
  std::size_t places = 0;          ///< of places in it alone
  bool by_its_whole_name = false;  ///< al-mamlaka al-maghribiyya

  bool is_told_of() const {
    return by_its_whole_name || (by_any_mention && mentions > 0) || places >= least_places;
  }
};

/// A word with the article, and what was taken off before it.
struct Definite {
  WordClasses classes = 0;  ///< of the word with its article
  bool is = false;
  bool is_kingdom = false;
};

Definite read_definite(const MentionWord& word) {
  if (word.term.starts_with(al)) return {word.classes, true, word.term == the_kingdom};
  for (const WithoutProclitic& cut : ProcliticCuts(word.term)) {
    const Joined with_article({al, cut.rest});
    const std::string_view whole = cut.li_and_article ? with_article.view() : cut.rest;
    if (whole.starts_with(al)) return {classes_of(whole), true, whole == the_kingdom};
  }
  return {};
}

WordClasses classes_without_proclitics(const MentionWord& word) {
  WordClasses classes = classes_of(word.term);
  for (const WithoutProclitic& cut : ProcliticCuts(word.term)) {
    if (!cut.li_and_article) classes |= classes_of(cut.rest);
  }
  return classes;
}

class Finder {
 public:
  Finder(const MentionWords& words, const std::vector<bool>& taken, const std::vector<PlaceAt>& named)
      : words_(words), taken_(taken) {
    for (const PlaceAt& place : named) {
      const bool whole = place.word_count > 1 && read_definite(words[place.first_word]).is_kingdom;
      count(Gazetteer().place(place.places[0].number), whole);
    }
  }

  std::vector<CountryAt> find() {
    std::vector<CountryAt> found;
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (const std::optional<CountryAt> country = nisba_at(i, found)) {
        found.push_back(*country);
        count(Gazetteer().place(country->number), read_definite(words_[i - 1]).is_kingdom);
      }
    }
    add_kingdoms(found);
    return found;
  }

 private:
  void count(const Place& place, bool by_its_whole_name) {
    const auto kingdom = std::find_if(kingdoms_.begin(), kingdoms_.end(),
                                      [&](const Kingdom& one) { return one.country == place.country; });
    if (kingdom == kingdoms_.end()) return;
    ++kingdom->mentions;
    if (place.kind != PlaceKind::country) ++kingdom->places;
    kingdom->by_its_whole_name |= by_its_whole_name;
  }

  std::optional<CountryAt> nisba_at(std::size_t i, const std::vector<CountryAt>& found) const {
    const MentionWord& word = words_[i];
    // Most words end otherwise.
    if (!word.term.ends_with(spelled<yeh>) && !word.term.ends_with(spelled<yeh, haa>)) return std::nullopt;
    if (taken_[i] || word.gap != 0) return std::nullopt;
    const bool joined_by_and = word.term.starts_with(spelled<waw>);
    const std::string_view nisba = joined_by_and ? word.term.substr(letter_bytes) : word.term;
    if (!nisba.starts_with(al)) return std::nullopt;
    const bool behind = joined_by_and ? !found.empty() && found.back().word + 1 == i : is_of_state(i);
    if (!behind) return std::nullopt;
    const std::optional<std::uint32_t> country = country_of_nationality(nisba);
    if (!country) return std::nullopt;
    return CountryAt{i, word.term.size() - nisba.size(), *country};
  }

  /// A noun of state stands before the word, with one other word with the article between where the noun is
  /// of those that have it ("the ministry of the interior", "the armed forces").
  bool is_of_state(std::size_t i) const {
    const Definite before = read_definite(words_[i - 1]);
    if (!before.is) return false;
    if ((before.classes & (state | state_branch)) != 0) return true;
    if (i < 2 || words_[i - 1].gap != 0 || words_[i - 1].has_proclitic()) return false;
    if ((before.classes & (sport | club)) != 0) return false;  // "the leading of the team"
    return (classes_without_proclitics(words_[i - 2]) & state_branch) != 0;
  }

  /// Of the kingdoms that the article tells of the one it mentions most; none if there are two.
  std::optional<std::uint32_t> kingdom_meant() const {
    const Kingdom* most = nullptr;
    bool is_shared = false;
    for (const Kingdom& kingdom : kingdoms_) {
      if (!kingdom.is_told_of()) continue;
      is_shared = most != nullptr && most->mentions == kingdom.mentions;
      if (most == nullptr || kingdom.mentions > most->mentions) most = &kingdom;
    }
    if (most == nullptr || is_shared) return std::nullopt;
    const std::optional<Place> country = Gazetteer().by_id(most->country);
    return country ? std::optional(country->number) : std::nullopt;
  }

  void add_kingdoms(std::vector<CountryAt>& found) const {
    const std::optional<std::uint32_t> country = kingdom_meant();
    if (!country) return;
    const std::size_t nisbas = found.size();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!is_kingdom_alone(i) || taken_[i]) continue;
      const MentionWord& word = words_[i];
      // "lil-mamlaka" has lost the alef of its article.
      const std::size_t written =
          word.term.ends_with(the_kingdom) ? the_kingdom.size() : the_kingdom.size() - 2 * letter_bytes;
      found.push_back({i, word.term.size() - written, *country});
    }
    std::inplace_merge(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(nisbas), found.end(),
                       [](const CountryAt& a, const CountryAt& b) { return a.word < b.word; });
  }

  /// The kingdom, not a tower, firm or newspaper of that name, and not that of somewhere or somebody behind.
  bool is_kingdom_alone(std::size_t i) const {
    const MentionWord& word = words_[i];
    if (!word.term.ends_with(the_kingdom.substr(2 * letter_bytes)) || !read_definite(word).is_kingdom)
      return false;
    if (word.opens_quote && i + 1 < words_.size() && words_[i + 1].ends_quote) return false;
    const bool follows = i > 0 && word.gap == 0 && !word.has_proclitic();
    if (follows && words_[i - 1].is(newspaper)) return false;
    if (follows && words_[i - 1].is(facility) && !words_[i - 1].is(place_noun) && !words_[i - 1].definite)
      return false;
    if (!words_.continues(i + 1)) return true;
    const std::string_view next = words_[i + 1].term;
    const bool adjective = next.starts_with(al) && next.ends_with(spelled<haa>);
    return !adjective;
  }

  const MentionWords& words_;
  const std::vector<bool>& taken_;
  /// Papers everywhere call Saudi Arabia so; the others their own. The United Kingdom is hardly called so.
  std::array<Kingdom, 4> kingdoms_{{{"SA", 1, true}, {"JO", 2, false}, {"BH", 2, false}, {"MA", 2, false}}};
};

}  // namespace

std::vector<CountryAt> countries_meant(const MentionWords& words, const std::vector<bool>& taken,
                                       const std::vector<PlaceAt>& named) {
  return Finder(words, taken, named).find();
}

}  // namespace fihris
