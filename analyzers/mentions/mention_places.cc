#include "analyzers/mentions/mention_places.h"

#include <algorithm>
#include <array>

#include "analyzers/grammar/known_words.h"
#include "analyzers/mentions/nationalities.h"
#include "analyzers/names/name_letters.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::string_view feminine_nisba = spelled<yeh, haa>, masculine_nisba = spelled<yeh>;
constexpr std::size_t most_words = 6;

using Words = std::span<const std::string_view>;

/// The longest name that begins with `first` and goes on with the words behind it.
PlaceMatch match_from(std::string_view first, Words rest) {
  std::array<std::string_view, most_words> words{first};
  const std::size_t count = std::min(rest.size(), most_words - 1);
  std::copy_n(rest.begin(), count, words.begin() + 1);
  return Gazetteer().longest_match(Words(words).first(count + 1));
}

bool needs_cue(const PlaceRefs& places) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].needs_cue) return false;
  }
  return true;
}

/// A country, a capital or a city of a million: its name behind a proclitic is hardly ever another word.
bool is_great(const PlaceAt& place) {
  constexpr std::uint32_t great = 1'000'000;
  const Place named = Gazetteer().place(place.places[0].number);
  return named.kind == PlaceKind::country || named.kind == PlaceKind::capital || named.population >= great;
}

/// The same, a region or a city that most readers know.
bool is_well_known(const PlaceAt& place) {
  constexpr std::uint32_t well_known = 200'000;
  const Place named = Gazetteer().place(place.places[0].number);
  return named.kind != PlaceKind::city || named.population >= well_known;
}

/// Al-Xiyya may be an adjective (the Jamaliyya, aesthetic), unless it is a well-known city.
bool may_be_adjective(std::string_view term, const PlaceMatch& match) {
  constexpr std::uint32_t well_known = 200'000;
  if (match.words > 1 || !term.starts_with(al) || !term.ends_with(feminine_nisba)) return false;
  const Place named = Gazetteer().place(match.places[0].number);
  return named.kind == PlaceKind::city && named.population < well_known;
}

/// The words of a name follow each other with nothing between but blanks or a dash.
bool holds_together(const MentionWords& words, std::size_t first, std::size_t count) {
  for (std::size_t i = first + 1; i < first + count; ++i) {
    if ((words[i].gap & ~(gap_dash | gap_touch)) != 0) return false;
  }
  return true;
}

/// A single word that whatever stands around it makes no place: a word of the stop list ("al-bilad", the
/// country, is a town too; "bunuk", banks, is no "in Nuuk"), a title, the word for a quarter, an accusative
/// with tanwin.
bool is_word_of_language(const MentionWord& word, const PlaceAt& place) {
  if (word.has_tanwin || (word.is(no_name) && !word.has_proclitic())) return true;
  if (!place.needs_cue) return false;
  const std::string_view name = word.term.substr(place.proclitic_bytes);
  const WordClasses classes = classes_of(name) | classes_of(Joined({al, name}).view());
  if ((classes & (no_name | sure_title | weak_title)) != 0) return true;
  return name.starts_with(al) && (classes_of(name.substr(al.size())) & quarter) != 0;
}

/// The word begins or ends an expression of two words that is no place's name.
bool is_of_expression(const MentionWords& words, const PlaceAt& place) {
  const std::size_t first = place.first_word;
  const bool alone = place.word_count == 1 && place.proclitic_bytes == 0;
  if (alone && first > 0 && words.continues(first) &&
      begins_expression(words[first - 1].term, words[first].term))
    return true;
  const std::size_t last = place.first_word + place.word_count - 1;
  if (!words.continues(last + 1)) return false;
  std::string_view name = words[last].term;
  if (place.word_count == 1) name.remove_prefix(place.proclitic_bytes);
  return begins_expression(name, words[last + 1].term);
}

/// A small place whose name is a noun (suq, market), which stands behind any preposition.
bool is_small_and_noun(const MentionWords& words, const PlaceAt& place) {
  constexpr std::uint32_t well_known = 100'000;
  const Place named = Gazetteer().place(place.places[0].number);
  if (place.word_count > 1 || named.kind != PlaceKind::city || named.population >= well_known) return false;
  std::string_view name = words[place.first_word].term.substr(place.proclitic_bytes);
  if (name.starts_with(al)) name.remove_prefix(al.size());
  return (known_kinds(name) & known_noun) != 0;
}

bool have_one_place(const PlaceAt& a, const PlaceAt& b) {
  for (std::size_t i = 0; i < a.places.size(); ++i) {
    for (std::size_t j = 0; j < b.places.size(); ++j) {
      if (a.places[i].number == b.places[j].number) return true;
    }
  }
  return false;
}

/// The word has the article; "ila", to, only begins like it.
bool has_article(const MentionWord& word) {
  if (word.is(grammar | place_preposition)) return false;
  if (word.core.starts_with(al)) return true;
  for (const WithoutProclitic& cut : ProcliticCuts(word.term)) {
    if (cut.li_and_article || cut.rest.starts_with(al)) return true;
  }
  return false;
}

/// Decides for one name of the gazetteer whether it is the place here, or another word.
class Judge {
 public:
  Judge(const MentionWords& words, const PlaceMatches& matches) : words_(words), matches_(matches) {
    std::size_t of_sport = 0;
    for (std::size_t i = 0; i < words.size(); ++i) of_sport += words[i].is(sport) ? 1 : 0;
    is_about_sport_ = of_sport >= least_words_of_sport;
  }

  /// The name stands in that of a newspaper, a club, a prayer, or is an adjective.
  bool is_of_other_name(const PlaceAt& place) const {
    const std::size_t first = place.first_word;
    const MentionWord& word = words_[first];
    if (is_of_expression(words_, place) || is_quarter(place)) return true;
    if (is_about_sport_ && !has_place_noun(first) && may_be_club(place)) return true;
    const std::size_t next = first + place.word_count;
    if (next < words_.size() && words_[next].gap == 0 && words_[next].is(club)) return true;
    if (first == 0) return false;
    const MentionWord& before = words_[first - 1];
    if (before.is(newspaper | club) && (word.gap & ~(gap_quote)) == 0) return true;
    const bool quoted = (word.gap & gap_quote) != 0 && first + place.word_count < words_.size() &&
                        (words_[first + place.word_count].gap & gap_quote) != 0;
    if (quoted && before.term == spelled<lam>) return true;
    if (is_title(place)) return true;
    const std::string_view last = words_[first + place.word_count - 1].term;
    if (place.word_count > 1 || word.gap != 0) return false;
    if (is_surname(place, before)) return true;
    if (is_behind_preposition(place)) return false;  // "to Saudi Arabia" describes nothing
    return last.starts_with(al) && (last.ends_with(feminine_nisba) || last.ends_with(masculine_nisba)) &&
           has_article(before);
  }

  bool has_cue(const PlaceAt& place, const PlaceAt* accepted_before) const {
    const std::size_t first = place.first_word;
    if (place.word_count == 1 && words_[first].is(place_noun)) return false;  // "the middle of the city"
    if (first > 0 && words_[first].gap == 0 && words_[first - 1].is(place_noun) &&
        place.proclitic_bytes == 0) {
      return !words_[first - 1].definite || (kind_of(place) == PlaceKind::capital && !words_[first].definite);
    }
    if (has_place_noun(first)) return true;
    if (first > 0 && accepted_before != nullptr && is_listed_with(place, *accepted_before)) return true;
    return is_before_another(place) || is_before_its_country(place) || is_capital_of_country_named(place);
  }

  /// "in X", "to X", in one word or two.
  bool is_behind_place_preposition(const PlaceAt& place) const {
    if (place.proclitic_bytes > 0) return is_behind_preposition(place);
    const std::size_t first = place.first_word;
    return first > 0 && words_[first].gap == 0 && words_[first - 1].is(place_preposition);
  }

 private:
  /// bi, li or ka are joined to the name.
  bool is_behind_preposition(const PlaceAt& place) const {
    const std::string_view proclitics = words_[place.first_word].term.substr(0, place.proclitic_bytes);
    return proclitics.ends_with(spelled<ba>) || proclitics.ends_with(spelled<lam>) ||
           proclitics.ends_with(spelled<kaf>);
  }

  /// A name between quotation marks that no word for a place, preposition of place or another quoted name
  /// stands beside is mostly a newspaper's or a book's. Countries are not.
  bool is_title(const PlaceAt& place) const {
    const std::size_t first = place.first_word, next = first + place.word_count;
    if (kind_of(place) == PlaceKind::country || place.proclitic_bytes > 0 || !words_[first].opens_quote)
      return false;
    if (next >= words_.size() || !words_[next].ends_quote) return false;
    const MentionWord& before = words_[first - 1];
    if (before.is(place_noun | place_preposition)) return false;
    const bool is_listed =
        before.term == spelled<waw> ? before.ends_quote : (words_[first].gap & gap_comma) != 0;
    if (is_listed) return false;
    for (std::size_t i = next; i < words_.size() && i <= next + 1; ++i) {
      if (words_[i].opens_quote && matches_.at(i) != nullptr) return false;
    }
    return true;
  }

  /// "The capital", "the city" and its nationality before the name: al-asima al-qatariyya al-Dawha.
  bool has_place_noun(std::size_t first) const {
    if (first < 2 || words_[first].has_proclitic() || words_[first - 1].gap != 0) return false;
    if ((words_[first].gap & ~gap_quote) != 0) return false;
    return words_[first - 2].is(place_noun) && words_[first - 2].definite &&
           is_nationality(words_[first - 1].term);
  }

  /// "The quarter of X", X not a city that would be named so for a road.
  bool is_quarter(const PlaceAt& place) const {
    if (place.first_word == 0 || place.proclitic_bytes > 0 || words_[place.first_word].gap != 0) return false;
    return words_[place.first_word - 1].is(quarter) && kind_of(place) == PlaceKind::city && !is_great(place);
  }

  /// A city behind a word that has the letters of a name from abroad and is on no list: a person's surname.
  bool is_surname(const PlaceAt& place, const MentionWord& before) const {
    constexpr double clearly_foreign = 6;
    if (place.proclitic_bytes > 0 || before.classes != 0 || before.has_proclitic()) return false;
    if (!is_arabic_word(before.term) || before.term.starts_with(al)) return false;
    if (kind_of(place) != PlaceKind::city) return false;
    return matches_.at(place.first_word - 1) == nullptr && name_likeness(before.term) >= clearly_foreign;
  }

  /// In an article on football, a city without a word that says where.
  bool may_be_club(const PlaceAt& place) const {
    const Place named = Gazetteer().place(place.places[0].number);
    if (named.kind != PlaceKind::city && named.kind != PlaceKind::capital) return false;
    const MentionWord& word = words_[place.first_word];
    const bool in_it = place.proclitic_bytes == letter_bytes && word.term.starts_with(spelled<ba>);
    if (in_it || place.first_word == 0 || word.gap != 0) return !in_it;
    const MentionWord& before = words_[place.first_word - 1];
    return !before.is(place_noun) && before.term != spelled<fa, yeh>;
  }

  /// "X and Y", "X, Y" of one country, or two countries.
  bool is_listed_with(const PlaceAt& place, const PlaceAt& before) const {
    if (before.first_word + before.word_count != place.first_word) return false;
    const MentionWord& word = words_[place.first_word];
    const bool with_and =
        word.gap == 0 && place.proclitic_bytes == letter_bytes && word.term.starts_with(spelled<waw>);
    if (!with_and && word.gap != gap_comma) return false;
    const bool countries = kind_of(place) == PlaceKind::country && kind_of(before) == PlaceKind::country;
    return countries || country_of(place) == country_of(before);
  }

  /// The name that stands right behind needs no cue and is of the same country.
  bool is_before_another(const PlaceAt& place) const {
    const std::size_t next = place.first_word + place.word_count;
    const PlaceAt* other = next < words_.size() ? matches_.at(next) : nullptr;
    return other != nullptr && !other->needs_cue && is_listed_with(*other, place);
  }

  /// The article names the country, without doubt, anywhere.
  bool is_capital_of_country_named(const PlaceAt& place) const {
    if (kind_of(place) != PlaceKind::capital) return false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const PlaceAt* other = matches_.at(i);
      if (other == nullptr || other->needs_cue || country_of(*other) != country_of(place)) continue;
      if (kind_of(*other) == PlaceKind::country) return true;
    }
    return false;
  }

  /// "X, COUNTRY" or "X" and its country's nisba.
  bool is_before_its_country(const PlaceAt& place) const {
    const std::size_t next = place.first_word + place.word_count;
    if (next >= words_.size()) return false;
    const PlaceAt* country = matches_.at(next);
    if (country == nullptr || (words_[next].gap & ~(gap_comma | gap_quote)) != 0 || words_[next].gap == 0)
      return false;
    const Place named = Gazetteer().place(country->places[0].number);
    return named.kind == PlaceKind::country && named.country == country_of(place);
  }

  static std::string_view country_of(const PlaceAt& place) {
    return Gazetteer().place(place.places[0].number).country;
  }

  static PlaceKind kind_of(const PlaceAt& place) { return Gazetteer().place(place.places[0].number).kind; }

  static constexpr std::size_t least_words_of_sport = 5;

  const MentionWords& words_;
  const PlaceMatches& matches_;
  bool is_about_sport_ = false;
};

}  // namespace

void PlaceMatches::match(const MentionWords& words) {
  matches_.clear();
  index_.assign(words.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    // A third of all words, and never a place.
    if (words[i].is(grammar | place_preposition | reporting_verb) && !words[i].is(kunya)) continue;
    PlaceAt found = match_at(words, i);
    if (found.word_count == 0 || !holds_together(words, i, found.word_count)) continue;
    if (found.word_count == 1 && is_word_of_language(words[i], found)) continue;
    matches_.push_back(found);
    index_[i] = static_cast<std::uint32_t>(matches_.size());
  }
}

PlaceAt PlaceMatches::match_at(const MentionWords& words, std::size_t first) const {
  const Words terms = words.terms().subspan(first);
  PlaceAt best;
  const auto consider = [&](const PlaceMatch& match, std::size_t proclitic_bytes) {
    if (match.words == 0) return;
    const bool cue = needs_cue(match.places) || may_be_adjective(terms[0].substr(proclitic_bytes), match);
    if (best.word_count == 0 || (best.needs_cue && !cue)) {
      best = {first, match.words, proclitic_bytes, match.places, cue};
    }
  };
  consider(Gazetteer().longest_match(terms), 0);
  if (best.word_count > 0 && !best.needs_cue) return best;
  for (const WithoutProclitic& cut : ProcliticCuts(terms[0])) {
    const std::size_t bytes = terms[0].size() - cut.rest.size();
    if (cut.li_and_article) {
      consider(match_from(Joined({al, cut.rest}).view(), terms.subspan(1)), bytes);
    } else if (letter_count(cut.rest) > 2) {
      const PlaceMatch match = match_from(cut.rest, terms.subspan(1));
      if (match.words == 0) continue;
      // "lil-hajj" is no li and Lahj, "kasarat", broke, no "like Sirte".
      const std::string_view proclitics = terms[0].substr(0, bytes);
      const bool lam_lam = proclitics.ends_with(spelled<lam>) && cut.rest.starts_with(spelled<lam>);
      const PlaceAt found{first, match.words, bytes, match.places, false};
      const bool only_great =
          lam_lam || proclitics.ends_with(spelled<kaf>) || proclitics.starts_with(spelled<fa>);
      if (only_great && !is_great(found)) continue;
      // "wa-lughat", and languages, is no "and to Ghat".
      const bool short_word =
          letter_count(cut.rest) == 3 && match.words == 1 && proclitics.ends_with(spelled<lam>);
      if (!short_word || is_well_known(found)) consider(match, bytes);
    }
  }
  return best;
}

bool PlaceMatches::is_sure(std::size_t word) const {
  const PlaceAt* place = at(word);
  return place != nullptr && !place->needs_cue && place->proclitic_bytes == 0;
}

bool PlaceMatches::is_clear(std::size_t word) const {
  const PlaceAt* place = at(word);
  if (place == nullptr || place->needs_cue) return false;
  return place->proclitic_bytes == 0 || place->word_count > 1 || is_great(*place);
}

std::vector<PlaceAt> PlaceMatches::mentions(const MentionWords& words, const std::vector<bool>& taken) {
  const Judge judge(words, *this);
  std::vector<PlaceAt> accepted, open;
  std::size_t next = 0;
  for (const PlaceAt& place : matches_) {
    if (place.first_word < next) continue;
    bool is_taken = false;
    for (std::size_t i = place.first_word; i < place.first_word + place.word_count; ++i) is_taken |= taken[i];
    if (is_taken || judge.is_of_other_name(place)) continue;
    if (place.needs_cue && !judge.has_cue(place, accepted.empty() ? nullptr : &accepted.back())) {
      if (judge.is_behind_place_preposition(place) && !is_small_and_noun(words, place)) open.push_back(place);
      continue;
    }
    accepted.push_back(place);
    next = place.first_word + place.word_count;
  }
  if (!open.empty()) add_named_before(accepted, open);
  return accepted;
}

/// Those of `open` that the article names elsewhere with a cue, or by a name that needs none.
void PlaceMatches::add_named_before(std::vector<PlaceAt>& accepted, const std::vector<PlaceAt>& open) {
  const std::size_t clear = accepted.size();
  for (const PlaceAt& place : open) {
    const bool is_named = std::any_of(accepted.begin(), accepted.begin() + static_cast<std::ptrdiff_t>(clear),
                                      [&](const PlaceAt& other) { return have_one_place(place, other); });
    if (is_named) accepted.push_back(place);
  }
  std::inplace_merge(accepted.begin(), accepted.begin() + static_cast<std::ptrdiff_t>(clear), accepted.end(),
                     [](const PlaceAt& a, const PlaceAt& b) { return a.first_word < b.first_word; });
}

}  // namespace fihris
