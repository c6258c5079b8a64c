#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/places/gazetteer.h"
#include "commands/commands.h"
#include "commands/hits/find_article.h"
#include "commands/options/alias_option.h"
#include "commands/options/level_option.h"
#include "commands/process/crash_guard.h"
#include "commands/reports/phrase_report.h"
#include "commands/reports/query_notes.h"
#include "query/language/fields.h"
#include "query/language/parser.h"
#include "query/match/group_query.h"
#include "query/match/occurrences.h"
#include "query/match/reranker.h"
#include "query/match/searcher.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

constexpr unsigned most_other_forms = 8;  ///< named when a word is not found

struct WhyOptions {
  std::string query;
  std::string path;
  std::string aliases;  ///< the user's alias file; empty for the default one
  SearchOptions search;
};

/// What a word adds to the score of one article.
double score_of(const Searcher& searcher, const WordGroup& group, const Record& record) {
  BuiltQuery word;
  const Expander expander(searcher.lexicon(), searcher.reader().articles, searcher.ranking());
  word.query = ranked_query(group, expander, searcher.ranking());
  return searcher.match(word, record).value_or(0);
}

/// "FORM (level, n times)" for each form of level `tightest` or looser that stands in the article.
std::string found_forms(const Occurrences& occurrences, const Record& record, std::size_t group,
                        Level tightest) {
  std::map<std::pair<Level, std::string>, unsigned> counts;
  const auto count = [&](const std::vector<Occurrence>& part, const std::string& text) {
    for (const Occurrence& at : part) {
      if (at.group == group && at.level >= tightest)
        ++counts[{at.level, text.substr(at.begin, at.end - at.begin)}];
    }
  };
  count(occurrences.title, record.title);
  count(occurrences.body, record.body);
  std::string text;
  for (const auto& [form, times] : counts) {
    if (!text.empty()) text += ", ";
    text.append(form.second).append(" (").append(name_of(form.first));
    if (times > 1) text += ", " + std::to_string(times) + " times";
    text += ")";
  }
  return text;
}

/// What else of the article would match a word at the first level looser than the one asked for that finds
/// anything. Of a place nothing: levels do not change what it finds.
std::string next_level(const Searcher& searcher, const WordGroup& group, const Record& record, Level asked) {
  if (group.field == Field::place) return {};
  const Expander expander(searcher.lexicon(), searcher.reader().articles, searcher.ranking());
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
    const std::string found =
        found_forms(OccurrenceFinder(looser).find(record), record, 0, static_cast<Level>(level));
    if (!found.empty()) return found;
  }
  return {};
}

/// Of places, whose forms are their ids, the best known names.
std::string other_forms(const WordGroup& group) {
  const std::vector<ExpandedForm>& forms = group.expansion.forms;
  const bool is_place = group.field == Field::place;
  std::string text;
  for (std::size_t i = 0; i < forms.size() && i < most_other_forms; ++i) {
    if (!text.empty()) text += is_place ? ", " : " ";
    text += is_place ? std::string(Gazetteer().by_id(forms[i].term)->name()) : forms[i].term;
  }
  return text.empty() ? "no form of it" : text;
}

/// Whether the article is one of those that are ranked anew.
bool is_among_best(Searcher& searcher, const Node& query, SearchOptions options, Xapian::docid id) {
  options.limit = searcher.ranking().reranked;
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

void print_part(const char* name, double score) {
  if (score > 0) std::printf("   %-8s %.3f\n", name, score);
}

int why(const CommonOptions& common, const WhyOptions& options) {
  guard_against_damage(common.index);
  Searcher searcher(common.indexes, load_aliases(options.aliases));
  const Xapian::Database& articles = searcher.reader().articles;
  const Xapian::docid id = find_article("why", searcher.reader(), options.path);
  const Record record = decode_record(articles.get_document(id).get_data());
  const Node query = parse_query(options.query).root;
  require_words(query, options.query);
  const BuiltQuery built = searcher.build(query, options.search);
  report_left_out(built, "query", common);
  const OccurrenceFinder finder(built.groups);
  const Occurrences occurrences = finder.find(record);
  const Occurrences words = finder.find_terms(record);  // of no whole phrase too

  const std::optional<double> match = searcher.match(built, record);
  Bonus bonus;
  bonus.similar.resize(built.groups.size());
  if (match && is_among_best(searcher, query, options.search, id)) {
    bonus = Reranker(built.groups, articles, searcher.ranking()).bonus(record, articles.get_doclength(id));
  }
  const double total = match.value_or(0) + bonus.total();
  std::cout << Shown{record.path} << '\n';
  std::printf("%s, score %.3f\n", match ? "matches" : "does not match", total);
  for (std::size_t i = 0; i < built.groups.size(); ++i) {
    const WordGroup& group = built.groups[i];
    const std::string found = found_forms(occurrences, record, i, Level::exact);
    std::cout << '\n'
              << (group.excludes ? "-" : "") << field_prefix(group.field) << Shown{group.word.written}
              << '\n';
    const std::size_t phrase = begin_of_phrase(built.groups, i);
    const std::string apart = found.empty() ? why_no_phrase(built.groups, phrase, words) : std::string();
    if (!found.empty()) {
      std::cout << "   found    " << OneLine{found} << '\n';
      print_part("score", score_of(searcher, group, record));
      if (group.excludes && !match) std::cout << "   must not be there\n";
    } else if (!apart.empty() && built.groups[phrase].phrase_words > 1) {
      std::cout << "   found    " << OneLine{found_forms(words, record, i, Level::exact)} << '\n'
                << "   but not in the phrase: " << OneLine{apart} << '\n';
    } else {
      std::cout << "   not found; the index has: " << OneLine{other_forms(group)} << '\n';
    }
    const Level asked = group.word.exact ? Level::exact : options.search.level;
    const std::string looser = next_level(searcher, group, record, asked);
    if (!looser.empty()) std::cout << "   a looser level would find: " << OneLine{looser} << '\n';
    print_part("similar", bonus.similar[i]);
    if (group.expansion.cut) std::printf("   only its commonest forms were looked for\n");
  }
  for (const WordGroup& word : built.filter_words) {
    std::cout << '\n' << Shown{word.word.written} << " in the text\n";
    print_part("score", score_of(searcher, word, record));
  }
  if (bonus.near + bonus.lead > 0) std::printf("\nall words\n");
  print_part("near", bonus.near);
  print_part("early", bonus.lead);
  return match ? 0 : 1;
}

}  // namespace

void bind_why(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("why", "Explain why an article does or does not match a query");
  auto options = std::make_shared<WhyOptions>();
  command.add_option("query", options->query, "The query").required().type_name("QUERY");
  command.add_option("path", options->path, "The article's file").required().type_name("PATH");
  add_level_option(command, options->search.level);
  add_alias_option(command, options->aliases);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return why(common, *options); }; });
}

}  // namespace fihris
