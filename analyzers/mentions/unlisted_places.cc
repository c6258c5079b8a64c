#include "analyzers/mentions/unlisted_places.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "analyzers/grammar/known_words.h"
#include "analyzers/mentions/nationalities.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

constexpr unsigned kinds_of_place = settlement | governorate | landform | settlements;

constexpr unsigned words_of_language = known_noun | known_verb | known_particle;

/// The article before it makes it another word.
bool is_of_grammar(std::string_view word) {
  return (classes_of(word) & grammar) != 0;
}

/// What a word is in the dictionary, in any of its forms. What describes the place has the pronoun of a
/// feminine, so that one of a masculine at its end is none.
KnownKinds kinds_of(std::string_view word) {
  KnownKinds kinds = known_kinds(word);
  if (word.starts_with(al))
    return is_of_grammar(word.substr(al.size())) ? kinds : kinds | known_kinds(word.substr(al.size()));
  const bool masculine = word.ends_with(spelled<haa>);
  return kinds |
         (known_kinds_before_pronoun(word) & (masculine ? known_noun | known_particle : words_of_language));
}

bool is_of_language(std::string_view word) {
  return (kinds_of(word) & words_of_language) != 0;
}

bool is_behind_proclitic(std::string_view word) {
  const ProcliticCuts cuts(word);
  return std::any_of(cuts.begin(), cuts.end(), [](const WithoutProclitic& cut) {
    return cut.li_and_article || cut.rest.starts_with(al) || classes_of(cut.rest) != 0 ||
           is_of_language(cut.rest);
  });
}

bool is_other_word(std::string_view behind_article) {
  return classes_of(behind_article) != 0 && !is_of_grammar(behind_article);
}

bool is_plural(std::string_view word) {
  return word.ends_with(spelled<alef, ta>);
}

bool has_nisba_ending(std::string_view word) {
  return word.ends_with(spelled<yeh>) || word.ends_with(spelled<yeh, haa>);
}

/// What describes a place behind its name: with the article, a nisba or a feminine word of the language.
bool is_adjective(std::string_view word) {
  return has_nisba_ending(word) || (word.ends_with(spelled<haa>) && is_of_language(word));
}

/// Behind a word for governorate: a noun with the article, or one that cannot describe the feminine before
/// it, or one that only looks like a word.
bool is_name_of_governorate(std::string_view word) {
  if (word.starts_with(al)) return true;
  const KnownKinds kinds = kinds_of(word) & words_of_language;
  return kinds == 0 || (kinds == known_noun && !word.ends_with(spelled<haa>));
}

class Finder {
 public:
  Finder(const MentionWords& words, const std::vector<bool>& taken) : words_(words), taken_(taken) {}

  std::vector<UnlistedPlace> find() {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      const MentionWord& kind = words_[i];
      if (!kind.is(kinds_of_place) || kind.definite) continue;
      const std::size_t name = i + 1;
      if ((words_[name].gap & ~gap_quote) != 0) continue;
      const std::size_t count = length_at(name, kind.is(governorate));
      if (count > 0) {
        // The valley of X is called so with its word.
        kind.is(landform) ? add(i, count + 1, kind.term.size() - kind.core.size()) : add(name, count, 0);
      }
      if (count > 0 || kind.is(settlements)) add_others(name + std::max<std::size_t>(count, 1));
    }
    if (!found_.empty()) find_repeated();
    return std::move(found_);
  }

 private:
  /// Of how many words the name is that begins at word i; 0: there is none. Behind a word for governorate a
  /// word of the language with the article may be one.
  std::size_t length_at(std::size_t i, bool may_be_of_language) const {
    if (!can_be_name(i, may_be_of_language)) return 0;
    const bool goes_on = !words_[i].term.starts_with(al) && words_.continues(i + 1) && !taken_[i + 1] &&
                         words_[i + 1].classes == 0 && words_[i + 1].term.starts_with(al) &&
                         letter_count(words_[i + 1].term) > 4 && !is_adjective(words_[i + 1].term);
    return goes_on ? 2 : 1;
  }

  bool can_be_name(std::size_t i, bool may_be_of_language) const {
    const MentionWord& word = words_[i];
    const std::string_view term = word.term;
    const bool has_article = term.starts_with(al);
    if (taken_[i] || word.classes != 0 || word.has_tanwin || !is_arabic_word(term)) return false;
    if (letter_count(term) < (has_article ? 5 : 3)) return false;
    if (has_article && (is_other_word(term.substr(al.size())) || has_nisba_ending(term))) return false;
    if (is_nationality(term) || is_behind_proclitic(term)) return false;
    if (may_be_of_language) return is_name_of_governorate(term);
    return !is_plural(term) && !is_of_language(term);
  }

  /// "and Y" behind the name of one of several.
  void add_others(std::size_t i) {
    while (i < words_.size() && words_[i].gap == 0 && !taken_[i] &&
           words_[i].term.starts_with(spelled<waw>)) {
      const std::string_view name = without_first(words_[i].term, 1);
      if (!is_arabic_word(name) || letter_count(name) < 3 || classes_of(name) != 0) return;
      if (is_plural(name) || is_of_language(name)) return;
      add(i, 1, letter_bytes);
      ++i;
    }
  }

  void add(std::size_t first, std::size_t count, std::size_t proclitic_bytes) {
    UnlistedPlace place{first, count, proclitic_bytes, {}};
    for (std::size_t i = first; i < first + count; ++i) {
      if (i > first) place.name += ' ';
      place.name += words_[i].term.substr(i == first ? proclitic_bytes : 0);
    }
    found_.push_back(std::move(place));
  }

  /// Where the article has the names without the word for what they name.
  void find_repeated() {
    std::unordered_map<std::string_view, const UnlistedPlace*> names;
    const std::vector<UnlistedPlace> named = std::move(found_);
    found_ = {};
    for (const UnlistedPlace& place : named)
      names.try_emplace(std::string_view(place.name).substr(0, place.name.find(' ')), &place);
    std::size_t next_named = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (next_named < named.size() && named[next_named].first_word <= i) {
        i = named[next_named].first_word + named[next_named].word_count - 1;
        found_.push_back(named[next_named++]);
        continue;
      }
      if (taken_[i]) continue;
      if (repeat_at(i, 0, words_[i].term, names)) continue;
      for (const WithoutProclitic& cut : ProcliticCuts(words_[i].term)) {
        const std::size_t bytes = words_[i].term.size() - cut.rest.size();
        const Joined with_article({al, cut.rest});
        if (repeat_at(i, bytes, cut.li_and_article ? with_article.view() : cut.rest, names)) break;
      }
    }
  }

  bool repeat_at(std::size_t i, std::size_t proclitic_bytes, std::string_view first,
                 const std::unordered_map<std::string_view, const UnlistedPlace*>& names) {
    const auto found = names.find(first);
    if (found == names.end()) return false;
    const UnlistedPlace& place = *found->second;
    if (i + place.word_count > words_.size()) return false;
    std::string_view rest = std::string_view(place.name).substr(first.size());
    for (std::size_t next = i + 1; !rest.empty(); ++next) {
      rest.remove_prefix(1);
      const std::string_view word = rest.substr(0, rest.find(' '));
      if (!words_.continues(next) || taken_[next] || words_[next].term != word) return false;
      rest.remove_prefix(word.size());
    }
    const bool is_in = proclitic_bytes > 0 || (i > 0 && words_[i].gap == 0 &&
                                               words_[i - 1].is(place_preposition | facility | place_noun));
    if (place.word_count == 1 && is_of_language(first) && !is_in) return false;
    found_.push_back({i, place.word_count, proclitic_bytes, place.name});
    return true;
  }

  const MentionWords& words_;
  const std::vector<bool>& taken_;
  std::vector<UnlistedPlace> found_;
};

}  // namespace

std::vector<UnlistedPlace> find_unlisted_places(const MentionWords& words, const std::vector<bool>& taken) {
  return Finder(words, taken).find();
}

}  // namespace fihris
