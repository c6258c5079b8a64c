#include <algorithm>
#include <chrono>
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
#include "commands/interactive/interactive_search.h"
#include "commands/options/hit_options.h"
#include "commands/options/search_command_options.h"
#include "commands/process/editor.h"
#include "commands/reports/facets.h"
#include "commands/reports/message.h"
#include "commands/reports/query_notes.h"
#include "commands/reports/query_summary.h"
#include "commands/reports/shard_report.h"
#include "messages/translation.h"
#include "query/language/parser.h"
#include "query/lists/listed_queries.h"
#include "query/match/searcher.h"
#include "query/output/standard_streams.h"
#include "query/shown/caret_message.h"
#include "query/shown/hits.h"
#include "query/suggestions/retyped_query.h"
#include "query/suggestions/suggestions.h"
#include "query/terminal/direction.h"

namespace fihris {
namespace {

constexpr unsigned usual_limit = 10;
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

/// Returns the paths of the articles.
std::vector<std::string> write_hits(const Searcher& searcher, const SearchResult& result,
                                    const SearchCommandOptions& options) {
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
    const auto record = searcher.record(article);
    open_in_editor(*record, OccurrenceFinder(result.built.groups).find(*record));
    return;
  }
  throw Error(tr("search: --open: no article found has the number {1}; leave the option out to see them",
                 {std::to_string(number)}));
}

/// So that `fihris show N` knows what N is.
void remember_list(const SearchResult& result, std::vector<std::string> indexes, const std::string& query,
                   std::vector<std::string> paths) {
  if (paths.empty()) return;
  std::error_code error;
  for (std::string& index : indexes) index = std::filesystem::absolute(index, error).string();
  remember({std::move(indexes), query, result.articles.front().rank, std::move(paths)});
}

std::vector<Facet> groups(const SearchCommandOptions& options) {
  return options.group_by.empty() ? std::vector<Facet>{} : groups_in(options.group_by);
}

/// What an option like those of grep asks for goes for all articles, unless the user limits them.
void set_limit(const Searcher& searcher, const SearchCommandOptions& options, SearchOptions& search) {
  const bool is_list = options.list_files || options.count_matches || options.kwic || options.summary;
  search.limit = options.limit != not_given ? static_cast<unsigned>(options.limit)
                 : is_list                  ? std::max(1U, searcher.reader().articles.get_doccount())
                                            : usual_limit;
}

int search_one(const CommonOptions& common, SearchCommandOptions options) {
  const std::string text = join(options.query);
  Node query = parse(text, tr("query"), options.strict, common.quiet ? Notes::none : Notes::with_caret);
  require_words(query, text);
  const auto start = std::chrono::steady_clock::now();
  Searcher searcher = open_searcher(common, options.searched);
  if (!options.count) set_limit(searcher, options, options.search);
  SearchResult result = searcher.search(query, options.search);
  if (const auto other = result.estimate == 0 ? retyped(searcher, text, options.search) : std::nullopt) {
    if (!common.quiet)
      say(tr("search: nothing has {1}; looked for as typed on another keyboard: {2}", {text, other->text}));
    query = parse_query(other->text).root;
    result = searcher.search(query, options.search);
  }
  report_notes(result.built, tr("query"), common);
  report_unfound(result, common);
  const auto suggest = [&] {
    if (common.quiet) return;
    const auto lines =
        answer_over_shards(searcher, [&] { return suggestions(searcher, query, options.search, result); });
    for (const std::string& line : lines) std::cerr << OneLine{line} << '\n';
  };
  if (options.count) {
    std::printf("%u\n", result.estimate);
    if (result.estimate == 0) suggest();
    return report_shards(searcher, common, result.estimate > 0 ? found : nothing_found);
  }
  if (!options.facets.empty()) {
    const std::size_t most = options.limit != not_given ? options.limit : usual_limit;
    const std::size_t articles =
        write_facets(searcher, result.built, facets_in(options.facets), options.output.format, most, common);
    return report_shards(searcher, common, articles > 0 ? found : nothing_found);
  }
  if (options.summary) {
    QuerySummary(groups(options), options.output.format, false, options.output.bom)
        .write(searcher, result, {}, text);
    return report_shards(searcher, common, result.articles.empty() ? nothing_found : found);
  }
  if (options.open != not_given) {
    open_number(searcher, result, static_cast<unsigned>(options.open));
    return report_shards(searcher, common, found);
  }
  std::vector<std::string> paths =
      options.kwic ? write_concordance(searcher, result, options.kwic_sort, options.output)
                   : write_hits(searcher, result, options);
  if (options.output.format == Format::text)
    remember_list(result, options.searched.shards ? std::vector<std::string>() : common.indexes, text,
                  std::move(paths));
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
  if (!common.quiet) {
    char milliseconds[32];
    std::snprintf(milliseconds, sizeof milliseconds, "%.0f", time.count());
    std::fprintf(stderr, "%s\n", tr("{1}, {2} ms", {counted(result), milliseconds}).c_str());
  }
  if (result.estimate == 0) {
    suggest();
  } else if (!common.quiet) {
    for (const std::string& line : commoner_spellings(searcher, result)) std::cerr << OneLine{line} << '\n';
    if (const auto other = commoner_retyped(searcher, text, options.search, result)) {
      const std::string line =
          tr_count("typed on another keyboard: {2} finds {1} article",
                   "typed on another keyboard: {2} finds {1} articles", other->articles, {other->text});
      std::cerr << OneLine{line} << '\n';
    }
  }
  // With no article to be shown at all, what there is counts.
  const bool any = options.search.limit == 0 ? result.estimate > 0 : !result.articles.empty();
  return report_shards(searcher, common, any ? found : nothing_found);
}

/// The query of a line, or nothing after saying why there is none. Throws Error if it must not be asked.
std::optional<Node> parse_listed(const ListedQuery& listed, const CommonOptions& common, bool strict) {
  const std::string name = tr("query {1}", {listed.name});
  if (!listed.fault.empty()) throw Error(name + ": " + listed.fault);
  try {
    Node query = parse(listed.text, name, strict, common.quiet ? Notes::none : Notes::one_line);
    if (!is_empty(query)) return query;
  } catch (const Error& error) {
    const std::string unnamed = tr("query") + ": ";
    const std::string message = error.what();
    throw Error(message.starts_with(unnamed) ? name + ": " + message.substr(unnamed.size()) : message);
  }
  if (!common.quiet && !listed.text.empty()) say(tr("{1}: holds no word to search for", {name}));
  return std::nullopt;
}

/// Answers each query of a list. One that is an error is reported, and the others answered.
int search_batch(const CommonOptions& common, SearchCommandOptions options) {
  QueryList lines(options.batch);
  ListedQueries queries([&](std::string& line) { return lines.next(line); }, is_csv_name(options.batch));
  options.output.batch = true;
  const auto output = make_output(options.output);
  Searcher searcher = open_searcher(common, options.searched);
  if (!options.count) set_limit(searcher, options, options.search);
  std::optional<QuerySummary> summary;
  if (options.summary) summary.emplace(groups(options), options.output.format, true, options.output.bom);
  bool any = false;
  bool has_bad_line = false;
  while (const auto listed = queries.next()) {
    std::optional<Node> query;
    try {
      query = parse_listed(*listed, common, options.strict);
    } catch (const Error& error) {
      say(error.what());
      has_bad_line = true;
    }
    if (!query) continue;
    const SearchResult result = searcher.search(*query, options.search);
    report_notes(result.built, tr("query {1}", {listed->name}), common);
    any |= result.estimate > 0;
    if (options.count) {
      std::printf("%s\t%u\n", listed->name.c_str(), result.estimate);
      continue;
    }
    if (summary) {
      summary->write(searcher, result, listed->name, listed->text);
      continue;
    }
    const HitMaker hits(searcher, result, options.contents);
    for (const FoundArticle& article : result.articles) {
      Hit hit = hits.make(article);
      hit.query_id = listed->name;
      output->write(hit);
    }
  }
  if (!options.count && !summary) output->finish();
  const int status = report_shards(searcher, common, any ? found : nothing_found);
  return has_bad_line ? bad_line : status;
}

int search_live(const CommonOptions& common, const SearchCommandOptions& options) {
  Searcher searcher = open_searcher(common, options.searched);
  LiveSearch live(searcher, join(options.query), options.search);
  LiveLook look;
  look.paint = {options.output.color, true, false, options.output.absolute, options.output.palette};
  look.mode = common.bidi == BidiMode::automatic ? terminal_direction().mode : common.bidi;
  return search_interactively(live, look);
}

int search(const CommonOptions& common, SearchCommandOptions options) {
  if (options.list_files) options.output.format = Format::paths;
  if (options.count_matches) options.output.format = Format::counts;
  const Format format = options.output.format;
  require_one_collection(common, options.searched);
  if (options.open != not_given) require_files_here(options.searched, "--open");
  if (options.searched.shards && options.interactive)
    throw Error(tr("usage: --shards: are not asked with every key; leave out --interactive"));
  options.contents.paths_alone = format == Format::paths;
  if (options.output.nul && format != Format::paths && format != Format::counts)
    throw Error(tr("usage: -0: only paths end with NUL; add: -l"));
  if (!options.facets.empty()) {
    facets_in(options.facets);
    if (options.kwic || options.count || !options.batch.empty() || format == Format::paths ||
        format == Format::counts)
      throw Error(
          tr("usage: --facets: is for text, jsonl and csv of one query; leave out the other options"));
  }
  if (!options.group_by.empty()) options.summary = true;
  if (options.summary) {
    groups(options);
    if (options.kwic || options.count || !options.facets.empty() || options.limit != not_given ||
        options.open != not_given || format == Format::paths || format == Format::counts)
      throw Error(
          tr("usage: --summary and --group-by: are of all articles, as text, jsonl or csv; leave out "
             "--limit, --count and what shows articles"));
  }
  if (options.kwic && (format == Format::paths || format == Format::counts))
    throw Error(tr("usage: --kwic: has no list of paths; leave out -l, -c and --format paths"));
  if (options.output.bom && format != Format::csv)
    throw Error(tr("usage: --bom: only CSV has the mark; add: --format csv"));
  options.output.verbose = common.verbose;
  options.output.color = wants_color(common);
  options.output.palette = palette_of(common.colors);
  // A link would lead to a file of this machine.
  options.output.hyperlinks = !options.searched.shards && wants_hyperlinks(options.paths);
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
  if (options.interactive) return search_live(common, options);
  // What names articles one by one, or counts them, is of all.
  options.search.group = !options.no_group && !options.kwic && !options.count && !options.summary &&
                         options.batch.empty() && format != Format::paths && format != Format::counts;
  return options.batch.empty() ? search_one(common, options) : search_batch(common, std::move(options));
}

}  // namespace

void bind_search(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("search", tr("Search: ranked articles with highlighted excerpts"));
  auto options = std::make_shared<SearchCommandOptions>();
  add_search_options(command, *options);
  command.callback([&common, &action, options] {
    if (options->interactive && !options->batch.empty())
      throw Error(tr("usage: --interactive: answers what is typed; leave out --batch"));
    if (!options->interactive && options->query.empty() == options->batch.empty()) {
      throw Error(tr("usage: search needs a QUERY or --batch FILE; try: fihris search --help"));
    }
    action = [&common, options] { return search(common, *options); };
  });
}

}  // namespace fihris
