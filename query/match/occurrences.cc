#include "query/match/occurrences.h"

#include <algorithm>
#include <string_view>

#include "analyzers/words/normalizer.h"
#include "analyzers/words/tokenizer.h"
#include "query/match/mention_occurrences.h"
#include "query/match/near_occurrences.h"
#include "query/match/phrase_occurrences.h"

namespace fihris {
namespace {

/// The byte offset in `text`, one word, at which the letters after its proclitics begin. The proclitics are
/// folded; marks and tatweel that follow them belong to them.
std::size_t find_core(std::string_view text, std::string_view proclitics) {
  const auto next_character = [&](std::size_t i) {
    do ++i;
    while (i < text.size() && (text[i] & 0xC0) == 0x80);
    return i;
  };
  std::size_t end = 0;
  while (end < text.size() && fold(text.substr(0, end)) != proclitics) end = next_character(end);
  while (end < text.size() && fold(text.substr(0, next_character(end))) == proclitics)
    end = next_character(end);
  return end < text.size() ? end : 0;
}

bool has_term(const std::vector<ExpandedForm>& forms, const std::string& term) {
  return std::any_of(forms.begin(), forms.end(), [&](const ExpandedForm& form) { return form.term == term; });
}

unsigned count_words(std::string_view text) {
  Tokenizer tokenizer(text);
  Token token;
  unsigned count = 0;
  while (tokenizer.next(token)) count = token.position;
  return count;
}

/// A sequence of which the last words of the text may be the beginning.
struct StartedSequence {
  const OtherWords* other;
  std::size_t words;  ///< how many of its words were met
  Occurrence occurrence;
};

bool looks_in(Field field, bool is_title) {
  return field == Field::text || (field == Field::title && is_title);
}

}  // namespace

bool is_written_alike(const QueryWord& word, std::string_view text) {
  const Tashkeel tashkeel = has_tashkeel(word.written) ? Tashkeel::kept : Tashkeel::ignored;
  const std::string asked = written_form(word.written, tashkeel);
  const std::string found = written_form(text, tashkeel);
  return word.wildcard ? found.starts_with(asked) : found == asked;
}

struct OccurrenceFinder::Part {
  std::string_view text;
  bool is_title;
  unsigned begin;  ///< position of its first word
};

OccurrenceFinder::OccurrenceFinder(const std::vector<WordGroup>& groups) : groups_(groups) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const ExpandedForm& form : groups[i].expansion.forms) add(form.term, {i, &form, nullptr});
    for (const OtherWords& other : groups[i].sequences) {
      for (const ExpandedForm& form : other.words.front()) add(form.term, {i, &form, &other});
    }
  }
  const bool asks_for_mentions = std::any_of(groups.begin(), groups.end(), [](const WordGroup& group) {
    return group.field == Field::name || group.field == Field::place;
  });
  if (asks_for_mentions) mentions_ = std::make_unique<MentionOccurrences>(groups);
}

OccurrenceFinder::~OccurrenceFinder() = default;

void OccurrenceFinder::add(const std::string& term, const Membership& member) {
  members_.emplace(term, member);
  filter_.add(term);
}

Occurrences OccurrenceFinder::find(const Record& record) const {
  Occurrences found = find(record, true);
  keep_phrases(groups_, found.title);
  keep_phrases(groups_, found.body);
  keep_near(groups_, found);
  if (mentions_ != nullptr) mentions_->add_to(found, record);
  return found;
}

Occurrences OccurrenceFinder::find_terms(const Record& record) const {
  return find(record, false);
}

Occurrences OccurrenceFinder::find(const Record& record, bool as_written) const {
  Occurrences found;
  found.body_begin = count_words(record.title) + body_gap + 1;
  find({record.title, true, 1}, as_written, found.title);
  find({record.body, false, found.body_begin}, as_written, found.body);
  return found;
}

void OccurrenceFinder::find(const Part& part, bool as_written, std::vector<Occurrence>& found) const {
  std::vector<StartedSequence> started;
  bool in_order = true;
  Tokenizer tokenizer(part.text);
  Token token;
  while (tokenizer.next(token)) {
    if (started.empty() && !filter_.may_have(token.term)) continue;
    const auto [first, last] = members_.equal_range(token.term);
    for (auto member = first; member != last; ++member) {
      const auto& [group, form, other] = member->second;
      if (!looks_in(groups_[group].field, part.is_title)) continue;
      Occurrence occurrence{group,     form->level, token.begin,
                            token.end, token.begin, part.begin + token.position - 1};
      if (other != nullptr) {
        occurrence.level = Level::name;
        occurrence.words = static_cast<unsigned>(other->words.size());
        occurrence.replaced = other->replaced;
        started.push_back({other, 0, occurrence});
        continue;
      }
      if (as_written) {
        const std::string_view written = part.text.substr(token.begin, token.end - token.begin);
        if (form->level == Level::spelling && is_written_alike(groups_[group].word, written)) {
          occurrence.level = Level::exact;
        } else if (form->core.size() < form->term.size() && form->term.ends_with(form->core)) {
          const auto proclitics =
              std::string_view(form->term).substr(0, form->term.size() - form->core.size());
          occurrence.core_begin += find_core(written, proclitics);
        }
        if (groups_[group].word.exact && occurrence.level != Level::exact) continue;
      }
      found.push_back(occurrence);
    }
    // A sequence is one occurrence from its first word to its last.
    std::erase_if(started, [&](const StartedSequence& state) {
      return !has_term(state.other->words[state.words], token.term);
    });
    for (StartedSequence& state : started) {
      state.occurrence.end = token.end;
      if (++state.words < state.other->words.size()) continue;
      found.push_back(state.occurrence);
      in_order = false;
    }
    std::erase_if(started,
                  [](const StartedSequence& state) { return state.words == state.other->words.size(); });
  }
  if (in_order) return;
  std::stable_sort(found.begin(), found.end(),
                   [](const Occurrence& a, const Occurrence& b) { return a.begin < b.begin; });
}

}  // namespace fihris
