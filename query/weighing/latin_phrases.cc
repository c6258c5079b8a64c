#include "query/weighing/latin_phrases.h"

#include <algorithm>

#include "analyzers/names/latin_readings.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/scholarly_latin.h"

namespace fihris {
namespace {

using Sequence = std::vector<std::vector<ExpandedForm>>;

}  // namespace

std::vector<LatinRun> latin_runs(const std::vector<QueryWord>& words) {
  std::vector<LatinRun> runs;
  bool goes_on = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_part = !words[i].exact && !words[i].wildcard && is_latin_word(words[i].term);
    if (is_part && !goes_on) runs.push_back({i, {}});
    if (is_part) {
      const std::string as_said = read_scholarly_latin(words[i].written);
      runs.back().words.push_back(as_said.empty() ? words[i].term : as_said);
    }
    goes_on = is_part;
  }
  return runs;
}

std::vector<Sequence> latin_spellings(const SoundedNames& names, const std::vector<std::string>& words) {
  Sequence bare, with_articles;
  for (const std::string& word : words) {
    std::vector<ExpandedForm> latin = names.small_words(word);
    const bool is_name = latin.empty();
    if (is_name) latin = names.latin_forms(word);
    if (latin.empty()) return {};
    if (is_name && word.starts_with(al)) with_articles.push_back(names.small_words(al));
    bare.push_back(latin);
    with_articles.push_back(std::move(latin));
  }
  std::vector<Sequence> spellings{bare};
  const bool can_have_articles =
      with_articles.size() > bare.size() &&
      std::none_of(with_articles.begin(), with_articles.end(), [](const auto& word) { return word.empty(); });
  if (can_have_articles) spellings.push_back(std::move(with_articles));
  return spellings;
}

}  // namespace fihris
