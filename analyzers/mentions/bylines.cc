#include "analyzers/mentions/bylines.h"

#include <algorithm>
#include <unordered_map>

#include "analyzers/grammar/word_classes.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

/// Of a place or an agency between the names and the line's end or a colon.
constexpr std::size_t most_words_behind = 5;

class Bylines {
 public:
  Bylines(const MentionWords& words, const PlaceMatches& places, std::string_view text, std::size_t body)
      : words_(words), places_(places), text_(text), body_(body) {}

  /// The names stand at the head: before them nothing but what tells authors, behind them the line's end, or
  /// a dash and little more.
  bool is_head(const std::vector<PersonAt>& people, std::size_t first, std::size_t end) const {
    if (begin_of(people[first]) != body_) return false;
    const std::size_t next = end_of(people[end - 1]);
    if (next >= words_.size()) return false;
    if (line_ends_before(next)) return true;
    if ((words_[next].gap & gap_dash) == 0) return false;
    if (places_.is_clear(next)) return true;
    for (std::size_t i = next + 1; i <= next + most_words_behind; ++i) {
      if (i >= words_.size() || line_ends_before(i) || (words_[i].gap & gap_colon) != 0) return true;
    }
    return false;
  }

  /// They are the last line.
  bool is_foot(const std::vector<PersonAt>& people, std::size_t first, std::size_t end) const {
    const std::size_t begin = begin_of(people[first]);
    return end_of(people[end - 1]) == words_.size() && begin > body_ && line_ends_before(begin);
  }

  /// `next` goes on with the names that `person` ends: after a comma or "and".
  bool is_listed(const PersonAt& person, const PersonAt& next) const {
    const MentionWord& word = words_[next.first_word];
    if (end_of(person) != next.first_word || line_ends_before(next.first_word)) return false;
    return word.gap == gap_comma || (word.gap == 0 && word.term.starts_with(spelled<letter::waw>));
  }

 private:
  /// The first word of the line's names, with what tells authors before them.
  std::size_t begin_of(const PersonAt& person) const {
    std::size_t begin = person.first_word;
    while (begin > body_ && tells_authors(words_[begin - 1]) && !line_ends_before(begin)) --begin;
    return begin;
  }

  /// "Prepared", also behind "and".
  static bool tells_authors(const MentionWord& word) {
    if (word.is(authorship)) return true;
    const std::string_view term = word.term;
    constexpr std::string_view conjunction = spelled<letter::waw>;
    return term.starts_with(conjunction) && (classes_of(term.substr(conjunction.size())) & authorship) != 0;
  }

  static std::size_t end_of(const PersonAt& person) { return person.first_word + person.word_count; }

  bool line_ends_before(std::size_t i) const {
    const std::size_t end = words_[i - 1].end;
    return text_.substr(end, words_[i].begin - end).find('\n') != std::string_view::npos;
  }

  const MentionWords& words_;
  const PlaceMatches& places_;
  std::string_view text_;
  std::size_t body_;
};

}  // namespace

std::vector<bool> find_bylines(const MentionWords& words, const PlaceMatches& places,
                               const std::vector<PersonAt>& people, std::string_view text, std::size_t body) {
  std::vector<bool> found(people.size());
  const Bylines bylines(words, places, text, body);
  for (std::size_t first = 0, end = 0; first < people.size(); first = end) {
    end = first + 1;
    if (people[first].first_word < body) continue;
    while (end < people.size() && bylines.is_listed(people[end - 1], people[end])) ++end;
    if (!bylines.is_head(people, first, end) && !bylines.is_foot(people, first, end)) continue;
    for (std::size_t i = first; i < end; ++i) found[i] = people[i].word_count > 1;
  }
  if (std::find(found.begin(), found.end(), true) == found.end()) return found;
  std::unordered_map<std::size_t, bool> is_only_byline;  // by the fullest form
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto [entry, is_new] = is_only_byline.emplace(people[i].name_of, found[i]);
    if (!is_new) entry->second = entry->second && found[i];
  }
  for (std::size_t i = 0; i < people.size(); ++i) found[i] = found[i] && is_only_byline[people[i].name_of];
  return found;
}

}  // namespace fihris
