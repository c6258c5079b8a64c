#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "commands/commands.h"
#include "commands/hits/kwic.h"
#include "commands/hits/last_search.h"
#include "commands/hits/query_list.h"
#include "commands/options/alias_option.h"
#include "commands/options/hit_options.h"
#include "commands/options/level_option.h"
#include "commands/options/output_options.h"
#include "commands/process/crash_guard.h"
#include "commands/process/editor.h"
#include "commands/reports/facets.h"
#include "commands/reports/message.h"
#include "commands/reports/query_notes.h"
#include "query/language/keyboards.h"
#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "query/match/suggestions.h"
#include "query/output/standard_streams.h"
#include "query/shown/caret_message.h"
#include "query/shown/hits.h"

namespace fihris {
namespace {

/// No number that can be typed.
constexpr std::size_t not_given = SIZE_MAX;
constexpr std::size_t largest = UINT32_MAX;
constexpr unsigned usual_limit = 10;

struct Options {
  std::vector<std::string> query;
  std::string aliases;  ///< the user's alias file; empty for the default one
  std::string batch;    ///< file of queries, `-` for standard input; empty if none
  SearchOptions search;
  OutputOptions output;
  HitContents contents;
  PathOptions paths;
  std::size_t limit = not_given;
  std::size_t context = not_given;  ///< lines on both sides
  std::size_t before = not_given;
  std::size_t after = not_given;
  std::size_t open = not_given;  ///< the number of the article to be opened
  bool list_files = false;
  bool count_matches = false;
  bool line_numbers = false;
  bool kwic = false;
  std::string facets;  ///< names with commas between them; empty for none
  ConcordanceOrder kwic_sort = ConcordanceOrder::rank;
  bool no_group = false;
  bool strict = false;
  bool count = false;
};

constexpr std::size_t most_remembered = 1000;  ///< articles of a list

constexpr int found = 0, nothing_found = 1, bad_line = 2;

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

enum class Notes { with_caret, one_line, none };

/// Parses, and says what could not be understood: an Error if `strict`, else notes on stderr. `name` is what
/// the query is called in them.
Node parse(const std::string& text, const std::string& name, bool strict, Notes notes) {
  ParsedQuery parsed = parse_query(text);
  for (const Note& note : parsed.notes) {
    if (strict) throw Error(name + ": " + caret_message(text, note));
    if (notes == Notes::none) break;
    const std::string message = notes == Notes::one_line ? note.text : caret_message(text, note);
    say(name + ": " + message);
  }
  return std::move(parsed.root);
}

void report_unknown_places(const BuiltQuery& built) {
  for (const std::string& place : built.unknown_places) {
    say("query: " + place + ": no place is known by this name; looked for as words");
  }
}

/// A group that was cut says so: of a wildcard always, since words that were asked for are missing; of a
/// word, which has lost its rarest inflections and spellings, if asked.
void report_cuts(const BuiltQuery& built, const CommonOptions& common) {
  if (common.quiet) return;
  for (const WordGroup& group : built.groups) {
    if (group.expansion.cut && (common.verbose || group.word.wildcard)) {
      say("search: " + group.word.written + ": too many forms; the " +
          std::to_string(group.expansion.forms.size()) + " commonest are looked for");
    }
  }
}

/// The query as it would be on a keyboard of the other script, and what is found then; nothing if that is not
/// all of its words.
std::optional<std::string> retyped(Searcher& searcher, const std::string& text,
                                   const SearchOptions& options) {
  for (const std::string& other : typed_on_other_keyboard(text)) {
    const Node query = parse_query(other).root;
    if (is_empty(query)) continue;
    SearchOptions strict = options;
    strict.level = std::min(options.level, Level::affix);
    strict.all = true;
    strict.limit = 0;
    if (searcher.search(query, strict).estimate > 0) return other;
  }
  return std::nullopt;
}

/// Returns the paths of the articles.
std::vector<std::string> write_hits(const Searcher& searcher, const SearchResult& result,
                                    const Options& options) {
  std::vector<std::string> paths;
  const auto output = make_output(options.output);
  const HitMaker hits(searcher, result, options.contents);
  for (const FoundArticle& article : result.articles) {
    Hit hit = hits.make(article);
    output->write(hit);
    if (paths.size() < most_remembered) paths.push_back(std::move(hit.path));
  }
  output->finish();
  return paths;
}

void open_number(const Searcher& searcher, const SearchResult& result, unsigned number) {
  for (const FoundArticle& article : result.articles) {
    if (article.rank != number) continue;
    const Record record = searcher.record(article.id);
    open_in_editor(record, OccurrenceFinder(result.built.groups).find(record));
    return;
  }
  throw Error("search: --open: no article found has the number " + std::to_string(number) +
              "; leave the option out to see them");
}

/// So that `fihris show N` knows what N is.
void remember_list(const SearchResult& result, std::vector<std::string> indexes, const std::string& query,
                   std::vector<std::string> paths) {
  if (paths.empty()) return;
  std::error_code error;
  for (std::string& index : indexes) index = std::filesystem::absolute(index, error).string();
  remember({std::move(indexes), query, result.articles.front().rank, std::move(paths)});
}

/// What an option like those of grep asks for goes for all articles, unless the user limits them.
void set_limit(const Searcher& searcher, const Options& options, SearchOptions& search) {
  const bool is_list = options.list_files || options.count_matches || options.kwic;
  search.limit = options.limit != not_given ? static_cast<unsigned>(options.limit)
                 : is_list                  ? std::max(1U, searcher.reader().articles.get_doccount())
                                            : usual_limit;
}

int search_one(const CommonOptions& common, Options options) {
  const std::string text = join(options.query);
  Node query = parse(text, "query", options.strict, common.quiet ? Notes::none : Notes::with_caret);
  require_words(query, text);
  const auto start = std::chrono::steady_clock::now();
  guard_against_damage(common.index);
  Searcher searcher(common.indexes, load_aliases(options.aliases));
  if (!options.count) set_limit(searcher, options, options.search);
  SearchResult result = searcher.search(query, options.search);
  if (const auto other = result.estimate == 0 ? retyped(searcher, text, options.search) : std::nullopt) {
    if (!common.quiet)
      say("search: nothing has " + text + "; looked for as typed on another keyboard: " + *other);
    query = parse_query(*other).root;
    result = searcher.search(query, options.search);
  }
  if (!common.quiet) report_unknown_places(result.built);
  report_left_out(result.built, "query", common);
  report_disputed_places(result.built, "query", common);
  report_readings(result.built, "query", common);
  report_cuts(result.built, common);
  report_unfound(result, common);
  const auto suggest = [&] {
    if (common.quiet) return;
    for (const std::string& line : suggestions(searcher, query, options.search, result))
      std::cerr << OneLine{line} << '\n';
  };
  if (options.count) {
    std::printf("%u\n", result.estimate);
    if (result.estimate > 0) return found;
    suggest();
    return nothing_found;
  }
  if (!options.facets.empty()) {
    const std::size_t most = options.limit != not_given ? options.limit : usual_limit;
    const std::size_t articles =
        write_facets(searcher, result.built, facets_in(options.facets), options.output.format, most);
    return articles > 0 ? found : nothing_found;
  }
  if (options.open != not_given) {
    open_number(searcher, result, static_cast<unsigned>(options.open));
    return found;
  }
  std::vector<std::string> paths =
      options.kwic ? write_concordance(searcher, result, options.kwic_sort, options.output)
                   : write_hits(searcher, result, options);
  if (options.output.format == Format::text) remember_list(result, common.indexes, text, std::move(paths));
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
  if (!common.quiet) {
    std::fprintf(stderr, "%s, %.0f ms\n", counted(result).c_str(), time.count());
  }
  if (result.estimate == 0) {
    suggest();
  } else if (!common.quiet) {
    for (const std::string& line : commoner_spellings(searcher, result)) std::cerr << OneLine{line} << '\n';
  }
  // With no article to be shown at all, what there is counts.
  const bool any = options.search.limit == 0 ? result.estimate > 0 : !result.articles.empty();
  return any ? found : nothing_found;
}

/// Answers each line of a batch, `QUERY` or `ID<TAB>QUERY`; without an id, the line's number is one. A line
/// that is an error is reported, and the others answered.
int search_batch(const CommonOptions& common, Options options) {
  QueryList lines(options.batch);
  options.output.batch = true;
  const auto output = make_output(options.output);
  guard_against_damage(common.index);
  Searcher searcher(common.indexes, load_aliases(options.aliases));
  if (!options.count) set_limit(searcher, options, options.search);
  bool any = false;
  bool has_bad_line = false;
  std::string line;
  for (unsigned number = 1; lines.next(line); ++number) {
    const std::size_t tab = line.find('\t');
    const std::string id = tab == std::string::npos ? std::to_string(number) : line.substr(0, tab);
    const std::string text = tab == std::string::npos ? line : line.substr(tab + 1);
    Node query;
    try {
      query = parse(text, "query " + id, options.strict, common.quiet ? Notes::none : Notes::one_line);
    } catch (const Error& error) {
      constexpr std::string_view unnamed = "query: ";
      const std::string message = error.what();
      say(message.starts_with(unnamed) ? "query " + id + ": " + message.substr(unnamed.size()) : message);
      has_bad_line = true;
      continue;
    }
    if (is_empty(query)) {
      if (!common.quiet && !text.empty()) say("query " + id + ": holds no word to search for");
      continue;
    }
    const SearchResult result = searcher.search(query, options.search);
    report_left_out(result.built, "query " + id, common);
    report_readings(result.built, "query " + id, common);
    report_cuts(result.built, common);
    any |= result.estimate > 0;
    if (options.count) {
      std::printf("%s\t%u\n", id.c_str(), result.estimate);
      continue;
    }
    const HitMaker hits(searcher, result, options.contents);
    for (const FoundArticle& article : result.articles) {
      Hit hit = hits.make(article);
      hit.query_id = id;
      output->write(hit);
    }
  }
  if (!options.count) output->finish();
  if (has_bad_line) return bad_line;
  return any ? found : nothing_found;
}

int search(const CommonOptions& common, Options options) {
  if (options.list_files) options.output.format = Format::paths;
  if (options.count_matches) options.output.format = Format::counts;
  const Format format = options.output.format;
  if (options.output.nul && format != Format::paths && format != Format::counts)
    throw Error("usage: -0: only paths end with NUL; add: -l");
  if (!options.facets.empty()) {
    facets_in(options.facets);
    if (options.kwic || options.count || !options.batch.empty() || format == Format::paths ||
        format == Format::counts)
      throw Error("usage: --facets: is for text, jsonl and csv of one query; leave out the other options");
  }
  if (options.kwic && (format == Format::paths || format == Format::counts))
    throw Error("usage: --kwic: has no list of paths; leave out -l, -c and --format paths");
  if (options.output.bom && format != Format::csv)
    throw Error("usage: --bom: only CSV has the mark; add: --format csv");
  options.output.verbose = common.verbose;
  options.output.color = wants_color(common);
  options.output.hyperlinks = wants_hyperlinks(options.paths);
  options.output.absolute = options.paths.absolute;
  options.output.line_numbers = options.line_numbers;
  const auto given = [&](std::size_t lines) { return lines != not_given ? lines : options.context; };
  if (options.line_numbers || given(options.before) != not_given || given(options.after) != not_given) {
    const auto lines = [&](std::size_t one) {
      return given(one) != not_given ? static_cast<unsigned>(given(one)) : 0;
    };
    options.contents.lines = LineContext{lines(options.before), lines(options.after)};
  }
  if (options.count) {
    options.search.count_all = true;
    options.search.limit = 0;
  }
  // What names articles one by one, or counts them, is of all.
  options.search.group = !options.no_group && !options.kwic && !options.count && options.batch.empty() &&
                         format != Format::paths && format != Format::counts;
  return options.batch.empty() ? search_one(common, options) : search_batch(common, std::move(options));
}

}  // namespace

void bind_search(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("search", "Search: ranked articles with highlighted excerpts");
  auto options = std::make_shared<Options>();
  command.add_option("query", options->query, "The query, as fihris-query(7) says").type_name("QUERY...");
  command.add_option("--batch", options->batch, "Answer each line of a file: QUERY or ID<TAB>QUERY")
      .type_name("FILE|-")
      .not_empty();
  command.add_option("--limit", options->limit, "Most articles to show [10; all with -l, -c, --kwic]")
      .type_name("N")
      .at_most(largest);
  command.add_option("--offset", options->search.offset, "Articles to pass over first [0]").type_name("N");
  command.add_flag("--all", options->search.all, "Every word must match");
  command.add_choice("--sort", options->search.sort,
                     {{"relevance", SortBy::relevance}, {"date", SortBy::date}, {"path", SortBy::path}},
                     "relevance, date (newest first) or path", "ORDER");
  add_level_option(command, options->search.level);
  add_alias_option(command, options->aliases);
  add_output_options(command, options->output);
  command.add_flag("--count", options->count, "Print only how many articles match");
  command.add_flag("-l,--files-with-matches", options->list_files, "Print only the paths of all that match");
  command.add_flag("-c,--count-matches", options->count_matches, "Print PATH:N, how many matches each has");
  command.add_flag("-n,--line-number", options->line_numbers, "Show whole lines with their numbers");
  command.add_option("-A,--after-context", options->after, "Show whole lines, and N behind each")
      .type_name("N")
      .at_most(largest);
  command.add_option("-B,--before-context", options->before, "Show whole lines, and N before each")
      .type_name("N")
      .at_most(largest);
  command.add_option("-C,--context", options->context, "Show whole lines, and N around each")
      .type_name("N")
      .at_most(largest);
  command.add_flag("--all-matches", options->contents.all_matches, "Show every match, not the best excerpts");
  command.add_flag("--kwic", options->kwic, "Show every match on a line of its own, below each other");
  command.add_choice("--kwic-sort", options->kwic_sort,
                     {{"rank", ConcordanceOrder::rank},
                      {"before", ConcordanceOrder::before},
                      {"after", ConcordanceOrder::after},
                      {"date", ConcordanceOrder::date}},
                     "rank, the word before or after the match, or date", "ORDER");
  command
      .add_option("--facets", options->facets,
                  "Count the articles by source, year, month, place, person, author; several with commas")
      .type_name("LIST")
      .not_empty();
  command.add_option("--open", options->open, "Open the article with this number in $EDITOR")
      .type_name("N")
      .at_most(largest);
  add_path_options(command, options->paths);
  command.add_choice("--highlight", options->contents.highlighted,
                     {{"core", HighlightedPart::core}, {"word", HighlightedPart::word}},
                     "core (without what is attached before it) or word: what of a word is marked [core]",
                     "PART");
  command.add_option("--snippets", options->contents.snippets, "Excerpts an article [2]").type_name("N");
  command.add_flag("--no-group", options->no_group,
                   "Show near-copies of an article too, which it stands for otherwise (+N copies)");
  command.add_flag("--strict", options->strict, "What the query language does not know is an error");
  command.callback([&common, &action, options] {
    if (options->query.empty() == options->batch.empty()) {
      throw Error("usage: search needs a QUERY or --batch FILE; try: fihris search --help");
    }
    action = [&common, options] { return search(common, *options); };
  });
}

}  // namespace fihris
