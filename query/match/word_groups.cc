#include "query/match/word_groups.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "analyzers/words/letters.h"
#include "index/schema.h"
#include "query/expansion/mention_query.h"

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

void add_sequence(WordGroup& group, Sequence sequence) {
  if (can_exist(sequence)) group.sequences.push_back({std::move(sequence)});
}

std::vector<ExpandedForm> without_known(std::vector<ExpandedForm> forms, const Expansion& expansion) {
  std::erase_if(forms, [&](const ExpandedForm& form) {
    return std::any_of(expansion.forms.begin(), expansion.forms.end(),
                       [&](const ExpandedForm& known) { return known.term == form.term; });
  });
  return forms;
}

/// Fields with words that no text may have.
constexpr std::array<std::pair<Field, std::string_view>, 2> own_vocabularies{
    {{Field::author, prefix::author}, {Field::boilerplate, prefix::boilerplate}}};

}  // namespace

void add_forms(Expansion& expansion, const std::vector<ExpandedForm>& forms) {
  for (const ExpandedForm& form : forms) {
    const bool known = std::any_of(expansion.forms.begin(), expansion.forms.end(),
                                   [&](const ExpandedForm& other) { return other.term == form.term; });
    if (!known) expansion.forms.push_back(form);
    std::erase_if(expansion.similar, [&](const ExpandedForm& like) { return like.term == form.term; });
  }
}

WordGroups::WordGroups(const Expander& expander, const Aliases& aliases, const Ranking& ranking,
                       Level loosest)
    : expander_(expander), aliases_(aliases), ranking_(ranking), loosest_(loosest) {}

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
    return group;
  }
  group.expansion = expand(word, field, with_similar);
  for (const auto& [own, prefix] : own_vocabularies) {
    if (field == own) add_forms(group.expansion, expander_.expand_in_field(word, prefix).forms);
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

std::vector<WordGroups::Writing> WordGroups::other_writings_of(const Node& node,
                                                               const Sequence& words) const {
  if (loosest_ < Level::name || !may_be_name(node.field)) return {};
  std::vector<std::string> texts;
  for (const QueryWord& word : node.words) {
    if (word.exact) return {};
    texts.push_back(expander_.name_text(word.term));
  }
  std::vector<Writing> writings;
  for (const OtherWriting& writing : other_writings(texts, aliases_, ranking_.max_writings)) {
    Sequence name;
    for (const std::string& word : writing.words) {
      name.push_back(expander_.forms_of_name(word, name.empty(), writing.by_sound));
    }
    Writing other;
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(writing.first);
    other.phrase.assign(words.begin(), first);
    other.phrase.insert(other.phrase.end(), name.begin(), name.end());
    other.phrase.insert(other.phrase.end(), first + static_cast<std::ptrdiff_t>(writing.count), words.end());
    if (!can_exist(other.phrase)) continue;
    other.replacements.push_back({writing.first, {std::move(name), writing.count}});
    writings.push_back(std::move(other));
  }
  add_waw_apart(node, words, writings);
  return writings;
}

/// Many part a conjunction from its word: the phrase with all that are inside it written so. A waw that
/// begins a word of its own is none.
void WordGroups::add_waw_apart(const Node& node, const Sequence& words,
                               std::vector<Writing>& writings) const {
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
                   expander_.expand(rest, loosest_, false).forms};
    if (!can_exist(apart)) return;
    parted.phrase.insert(parted.phrase.end(), apart.begin(), apart.end());
    parted.replacements.push_back({i, {std::move(apart)}});
  }
  if (!parted.replacements.empty()) writings.push_back(std::move(parted));
}

Expansion WordGroups::expand(const QueryWord& word, Field field, bool with_similar) const {
  // An exact word has candidates in all its spellings; the text decides.
  Level loosest = word.exact ? Level::exact : loosest_;
  if (field == Field::name) loosest = std::min(loosest, Level::name);
  if (is_institution(word.term, aliases_)) loosest = std::min(loosest, Level::affix);
  with_similar |= word.similar;
  Expansion expansion = word.wildcard ? expander_.expand_wildcard(word, loosest, with_similar)
                                      : expander_.expand(word, loosest, with_similar);
  if (word.similar) {
    auto& forms = expansion.forms;
    forms.insert(forms.end(), expansion.similar.begin(), expansion.similar.end());
    expansion.similar.clear();
  }
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
  std::vector<std::string> words;
  for (const QueryWord* word : run.words) words.push_back(expander_.name_text(word->term));
  for (const QueryWord* word : run.words) writings_.try_emplace(word);
  for (const OtherWriting& writing : other_writings(words, aliases_, ranking_.max_writings)) {
    for (std::size_t i = 0; i < writing.count; ++i)
      writings_[run.words[writing.first + i]].push_back(writing);
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
void WordGroups::add_other_writings(const QueryWord& word, WordGroup& group) const {
  const auto found = writings_.find(&word);
  if (found == writings_.end()) return;
  for (const OtherWriting& writing : found->second) {
    Sequence sequence;
    for (const std::string& part : writing.words) {
      sequence.push_back(expander_.forms_of_name(part, sequence.empty(), writing.by_sound));
    }
    if (!can_exist(sequence)) continue;
    if (sequence.size() > 1) {
      group.sequences.push_back({std::move(sequence)});
    } else {
      add_forms(group.expansion, sequence.front());
    }
  }
}

}  // namespace fihris
