#include "query/suggestions.h"

#include <algorithm>

#include "query/fields.h"

namespace fihris {
namespace {

constexpr unsigned most_close_spellings = 5;

/// The commonest form of a core.
const std::string& best_form(const Core& core) {
  return std::max_element(core.forms.begin(), core.forms.end(),
                          [](const Form& a, const Form& b) { return a.frequency < b.frequency; })->word;
}

std::string close_spellings(const Searcher& searcher, const QueryWord& word) {
  const Core* core = searcher.lexicon().core_of(word.term);
  const std::string& text = core != nullptr ? core->text : word.term;
  std::string list;
  for (const SimilarCore& like :
       searcher.lexicon().similar_to(text, most_close_spellings, searcher.ranking().least_similarity)) {
    list += (list.empty() ? "" : ", ") + best_form(like.core) + " (" + std::to_string(like.core.frequency()) + ")";
  }
  return list;
}

/// Articles that match one word of a query, before a look at how it is written there.
std::size_t count_articles(const Searcher& searcher, const WordGroup& group) {
  BuiltQuery alone;
  if (!group.expansion.forms.empty()) alone.query = forms_query(group);
  return searcher.find_all(alone).size();
}

}  // namespace

std::string suggestions(Searcher& searcher, const Node& query, const SearchOptions& options,
                        const SearchResult& result) {
  std::string text;
  for (int level = static_cast<int>(options.level) + 1; level <= static_cast<int>(Level::inflection); ++level) {
    SearchOptions looser = options;
    looser.level = static_cast<Level>(level);
    looser.limit = 0;
    looser.count_all = true;
    const unsigned count = searcher.search(query, looser).estimate;
    if (count == 0) continue;
    text.append("--level ").append(name_of(looser.level)) += " finds " + std::to_string(count) + "\n";
  }
  for (const WordGroup& group : result.built.groups) {
    if (!group.ranks && !is_filter(group.field)) continue;  // it excludes
    const std::string name = std::string(field_name(group.field)) + (group.field == Field::text ? "" : ":") + group.word.written;
    if (const std::size_t count = count_articles(searcher, group); count > 0) {
      text += name + ": in " + std::to_string(count) + (count == 1 ? " article\n" : " articles\n");
      continue;
    }
    const std::string list = is_filter(group.field) ? "" : close_spellings(searcher, group.word);
    text += name + ": not in the index" + (list.empty() ? "" : "; did you mean: " + list) + "\n";
  }
  return text;
}

}  // namespace fihris
