#include "query/match/mention_occurrences.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "analyzers/words/phrase_table.h"
#include "analyzers/words/tokenizer.h"

namespace fihris {
namespace {

void put_in_order(std::vector<Occurrence>& found) {
  std::stable_sort(found.begin(), found.end(),
                   [](const Occurrence& a, const Occurrence& b) { return a.begin < b.begin; });
}

}  // namespace

MentionOccurrences::MentionOccurrences(const std::vector<WordGroup>& groups) : groups_(groups) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const WordGroup& group = groups[i];
    if (group.field == Field::place) {
      // An unlisted place has a form for each writing.
      std::set<std::string_view> keys;
      for (const ExpandedForm& form : group.expansion.forms) {
        if (keys.insert(form.core).second) places_.emplace(form.core, i);
      }
    }
    if (group.field != Field::name) continue;
    for (const ExpandedForm& form : group.expansion.forms)
      people_.emplace(form.term, Asked{i, &form, nullptr});
    for (const auto& [sequence, replaced] : group.sequences) {
      for (const ExpandedForm& form : sequence.front())
        people_.emplace(form.term, Asked{i, &form, &sequence});
    }
  }
}

void MentionOccurrences::add_to(Occurrences& found, const Record& record) {
  finder_.clear();
  Tokenizer title(record.title);
  Token token;
  while (title.next(token)) finder_.add(record.title, token, token.position);
  finder_.end_part();
  std::size_t title_words = finder_.size();

  // In the pieces in which the indexer has recognised them.
  Tokenizer body(record.body);
  while (body.next(token)) {
    if (finder_.size() == words_recognised_at_once) {
      find_mentions(found, record, std::exchange(title_words, 0));
      finder_.clear();
    }
    finder_.add(record.body, token, found.body_begin - 1 + token.position);
  }
  finder_.end_part();
  find_mentions(found, record, title_words);
  put_in_order(found.title);
  put_in_order(found.body);
}

void MentionOccurrences::find_mentions(Occurrences& found, const Record& record, std::size_t title_words) {
  const auto add = [&](const Mention& mention) {
    const bool in_title = mention.first_word < title_words;
    const std::string_view text = in_title ? record.title : record.body;
    std::vector<Occurrence>& part = in_title ? found.title : found.body;
    mention.kind == MentionKind::person ? add_person(mention, text, part) : add_place(mention, text, part);
  };
  for (const Mention& mention : finder_.find()) {
    if (!mention.is_author) add(mention);
  }
  // The article may have been found by these; of one found by others they mostly are the person too.
  for (const Mention& person : finder_.possible_people()) add(person);
}

void MentionOccurrences::add_person(const Mention& person, std::string_view text,
                                    std::vector<Occurrence>& found) const {
  for (std::size_t i = 0; i < person.word_count; ++i) {
    const MentionWord& word = finder_.word(person.first_word + i);
    const std::size_t begin = i == 0 ? person.begin : word.begin;
    const auto [first, last] = people_.equal_range(std::string(term_of(person, i)));
    for (auto at = first; at != last; ++at) {
      const auto& [group, form, sequence] = at->second;
      Occurrence occurrence{group, Level::name, begin, word.end, begin, word.position};
      if (sequence == nullptr) {
        occurrence.level = level_at(group, form->level, text.substr(begin, word.end - begin));
        if (groups_[group].word.exact && occurrence.level != Level::exact) continue;
      } else if (stands_in(person, i, *sequence)) {
        occurrence.end = finder_.word(person.first_word + i + sequence->size() - 1).end;
      } else {
        continue;
      }
      found.push_back(occurrence);
    }
  }
}

void MentionOccurrences::add_place(const Mention& place, std::string_view text,
                                   std::vector<Occurrence>& found) const {
  const auto [first, last] = places_.equal_range(place.key);
  for (auto at = first; at != last; ++at) {
    const QueryWord& asked = groups_[at->second].word;
    const std::string_view written = text.substr(place.begin, place.end - place.begin);
    const Level level = fold_phrase(written) == asked.term ? Level::spelling : Level::name;
    found.push_back({at->second, level_at(at->second, level, written), place.begin, place.end, place.begin,
                     finder_.word(place.first_word).position});
  }
}

/// The folded word `i` of a person's name, as it is indexed.
std::string_view MentionOccurrences::term_of(const Mention& person, std::size_t i) const {
  return i == 0 ? person.first_core : finder_.word(person.first_word + i).term;
}

bool MentionOccurrences::stands_in(const Mention& person, std::size_t first, const Sequence& sequence) const {
  if (first + sequence.size() > person.word_count) return false;
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    const bool has = std::any_of(sequence[i].begin(), sequence[i].end(), [&](const ExpandedForm& form) {
      return form.term == term_of(person, first + i);
    });
    if (!has) return false;
  }
  return true;
}

/// `level`, or `exact` if the word of the query is so written.
Level MentionOccurrences::level_at(std::size_t group, Level level, std::string_view written) const {
  return level == Level::spelling && is_written_alike(groups_[group].word, written) ? Level::exact : level;
}

}  // namespace fihris
