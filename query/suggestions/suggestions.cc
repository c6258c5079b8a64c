#include "query/suggestions/suggestions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "analyzers/mentions/mention_words.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/utf8.h"
#include "messages/translation.h"
#include "query/expansion/edit_distance.h"
#include "query/language/fields.h"
#include "query/suggestions/filter_suggestions.h"
#include "query/weighing/group_query.h"

namespace fihris {
namespace {

using namespace letter;

constexpr unsigned most_close_spellings = 5;

/// Words of a query that are reported; for each, similar ones are looked up.
constexpr std::size_t most_words = 12;

/// A letter in the middle changes three trigrams of a word, which has two more of them than letters.
constexpr double least_similarity = 0.25;
constexpr unsigned most_candidates = 200;

constexpr std::size_t least_letters = 3, letters_of_long_word = 5;

/// A core that a mistyped word may stand for.
struct Candidate {
  std::size_t distance;
  unsigned frequency;
  std::string word;
  std::string core;
};

/// The commonest form of a core.
const std::string& best_form(const Core& core) {
  return std::max_element(core.forms.begin(), core.forms.end(),
                          [](const Form& a, const Form& b) { return a.frequency < b.frequency; })
      ->word;
}

/// The form of a core with `proclitics` before it; its commonest if the index does not have that.
std::string form_of(const Core& core, std::string_view proclitics, const Vocabulary& words) {
  std::string form = std::string(proclitics) + core.text;
  return words.frequency(form) > 0 ? form : best_form(core);
}

/// A word, and what is left of it without the article and what stands before that.
std::vector<std::string_view> readings(std::string_view word) {
  std::vector<std::string_view> found{word};
  const auto add = [&](std::string_view rest) {
    if (letter_count(rest) >= least_letters) found.push_back(rest);
  };
  if (word.starts_with(al)) add(word.substr(al.size()));
  for (const WithoutProclitic& cut : ProcliticCuts(word)) {
    if (cut.li_and_article) add(cut.rest);
    if (cut.rest.starts_with(al)) add(cut.rest.substr(al.size()));
  }
  return found;
}

/// The articles of each form of a core together, without those that are removed.
unsigned count_forms(const Searcher& searcher, const std::string& core) {
  unsigned articles = 0;
  for (const Form& form : searcher.lexicon().find_core(core)->forms)
    articles += searcher.reader().articles.count_with(encode_term(form.word));
  return articles;
}

/// Words of the index of `least` articles or more that differ from one by a letter, or two of a long word if
/// `loosely`; the commonest, with their articles.
std::string close_spellings(const Searcher& searcher, const QueryWord& word, unsigned least, bool loosely) {
  std::vector<Candidate> candidates;
  for (const std::string_view reading : readings(word.term)) {
    const std::u32string letters = to_utf32(reading);
    const std::size_t most_edits = !loosely || letters.size() < letters_of_long_word ? 1 : 2;
    const auto proclitics = std::string_view(word.term).substr(0, word.term.size() - reading.size());
    for (const SimilarCore& like :
         searcher.lexicon().similar_to(reading, most_candidates, least_similarity)) {
      const std::size_t distance = edit_distance(letters, to_utf32(like.core.text));
      if (distance > most_edits || like.core.frequency() < least) continue;
      candidates.push_back({distance, like.core.frequency(),
                            form_of(like.core, proclitics, searcher.lexicon().words()), like.core.text});
    }
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.distance, b.frequency, a.word) < std::tie(b.distance, a.frequency, b.word);
  });
  std::string list;
  std::set<std::string> listed;  // two readings may find the same core
  for (const Candidate& candidate : candidates) {
    if (listed.size() == most_close_spellings) break;
    if (!listed.insert(candidate.word).second) continue;
    const std::string articles = std::to_string(count_forms(searcher, candidate.core));
    list += (list.empty() ? "" : ", ") + candidate.word + " (" + articles + ")";
  }
  return list;
}

/// Articles that match one word of a query, before a look at how it is written there.
std::size_t count_articles(const Searcher& searcher, const WordGroup& group) {
  BuiltQuery alone;
  if (!group.expansion.forms.empty()) alone.query = forms_query(group);
  return searcher.find_all(alone).size();
}

/// Articles that have the word in what was set apart from their text.
std::size_t count_boilerplate(Searcher& searcher, const WordGroup& group) {
  Node aside;
  aside.kind = NodeKind::word;
  aside.field = Field::boilerplate;
  aside.words = {group.word};
  aside.written = group.word.written;
  SearchOptions counted;
  counted.limit = 0;
  counted.count_all = true;
  return searcher.search(aside, counted).estimate;
}

/// How many articles have a form, at most; nothing for a word that is found in many or is none to correct.
std::optional<unsigned> articles_if_few(const WordGroup& group) {
  const Expansion& expansion = group.expansion;
  if (!group.ranks || group.field != Field::text || !group.sequences.empty()) return std::nullopt;
  if (group.word.exact || group.word.wildcard || expansion.is_function_word) return std::nullopt;
  unsigned articles = 0;
  for (const ExpandedForm& form : expansion.forms) {
    articles += form.frequency;
    if (articles > few_articles) return std::nullopt;
  }
  return articles;
}

}  // namespace

std::vector<std::string> commoner_spellings(const Searcher& searcher, const SearchResult& result) {
  std::vector<std::string> lines;
  if (result.built.groups.size() > most_words) return lines;
  for (const WordGroup& group : result.built.groups) {
    const std::optional<unsigned> articles = articles_if_few(group);
    if (!articles) continue;
    const unsigned least = std::max(*articles, 1U) * many_times;
    const std::string list = close_spellings(searcher, group.word, least, false);
    if (list.empty()) continue;
    const std::string& word = group.word.written;
    lines.push_back(*articles == 0
                        ? tr("{1}: not in the index; did you mean: {2}", {word, list})
                        : tr_count("{2}: in {1} article; did you mean: {3}",
                                   "{2}: in {1} articles; did you mean: {3}", *articles, {word, list}));
  }
  return lines;
}

std::vector<std::string> suggestions(Searcher& searcher, const Node& query, const SearchOptions& options,
                                     const SearchResult& result) {
  std::vector<std::string> lines;
  for (int level = static_cast<int>(options.level) + 1; level <= static_cast<int>(Level::inflection);
       ++level) {
    SearchOptions looser = options;
    looser.level = static_cast<Level>(level);
    looser.limit = 0;
    looser.count_all = true;
    const unsigned count = searcher.search(query, looser).estimate;
    if (count == 0) continue;
    lines.push_back(tr_count("--level {2} finds {1}", "--level {2} finds {1}", count,
                             {std::string(name_of(looser.level))}));
  }
  std::size_t words = 0;
  for (const WordGroup& group : result.built.groups) {
    if (words == most_words) break;
    if (!group.ranks && !is_filter(group.field)) continue;  // it excludes
    ++words;
    const std::string name = field_prefix(group.field) + group.word.written;
    if (const std::size_t count = count_articles(searcher, group); count > 0) {
      lines.push_back(tr_count("{2}: in {1} article", "{2}: in {1} articles", count, {name}));
      continue;
    }
    if (const std::size_t count = group.field == Field::text ? count_boilerplate(searcher, group) : 0;
        count > 0) {
      lines.push_back(tr_count("{2}: in no text; {3} finds {1}", "{2}: in no text; {3} finds {1}", count,
                               {name, field_prefix(Field::boilerplate) + name}));
      continue;
    }
    const std::string list = is_filter(group.field) ? "" : close_spellings(searcher, group.word, 1, true);
    lines.push_back(list.empty() ? tr("{1}: not in the index", {name})
                                 : tr("{1}: not in the index; did you mean: {2}", {name, list}));
  }
  add_filter_suggestions(query, searcher.reader().articles, lines);
  return lines;
}

}  // namespace fihris
