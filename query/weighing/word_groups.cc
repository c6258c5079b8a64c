#include "query/weighing/word_groups.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>

#include "analyzers/grammar/joined_words.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/scholarly_latin.h"
#include "index/people/names_only.h"
#include "index/schema.h"
#include "query/expansion/mention_query.h"
#include "query/weighing/latin_phrases.h"

namespace fihris {
namespace {

/// With two words more in a phrase, a particle is the name that it is spelled like.
constexpr std::size_t telling_phrase = 3;

bool may_be_name(Field field) {
  return field == Field::text || field == Field::name;
}

bool can_exist(const Sequence& sequence) {
  return std::none_of(sequence.begin(), sequence.end(), [](const auto& forms) { return forms.empty(); });
}

std::vector<ExpandedForm> without_known(std::vector<ExpandedForm> forms, const Expansion& expansion) {
  std::erase_if(forms, [&](const ExpandedForm& form) {
    return std::any_of(expansion.forms.begin(), expansion.forms.end(),
                       [&](const ExpandedForm& known) { return known.term == form.term; });
  });
  return forms;
}

/// Leaves the first `most` forms, and those of `own`.
void keep(Expansion& expansion, std::size_t most, const std::vector<ExpandedForm>& own) {
  std::size_t count = 0;
  const auto is_own = [&](const ExpandedForm& form) {
    return std::any_of(own.begin(), own.end(),
                       [&](const ExpandedForm& known) { return known.term == form.term; });
  };
  const auto left_out = std::erase_if(
      expansion.forms, [&](const ExpandedForm& form) { return !is_own(form) && ++count > most; });
  expansion.cut |= left_out > 0 || expansion.similar.size() > most;
  if (expansion.similar.size() > most) expansion.similar.resize(most);
}

/// Fields with words that no text may have.
constexpr std::array<std::pair<Field, std::string_view>, 2> own_vocabularies{
    {{Field::author, prefix::author}, {Field::boilerplate, prefix::boilerplate}}};

}  // namespace

std::size_t count_forms(const Sequence& words) {
  return std::accumulate(words.begin(), words.end(), std::size_t{0},
                         [](std::size_t sum, const auto& forms) { return sum + forms.size(); });
}

void add_forms(Expansion& expansion, const std::vector<ExpandedForm>& forms) {
  for (const ExpandedForm& form : forms) {
    const bool known = std::any_of(expansion.forms.begin(), expansion.forms.end(),
                                   [&](const ExpandedForm& other) { return other.term == form.term; });
    if (!known) expansion.forms.push_back(form);
    std::erase_if(expansion.similar, [&](const ExpandedForm& like) { return like.term == form.term; });
  }
}

WordGroups::WordGroups(const Expander& expander, const Aliases& aliases, const Ranking& ranking,
                       Level loosest, const FormLimits& limits, KnownExpansions& known)
    : expander_(expander),
      aliases_(aliases),
      ranking_(ranking),
      loosest_(loosest),
      limits_(limits),
      known_(known),
      sounded_(expander.sounded_names()) {}

/// Counts so many more forms of sequences; false if they are too many.
bool WordGroups::takes(std::size_t forms) {
  if (sequence_forms_ + forms > limits_.sequences) return false;
  sequence_forms_ += forms;
  return true;
}

void WordGroups::add_sequence(WordGroup& group, Sequence sequence) {
  if (can_exist(sequence) && takes(count_forms(sequence))) group.sequences.push_back({std::move(sequence)});
}

void WordGroups::note_together(const Node& group, bool require_all) {
  for (const WordRun& run : runs_of_names(group)) note_other_writings(run);
  for (const WordRun& run : runs_of_required(group, require_all)) note_neighbours(run);
}

void WordGroups::note_alone(const QueryWord& word, Field field) {
  if (!word.exact && !writings_.contains(&word)) note_other_writings({field, {&word}});
}

void WordGroups::note_near(const Node& near) {
  WordRun run{near.field, {}};
  for (const QueryWord& word : near.words) run.words.push_back(&word);
  note_neighbours(run);
}

WordGroup WordGroups::make(const QueryWord& word, Field field, bool with_similar) {
  WordGroup group{word, field, {}, {}, false};
  if (field == Field::path) {
    group.expansion = expander_.expand_in_field(word, prefix::path);
    keep(group.expansion, limits_.word, {});
    return group;
  }
  group.expansion = expand(word, field, with_similar);
  for (const auto& [own, prefix] : own_vocabularies) {
    if (field != own) continue;
    Expansion in_field = expander_.expand_in_field(word, prefix);
    keep(in_field, limits_.word, {});
    group.expansion.cut |= in_field.cut;
    add_forms(group.expansion, in_field.forms);
  }
  group.word.exact |= loosest_ == Level::exact;
  add_other_writings(word, group);
  add_told_forms(word, group);
  if (field == Field::name) group.expansion.forms = forms_in_names(group.expansion.forms);
  return group;
}

void WordGroups::add_phrase_forms(WordGroup& group, bool is_first, std::size_t count) const {
  if (is_matched_loosely(group.word, group.field))
    add_forms(group.expansion, told_forms(group.word, is_first, count));
}

const std::vector<ExpandedForm>& WordGroups::told_by_neighbours(const QueryWord& word) const {
  static const std::vector<ExpandedForm> none;
  const auto found = told_.find(&word);
  return found == told_.end() ? none : found->second;
}

std::vector<WordGroups::Writing> WordGroups::other_writings_of(const Node& node, const Sequence& words) {
  if (loosest_ < Level::name || !may_be_name(node.field)) return {};
  std::vector<const QueryWord*> typed;
  std::vector<std::string> texts;
  for (const QueryWord& word : node.words) {
    if (word.exact) return {};
    typed.push_back(&word);
    texts.push_back(expander_.name_text(word.term));
  }
  std::vector<Writing> writings;
  const std::size_t forms = count_forms(words);
  for (const OtherWriting& writing : writings_of(typed)) {
    Sequence name;
    for (const std::string& word : writing.words) {
      name.push_back(expander_.forms_of_name(word, name.empty(), writing.by_sound));
    }
    if (!can_exist(name) || !takes(forms + count_forms(name))) continue;
    Writing other;
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(writing.first);
    other.phrase.assign(words.begin(), first);
    other.phrase.insert(other.phrase.end(), name.begin(), name.end());
    other.phrase.insert(other.phrase.end(), first + static_cast<std::ptrdiff_t>(writing.count), words.end());
    if (!can_exist(other.phrase)) continue;
    other.replacements.push_back({writing.first, {std::move(name), writing.count}});
    writings.push_back(std::move(other));
  }
  add_across_scripts(node, texts, words, writings);
  add_waw_apart(node, words, writings);
  return writings;
}

/// The name in the other script: Latin words read as one name, or the Latin spellings of an Arabic phrase.
void WordGroups::add_across_scripts(const Node& node, const std::vector<std::string>& texts,
                                    const Sequence& words, std::vector<Writing>& writings) const {
  for (const LatinRun& run : latin_runs(node.words)) {
    const std::size_t count = run.words.size();
    for (Sequence& name : sounded_.writings(run.words)) {
      Writing other;
      const auto first = words.begin() + static_cast<std::ptrdiff_t>(run.first);
      other.phrase.assign(words.begin(), first);
      other.phrase.insert(other.phrase.end(), name.begin(), name.end());
      other.phrase.insert(other.phrase.end(), first + static_cast<std::ptrdiff_t>(count), words.end());
      if (!can_exist(other.phrase)) continue;
      other.replacements.push_back({run.first, {std::move(name), count}});
      writings.push_back(std::move(other));
    }
  }
  for (Sequence& name : latin_spellings(sounded_, texts)) {
    Writing other{name, {}};
    other.replacements.push_back({0, {std::move(name), words.size()}});
    writings.push_back(std::move(other));
  }
}

/// Many part a conjunction from its word: the phrase with all that are inside it written so. A waw that
/// begins a word of its own is none.
void WordGroups::add_waw_apart(const Node& node, const Sequence& words, std::vector<Writing>& writings) {
  constexpr std::string_view waw = spelled<letter::waw>;
  Writing parted{{words.front()}, {}};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const QueryWord& word = node.words[i];
    if (!is_matched_loosely(word, node.field) || !word.term.starts_with(waw) ||
        expander_.name_text(word.term) == word.term) {
      parted.phrase.push_back(words[i]);
      continue;
    }
    QueryWord rest = word;
    rest.term.erase(0, waw.size());
    Sequence apart{expander_.forms_of_name(std::string(waw), false, false),
                   look_up(rest, loosest_, false).forms};
    if (!can_exist(apart)) return;
    parted.phrase.insert(parted.phrase.end(), apart.begin(), apart.end());
    parted.replacements.push_back({i, {std::move(apart)}});
  }
  if (!parted.replacements.empty() && takes(count_forms(parted.phrase)))
    writings.push_back(std::move(parted));
}

std::vector<OtherWriting> WordGroups::writings_of(const std::vector<const QueryWord*>& words) const {
  std::vector<std::string> texts;
  for (const QueryWord* word : words) texts.push_back(expander_.name_text(word->term));
  std::vector<OtherWriting> writings = other_writings(texts, aliases_, ranking_.max_writings);
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::vector<std::string>& parted : parted_words(texts[i]))
      writings.push_back({i, 1, std::move(parted), false});
    if (i + 1 == words.size() || words[i]->wildcard) continue;
    for (std::string& joined : joined_words(texts[i], words[i + 1]->term))
      writings.push_back({i, 2, {std::move(joined)}, false});
  }
  return writings;
}

Expansion WordGroups::expand(const QueryWord& word, Field field, bool with_similar) const {
  // An exact word has candidates in all its spellings; the text decides.
  Level loosest = word.exact ? Level::exact : loosest_;
  if (field == Field::name) loosest = std::min(loosest, Level::name);
  if (is_institution(word.term, aliases_)) loosest = std::min(loosest, Level::affix);
  with_similar |= word.similar;
  Expansion expansion = look_up(word, loosest, with_similar);
  if (word.similar) {
    auto& forms = expansion.forms;
    forms.insert(forms.end(), expansion.similar.begin(), expansion.similar.end());
    expansion.similar.clear();
  }
  return expansion;
}

/// All forms, whatever is allowed.
const Expansion& WordGroups::whole(const QueryWord& word, Level loosest, bool with_similar,
                                   bool as_wildcard) const {
  const std::string key = word.term + (as_wildcard ? '*' : ' ') + (with_similar ? '~' : ' ') +
                          static_cast<char>('0' + static_cast<int>(loosest)) +
                          read_scholarly_latin(word.written);
  const auto [known, is_new] = known_.try_emplace(key);
  if (is_new) {
    known->second = as_wildcard ? expander_.expand_wildcard(word, loosest, with_similar)
                                : expander_.expand(word, loosest, with_similar);
  }
  return known->second;
}

bool WordGroups::is_in_a_name(const QueryWord& word, bool as_wildcard) const {
  const auto names = forms_in_names(whole(word, std::min(loosest_, Level::name), false, as_wildcard).forms);
  return std::any_of(names.begin(), names.end(), [&](const ExpandedForm& name) {
    return expander_.vocabulary().term_exists(encode_term(name.term, prefix::person));
  });
}

WordGroup WordGroups::make_name(const QueryWord& word) const {
  WordGroup group{word, Field::text, {}, {}, false};
  if (is_tight()) return group;
  const auto count = [&](const std::string& term) { return expander_.vocabulary().get_termfreq(term); };
  std::vector<std::string> names{word.term};
  for (const ExpandedForm& form : look_up(word, std::min(loosest_, Level::name), false).forms) {
    if (word.wildcard || (form.level == Level::name && form.core == form.term)) names.push_back(form.term);
  }
  for (const std::string& name : names) {
    for (const std::string& form : standing_forms(name, count)) {
      const unsigned frequency = count(encode_term(form));
      if (frequency > 0) add_forms(group.expansion, {{form, name, Level::name, frequency}});
    }
  }
  keep(group.expansion, limits_.word, {});
  return group;
}

Expansion WordGroups::look_up(const QueryWord& word, Level loosest, bool with_similar) const {
  Expansion expansion = whole(word, loosest, with_similar, word.wildcard);
  if (expansion.forms.size() <= limits_.word && expansion.similar.size() <= limits_.word) return expansion;
  // A word finds no more without its asterisk than with it.
  Expansion own;
  if (word.wildcard) {
    own = whole(word, loosest, with_similar, false);
    keep(own, limits_.word, {});
  }
  keep(expansion, limits_.word, own.forms);
  return expansion;
}

bool WordGroups::is_matched_loosely(const QueryWord& word, Field field) const {
  const bool in_text = field == Field::text || field == Field::title;
  return in_text && loosest_ >= Level::spelling && !word.exact;
}

/// What a word may be in a phrase of `count` words besides its own forms, since its neighbours tell it.
std::vector<ExpandedForm> WordGroups::told_forms(const QueryWord& word, bool is_first,
                                                 std::size_t count) const {
  std::vector<ExpandedForm> forms;
  if (is_first && loosest_ >= Level::affix) forms = expander_.behind_proclitics(word);
  if (count < telling_phrase) return forms;
  const std::vector<ExpandedForm> particles = expander_.as_particle(word);
  forms.insert(forms.end(), particles.begin(), particles.end());
  return forms;
}

/// Looks for other writings of words that stand side by side.
void WordGroups::note_other_writings(const WordRun& run) {
  if (loosest_ < Level::name || !may_be_name(run.field)) return;
  for (const QueryWord* word : run.words) writings_.try_emplace(word);
  for (const OtherWriting& writing : writings_of(run.words)) {
    for (std::size_t i = 0; i < writing.count; ++i)
      writings_[run.words[writing.first + i]].push_back(writing);
  }
  std::vector<QueryWord> typed;
  for (const QueryWord* word : run.words) typed.push_back(*word);
  for (const LatinRun& latin : latin_runs(typed)) {
    const std::vector<Sequence> writings = sounded_.writings(latin.words);
    for (std::size_t i = 0; i < latin.words.size(); ++i) {
      std::vector<Sequence>& of_word = latin_writings_[run.words[latin.first + i]];
      of_word.insert(of_word.end(), writings.begin(), writings.end());
    }
  }
}

void WordGroups::note_neighbours(const WordRun& run) {
  const auto shared = std::make_shared<const WordRun>(run);
  for (std::size_t i = 0; i < run.words.size(); ++i) standings_[run.words[i]] = {shared, i};
}

/// Adds to a word of several that must match what a phrase of them finds: an article with the phrase has
/// all its words.
void WordGroups::add_told_forms(const QueryWord& word, WordGroup& group) {
  const auto found = standings_.find(&word);
  if (found == standings_.end() || !is_matched_loosely(group.word, group.field)) return;
  const auto& [run, place] = found->second;
  const std::size_t count = run->words.size();
  if (count < 2) return;
  const auto first = without_known(told_forms(word, true, 1), group.expansion);
  const auto anywhere = without_known(told_forms(word, false, count), group.expansion);
  if (first.empty() && anywhere.empty()) return;
  const auto beside = [&](std::size_t i) {
    Expansion expansion = expand(*run->words[i], group.field, false);
    add_forms(expansion, told_forms(*run->words[i], true, count));
    return expansion.forms;
  };
  if (!first.empty()) {
    Expansion neighbours;
    if (place > 0) add_forms(neighbours, beside(place - 1));
    if (place + 1 < count) add_forms(neighbours, beside(place + 1));
    add_sequence(group, {first, neighbours.forms});
  }
  for (std::size_t begin = place - std::min(place, telling_phrase - 1);
       !anywhere.empty() && begin <= place && begin + telling_phrase <= count; ++begin) {
    Sequence phrase;
    for (std::size_t i = begin; i < begin + telling_phrase; ++i)
      phrase.push_back(i == place ? anywhere : beside(i));
    add_sequence(group, std::move(phrase));
  }
  std::vector<ExpandedForm>& told = told_[&word];
  told = first;
  told.insert(told.end(), anywhere.begin(), anywhere.end());
}

/// Adds to a group the other writings of its word that the index can have.
void WordGroups::add_other_writings(const QueryWord& word, WordGroup& group) {
  if (const auto latin = latin_writings_.find(&word); latin != latin_writings_.end()) {
    for (const Sequence& writing : latin->second) {
      if (writing.size() == 1) {
        add_forms(group.expansion, writing.front());
      } else {
        add_sequence(group, writing);
      }
    }
  }
  const auto found = writings_.find(&word);
  if (found == writings_.end()) return;
  for (const OtherWriting& writing : found->second) {
    Sequence sequence;
    for (const std::string& part : writing.words) {
      sequence.push_back(expander_.forms_of_name(part, sequence.empty(), writing.by_sound));
    }
    if (sequence.size() > 1) {
      add_sequence(group, std::move(sequence));
    } else if (takes(sequence.front().size())) {
      add_forms(group.expansion, sequence.front());
    }
  }
}

}  // namespace fihris
