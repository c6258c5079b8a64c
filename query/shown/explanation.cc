#include "query/shown/explanation.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "analyzers/places/gazetteer.h"
#include "query/match/occurrences.h"
#include "query/match/reranker.h"
#include "query/shown/phrase_report.h"
#include "query/weighing/group_query.h"

namespace fihris {
namespace {

constexpr unsigned most_other_forms = 8;  ///< named when a word is not found

/// What a word adds to the score of one article.
double score_of(const Searcher& searcher, const WordGroup& group, const Record& record) {
  BuiltQuery word;
  const Expander expander(searcher.lexicon(), searcher.reader().vocabulary, searcher.ranking());
  word.query = ranked_query(group, searcher.weighing(expander)).query;
  return searcher.match(word, record).value_or(0);
}

/// Each form of level `tightest` or looser that stands in the article.
std::vector<ExplainedForm> found_forms(const Occurrences& occurrences, const Record& record,
                                       std::size_t group, Level tightest) {
  std::map<std::pair<Level, std::string>, unsigned> counts;
  const auto count = [&](const std::vector<Occurrence>& part, const std::string& text) {
    for (const Occurrence& at : part) {
      if (at.group == group && at.level >= tightest)
        ++counts[{at.level, text.substr(at.begin, at.end - at.begin)}];
    }
  };
  count(occurrences.title, record.title);
  count(occurrences.body, record.body);
  std::vector<ExplainedForm> forms;
  for (const auto& [form, times] : counts) forms.push_back({form.second, form.first, times});
  return forms;
}

/// What else of the article would match a word at the first level looser than the one asked for that finds
/// anything. Of a place nothing: levels do not change what it finds.
std::vector<ExplainedForm> next_level(const Searcher& searcher, const WordGroup& group, const Record& record,
                                      Level asked) {
  if (group.field == Field::place) return {};
  const Expander expander(searcher.lexicon(), searcher.reader().vocabulary, searcher.ranking());
  Expansion expansion = expander.expand(group.word, Level::inflection, true);
  auto& forms = expansion.forms;
  forms.insert(forms.end(), expansion.similar.begin(), expansion.similar.end());
  if (asked > Level::exact) {
    std::erase_if(forms, [&](const ExpandedForm& form) {
      const auto& asked_for = group.expansion.forms;
      return std::any_of(asked_for.begin(), asked_for.end(),
                         [&](const ExpandedForm& known) { return known.term == form.term; });
    });
  }
  const Level loosest = group.field == Field::name ? Level::name : Level::similar;
  for (int level = static_cast<int>(asked) + 1; level <= static_cast<int>(loosest); ++level) {
    std::vector<WordGroup> looser{{group.word, group.field, {}, {}, false}};
    looser[0].word.exact = false;
    std::copy_if(forms.begin(), forms.end(), std::back_inserter(looser[0].expansion.forms),
                 [&](const ExpandedForm& form) { return form.level == static_cast<Level>(level); });
    auto found = found_forms(OccurrenceFinder(looser).find(record), record, 0, static_cast<Level>(level));
    if (!found.empty()) return found;
  }
  return {};
}

/// As a place that the gazetteer lacks is written: behind the key (index/mention_term.h).
std::string writing_of(const ExpandedForm& form) {
  return form.term.substr(form.term.find('\t') + 1);
}

/// Of places, whose forms are their ids, the best known names.
std::vector<std::string> other_forms(const WordGroup& group) {
  const std::vector<ExpandedForm>& forms = group.expansion.forms;
  std::vector<std::string> named;
  for (std::size_t i = 0; i < forms.size() && i < most_other_forms; ++i) {
    const auto place = group.field == Field::place ? Gazetteer().by_id(forms[i].term) : std::nullopt;
    named.push_back(place ? std::string(place->name()) : writing_of(forms[i]));
  }
  return named;
}

/// Whether the article is one of those that are ranked anew.
bool is_among_best(Searcher& searcher, const Node& query, const BuiltQuery& built, SearchOptions options,
                   Xapian::docid id) {
  options.limit = count_reranked(built, searcher.ranking());
  options.offset = 0;
  const SearchResult best = searcher.search(query, options);
  return std::any_of(best.articles.begin(), best.articles.end(),
                     [&](const FoundArticle& article) { return article.id == id; });
}

/// The group that begins the phrase of a group of words.
std::size_t begin_of_phrase(const std::vector<WordGroup>& groups, std::size_t group) {
  for (std::size_t first = group + 1; first-- > 0;) {
    if (groups[first].phrase_words > group - first) return first;
  }
  return group;
}

}  // namespace

Explanation explain(Searcher& searcher, const Node& query, const BuiltQuery& built,
                    const SearchOptions& options, Xapian::docid article) {
  const Articles& articles = searcher.reader().articles;
  const Record record = decode_record(articles.get_document(article).get_data());
  const OccurrenceFinder finder(built.groups);
  const Occurrences occurrences = finder.find(record);
  const Occurrences terms = finder.find_terms(record);  // of no whole phrase too
  Explanation why;
  why.path = record.path;
  const std::optional<double> match = searcher.match(built, record);
  Bonus bonus;
  bonus.similar.resize(built.groups.size());
  if (match && is_among_best(searcher, query, built, options, article))
    bonus = Reranker(built, articles, searcher.ranking()).bonus(record, articles.get_doclength(article));
  why.matches = match.has_value();
  why.score = match.value_or(0) + bonus.total();
  why.others = bonus.others;
  why.near = bonus.near;
  why.early = bonus.lead;
  for (std::size_t i = 0; i < built.groups.size(); ++i) {
    const WordGroup& group = built.groups[i];
    ExplainedWord& word = why.words.emplace_back();
    word.word = group.word.written;
    word.field = group.field;
    word.excludes = group.excludes;
    word.found = found_forms(occurrences, record, i, Level::exact);
    const std::size_t phrase = begin_of_phrase(built.groups, i);
    if (!word.found.empty()) {
      word.score = score_of(searcher, group, record);
    } else if (built.groups[phrase].phrase_words > 1) {
      word.not_in_phrase = why_no_phrase(built.groups, phrase, terms);
      if (!word.not_in_phrase.empty()) word.apart = found_forms(terms, record, i, Level::exact);
    }
    if (word.found.empty() && word.not_in_phrase.empty()) word.index_has = other_forms(group);
    word.looser = next_level(searcher, group, record, group.word.exact ? Level::exact : options.level);
    word.similar = bonus.similar[i];
    word.cut = group.expansion.cut;
  }
  for (const WordGroup& name : built.filter_words)
    why.names.push_back({name.word.written, score_of(searcher, name, record)});
  return why;
}

}  // namespace fihris
