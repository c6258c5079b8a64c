#include "query/occurrences.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analyzers/normalizer.h"
#include "analyzers/tokenizer.h"

namespace fihris {
namespace {

/// A group that a term belongs to.
struct Membership {
  std::size_t group;
  const ExpandedForm* form;
};

using Members = std::unordered_multimap<std::string, Membership>;

Members index_forms(const std::vector<WordGroup>& groups) {
  Members members;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const ExpandedForm& form : groups[i].expansion.forms) members.emplace(form.term, Membership{i, &form});
  }
  return members;
}

bool is_written_alike(const QueryWord& word, std::string_view text) {
  const Tashkeel tashkeel = has_tashkeel(word.written) ? Tashkeel::kept : Tashkeel::ignored;
  return written_form(word.written, tashkeel) == written_form(text, tashkeel);
}

/// The byte offset in `text`, one word, at which the letters after its proclitics begin. The proclitics are folded;
/// marks and tatweel that follow them belong to them.
std::size_t find_core(std::string_view text, std::string_view proclitics) {
  const auto next_character = [&](std::size_t i) {
    do ++i;
    while (i < text.size() && (text[i] & 0xC0) == 0x80);
    return i;
  };
  std::size_t end = 0;
  while (end < text.size() && fold(text.substr(0, end)) != proclitics) end = next_character(end);
  while (end < text.size() && fold(text.substr(0, next_character(end))) == proclitics) end = next_character(end);
  return end < text.size() ? end : 0;
}

bool has_term(const std::vector<ExpandedForm>& forms, const std::string& term) {
  return std::any_of(forms.begin(), forms.end(), [&](const ExpandedForm& form) { return form.term == term; });
}

/// The sequences of `groups` that stand in `text`, each as one occurrence from its first word to its last.
void find_sequences(std::string_view text, bool is_title, unsigned first_position,
                    const std::vector<WordGroup>& groups, std::vector<Occurrence>& found) {
  struct Started {
    std::size_t group;
    const Sequence* sequence;
    std::size_t words = 0;  ///< how many of them the last tokens were
    Occurrence occurrence;
  };
  std::vector<Started> started;
  Tokenizer tokenizer(text);
  Token token;
  while (tokenizer.next(token)) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (groups[i].field != Field::text && !(groups[i].field == Field::title && is_title)) continue;
      for (const Sequence& sequence : groups[i].sequences) {
        if (!has_term(sequence.front(), token.term)) continue;
        started.push_back({i, &sequence, 0,
                           {i, Level::name, token.begin, token.end, token.begin, first_position + token.position - 1}});
      }
    }
    std::erase_if(started, [&](Started& state) { return !has_term((*state.sequence)[state.words], token.term); });
    for (Started& state : started) {
      state.occurrence.end = token.end;
      if (++state.words == state.sequence->size()) found.push_back(state.occurrence);
    }
    std::erase_if(started, [](const Started& state) { return state.words == state.sequence->size(); });
  }
}

void find(std::string_view text, bool is_title, unsigned first_position, const Members& members,
          const std::vector<WordGroup>& groups, std::vector<Occurrence>& found) {
  Tokenizer tokenizer(text);
  Token token;
  while (tokenizer.next(token)) {
    const auto [first, last] = members.equal_range(token.term);
    for (auto member = first; member != last; ++member) {
      const auto& [group, form] = member->second;
      const Field field = groups[group].field;
      if (field != Field::text && !(field == Field::title && is_title)) continue;
      const std::string_view written = text.substr(token.begin, token.end - token.begin);
      Occurrence occurrence{group,     form->level, token.begin, token.end, token.begin,
                            first_position + token.position - 1};
      if (form->level == Level::spelling && is_written_alike(groups[group].word, written)) {
        occurrence.level = Level::exact;
      } else if (form->core.size() < form->term.size() && form->term.ends_with(form->core)) {
        const auto proclitics = std::string_view(form->term).substr(0, form->term.size() - form->core.size());
        occurrence.core_begin += find_core(written, proclitics);
      }
      if (groups[group].word.exact && occurrence.level != Level::exact) continue;
      found.push_back(occurrence);
    }
  }
  const bool any_sequences =
      std::any_of(groups.begin(), groups.end(), [](const WordGroup& group) { return !group.sequences.empty(); });
  if (!any_sequences) return;
  find_sequences(text, is_title, first_position, groups, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const Occurrence& a, const Occurrence& b) { return a.begin < b.begin; });
}

unsigned count_words(std::string_view text) {
  Tokenizer tokenizer(text);
  Token token;
  unsigned count = 0;
  while (tokenizer.next(token)) count = token.position;
  return count;
}

}  // namespace

Occurrences find_occurrences(const Record& record, const std::vector<WordGroup>& groups) {
  const Members members = index_forms(groups);
  Occurrences found;
  find(record.title, true, 1, members, groups, found.title);
  find(record.body, false, count_words(record.title) + body_gap + 1, members, groups, found.body);
  return found;
}

}  // namespace fihris
