#include "analyzers/mentions/possible_names.h"

#include <algorithm>

#include "analyzers/grammar/known_words.h"
#include "analyzers/mentions/nationalities.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

using namespace letter;

constexpr std::size_t fewest_letters = 3;

/// What a word in the middle of a line stands behind if that asks for a name; "was" is none of a name's.
constexpr unsigned asking = reporting_verb | of_person | sure_title | no_name;

/// The end of a sentence or line, or of a part.
bool begins_line(const MentionWord& word) {
  return (word.gap & (gap_stop | gap_dot)) != 0;
}

/// A verb in the present, which a headline has behind its subject.
bool is_present_verb(std::string_view word) {
  return (word.starts_with(spelled<yeh>) || word.starts_with(spelled<ta>)) &&
         (known_kinds(word) & known_verb) != 0;
}

/// "was": before a verb in the present and its subject.
bool is_kana(std::string_view word) {
  constexpr std::string_view kana = spelled<kaf, alef, nun>;
  return word == kana || (word.starts_with(spelled<waw>) && word.substr(letter_bytes) == kana);
}

/// A word with a proclitic or a pronoun: "and will", "for the forming of", "its history".
bool has_affix(std::string_view word) {
  if (known_kinds(word) != 0) return false;
  if (known_kinds_before_pronoun(word) != 0) return true;
  const ProcliticCuts cuts(word);
  return std::any_of(cuts.begin(), cuts.end(), [](const WithoutProclitic& cut) {
    return cut.li_and_article || known_kinds(cut.rest) != 0;
  });
}

class PossibleNames {
 public:
  PossibleNames(const MentionWords& words, const std::vector<bool>& named, const std::vector<bool>& taken)
      : words_(words), named_(named), taken_(taken) {}

  std::vector<PersonAt> find() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (is_worth_a_look(i) && !taken_[i]) look_at(i);
    }
    return std::move(found_);
  }

 private:
  /// False of most words: nothing before them asks for a name.
  bool is_worth_a_look(std::size_t i) const {
    const MentionWord& word = words_[i];
    return i == 0 || word.gap != 0 || words_[i - 1].is(asking) || may_be_joined(word.term);
  }

  static bool may_be_joined(std::string_view word) {
    return word.starts_with(spelled<waw>) || word.starts_with(spelled<lam>);
  }

  void look_at(std::size_t i) {
    const MentionWord& word = words_[i];
    if (is_asked_for(i) && may_be_name(i, word.term)) {
      found_.push_back({i, 1, 0, word.term, 0});
      return;
    }
    if (i == 0 || word.gap != 0 || !may_be_joined(word.term)) return;
    const bool behind_name = is_name(i - 1), behind_owner = words_[i - 1].is(of_person);
    if ((!behind_name && !behind_owner) || known_kinds(word.term) != 0) return;
    for (const WithoutProclitic& cut : ProcliticCuts(word.term)) {
      if (cut.li_and_article) continue;
      const std::string_view proclitic = word.term.substr(0, word.term.size() - cut.rest.size());
      const bool is_joined = behind_name ? proclitic == spelled<waw> : proclitic == spelled<lam>;
      if (!is_joined || !may_be_name(i, cut.rest)) continue;
      found_.push_back({i, 1, proclitic.size(), cut.rest, 0});
      return;
    }
  }

  /// Word i or one before it on the line is that of a person's name, or of a group's that is called after
  /// one.
  bool is_name(std::size_t i) const {
    if (named_[i] || (!found_.empty() && found_.back().first_word == i)) return true;
    return i > 0 && words_[i].gap == 0 && words_[i - 1].is(group);
  }

  /// What stands around the word, by itself, asks for a name.
  bool is_asked_for(std::size_t i) const {
    const MentionWord& word = words_[i];
    bool behind_kana = false;
    if (i > 0 && word.gap == 0) {
      const MentionWord& before = words_[i - 1];
      if (before.is(reporting_verb | of_person) || (before.is(sure_title) && before.definite)) return true;
      behind_kana = before.is(no_name) && is_kana(before.term);
      if (!behind_kana) return false;  // in the middle of a line
    }
    if (i + 1 >= words_.size() || (!behind_kana && !begins_line(word))) return false;
    const MentionWord& next = words_[i + 1];
    if (behind_kana) return next.gap == 0 && is_present_verb(next.term);
    if (next.gap == 0) return next.is(reporting_verb) || is_present_verb(next.term);
    return next.gap == gap_colon;
  }

  /// `core` is word i without proclitics.
  bool may_be_name(std::size_t i, std::string_view core) const {
    constexpr unsigned others = no_name | grammar | reporting_verb | sure_title | weak_title | modifier |
                                facility | place_noun | place_preposition | newspaper | club | sport | nasab |
                                kunya | of_person;
    const MentionWord& word = words_[i];
    if (word.has_tanwin || !is_arabic_word(core) || letter_count(core) < fewest_letters) return false;
    const WordClasses classes = core == word.core ? word.classes : classes_of(core);
    if ((classes & others) != 0 || known_kinds(core) == known_verb || is_nationality(core)) return false;
    return classes != 0 || !has_affix(core);
  }

  const MentionWords& words_;
  const std::vector<bool>& named_;
  const std::vector<bool>& taken_;
  std::vector<PersonAt> found_;
};

}  // namespace

std::vector<PersonAt> find_possible_names(const MentionWords& words, const std::vector<bool>& named,
                                          const std::vector<bool>& taken) {
  return PossibleNames(words, named, taken).find();
}

}  // namespace fihris
