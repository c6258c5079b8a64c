#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "commands/alias_option.h"
#include "commands/commands.h"
#include "commands/crash_guard.h"
#include "commands/level_option.h"
#include "commands/message.h"
#include "commands/output_options.h"
#include "commands/query_list.h"
#include "commands/query_notes.h"
#include "query/language/keyboards.h"
#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "query/match/suggestions.h"
#include "query/output/standard_streams.h"
#include "query/output/terminal.h"
#include "query/shown/caret_message.h"
#include "query/shown/hits.h"

namespace fihris {
namespace {

struct Options {
  std::vector<std::string> query;
  std::string aliases;  ///< the user's alias file; empty for the default one
  std::string batch;    ///< file of queries, `-` for standard input; empty if none
  SearchOptions search;
  OutputOptions output;
  unsigned snippets = 2;
  HighlightedPart highlighted = HighlightedPart::core;
  bool strict = false;
  bool count = false;
};

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

int search_one(const CommonOptions& common, const Options& options) {
  const std::string text = join(options.query);
  Node query = parse(text, "query", options.strict, common.quiet ? Notes::none : Notes::with_caret);
  require_words(query, text);
  const auto start = std::chrono::steady_clock::now();
  guard_against_damage(common.index);
  Searcher searcher(common.index, load_aliases(options.aliases));
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
  const auto output = make_output(options.output);
  const HitMaker hits(searcher, result, options.snippets, options.highlighted);
  for (const FoundArticle& article : result.articles) output->write(hits.make(article));
  output->finish();
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
  Searcher searcher(common.index, load_aliases(options.aliases));
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
    const HitMaker hits(searcher, result, options.snippets, options.highlighted);
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
  if (options.output.nul && options.output.format != Format::paths)
    throw Error("usage: -0: only paths end with NUL; add: --format paths");
  if (options.output.bom && options.output.format != Format::csv)
    throw Error("usage: --bom: only CSV has the mark; add: --format csv");
  options.output.verbose = common.verbose;
  options.output.color =
      common.color == Color::always || (common.color == Color::automatic && takes_colors());
  if (options.count) {
    options.search.count_all = true;
    options.search.limit = 0;
  }
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
  command.add_option("--limit", options->search.limit, "Most articles to show [10]").type_name("N");
  command.add_option("--offset", options->search.offset, "Articles to pass over first [0]").type_name("N");
  command.add_flag("--all", options->search.all, "Every word must match");
  command.add_choice("--sort", options->search.sort,
                     {{"relevance", SortBy::relevance}, {"date", SortBy::date}, {"path", SortBy::path}},
                     "relevance, date (newest first) or path", "ORDER");
  add_level_option(command, options->search.level);
  add_alias_option(command, options->aliases);
  add_output_options(command, options->output);
  command.add_flag("--count", options->count, "Print only how many articles match");
  command.add_option("--snippets", options->snippets, "Excerpts an article [2]").type_name("N");
  command.add_choice(
      "--highlight", options->highlighted, {{"core", HighlightedPart::core}, {"word", HighlightedPart::word}},
      "core (without what is attached before it) or word: what of a word is marked [core]", "PART");
  command.add_flag("--strict", options->strict, "What the query language does not know is an error");
  command.callback([&common, &action, options] {
    if (options->query.empty() == options->batch.empty()) {
      throw Error("usage: search needs a QUERY or --batch FILE; try: fihris search --help");
    }
    action = [&common, options] { return search(common, *options); };
  });
}

}  // namespace fihris
