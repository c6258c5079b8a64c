#include "query/expansion/other_writings.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>
#include <utility>

#include "analyzers/names/names.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/phrase_table.h"

namespace fihris {
namespace {

/// A name that means several places is asked for the best known ones.
constexpr std::size_t most_places = 2;

using Words = std::span<const std::string_view>;

std::vector<std::string> owned(const std::vector<std::string_view>& words) {
  return {words.begin(), words.end()};
}

/// Whether a number of the query is between two, both included.
bool is_between(std::string_view word, unsigned least, unsigned most) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size() && number >= least && number <= most;
}

/// The name of a month that is an ordinary word too (Ab, August, is father) together with what shows that it
/// is the month: the day or the word for month before it, or the year behind it.
void add_month_beside_cue(const std::vector<std::string_view>& words, std::size_t first, std::size_t count,
                          const Alternative& month, std::vector<OtherWriting>& writings) {
  constexpr std::string_view word_for_month = spelled<letter::shin, letter::haa, letter::ra>;
  const std::size_t behind = first + count;
  std::vector<std::string> writing = month.words;
  if (first > 0 && (is_between(words[first - 1], 1, 31) || words[first - 1] == word_for_month)) {
    writing.insert(writing.begin(), std::string(words[first - 1]));
    writings.push_back({first - 1, count + 1, std::move(writing), false});
  } else if (behind < words.size() && is_between(words[behind], 1300, 2100)) {
    writing.emplace_back(words[behind]);
    writings.push_back({first, count + 1, std::move(writing), false});
  }
}

void add_aliases(const std::vector<std::string_view>& words, const Aliases& aliases,
                 std::vector<OtherWriting>& writings) {
  for (std::size_t first = 0; first < words.size(); ++first) {
    const std::size_t longest = aliases.longest_match(Words(words).subspan(first));
    for (std::size_t count = 1; count <= longest; ++count) {
      for (const Alternative& alternative : aliases.alternatives(Words(words).subspan(first, count))) {
        if (!alternative.needs_cue) {
          writings.push_back({first, count, alternative.words, false});
        } else if (alternative.kind == AliasKind::month) {
          add_month_beside_cue(words, first, count, alternative, writings);
        }
      }
    }
  }
}

void add_places(const std::vector<std::string_view>& words, std::vector<OtherWriting>& writings) {
  const Gazetteer gazetteer;
  for (std::size_t first = 0; first < words.size(); ++first) {
    const PlaceMatch match = gazetteer.longest_match(Words(words).subspan(first));
    for (std::size_t i = 0; i < match.places.size() && i < most_places; ++i) {
      if (match.places[i].needs_cue) continue;
      for (const PlaceName& name : gazetteer.names(match.places[i].number)) {
        if (!name.needs_cue) writings.push_back({first, match.words, owned(words_of(name.phrase)), false});
      }
    }
  }
}

}  // namespace

bool is_institution(std::string_view word, const Aliases& aliases) {
  if (word.empty() || word.front() < 0) return false;
  const std::vector<Alternative> alternatives = aliases.alternatives(Words(&word, 1));
  return std::any_of(alternatives.begin(), alternatives.end(),
                     [](const Alternative& other) { return other.kind == AliasKind::institution; });
}

std::vector<OtherWriting> other_writings(const std::vector<std::string>& words, const Aliases& aliases,
                                         std::size_t most) {
  std::vector<OtherWriting> writings;
  for (const NameForm& form : name_forms(words)) {
    for (const auto& alternative : form.alternatives)
      writings.push_back({form.first, form.count, alternative, true});
  }
  const std::vector<std::string_view> views(words.begin(), words.end());
  add_aliases(views, aliases, writings);
  add_places(views, writings);
  // A name is among its own names.
  std::erase_if(writings, [&](const OtherWriting& writing) {
    return std::equal(writing.words.begin(), writing.words.end(),
                      words.begin() + static_cast<std::ptrdiff_t>(writing.first),
                      words.begin() + static_cast<std::ptrdiff_t>(writing.first + writing.count));
  });
  std::vector<std::size_t> counts(words.size());
  std::erase_if(writings, [&](const OtherWriting& writing) { return ++counts[writing.first] > most; });
  return writings;
}

}  // namespace fihris
