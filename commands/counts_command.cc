#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "commands/commands.h"
#include "commands/hits/found_articles.h"
#include "commands/options/level_option.h"
#include "commands/options/searched_option.h"
#include "commands/reports/count_table.h"
#include "commands/reports/date_note.h"
#include "commands/reports/shard_report.h"
#include "messages/translation.h"
#include "query/counts/facets.h"
#include "query/counts/timeline.h"
#include "query/language/dates.h"

namespace fihris {
namespace {

struct Options {
  std::vector<std::string> query;  ///< none: all articles
  SearchedOptions searched;
  SearchOptions search;
  TableFormat format = TableFormat::text;
  Period period = Period::month;
};

void add_options(Command command, Options& options) {
  command.add_option("query", options.query, tr("Only of the articles that a query finds"))
      .type_name("QUERY...");
  command.add_choice("--format", options.format,
                     {{"text", TableFormat::text}, {"jsonl", TableFormat::jsonl}, {"csv", TableFormat::csv}},
                     tr("text, jsonl or csv"), "FORMAT");
  command.add_flag("--all", options.search.all, tr("Every word of the query must match"));
  add_level_option(command, options.search.level);
  add_searched_options(command, options.searched);
}

/// A table, and which of the articles that it counts are dated by their files.
struct Counted {
  std::vector<CountRow> rows;
  std::vector<bool> dated_by_file;
};

/// Says what is to be said of a table that was written; returns the exit status.
int finish(const Searcher& searcher, const Counted& counted, const CommonOptions& common) {
  note_days_of_files(counted.dated_by_file, common);
  return report_shards(searcher, common, counted.dated_by_file.empty() ? 1 : 0);
}

int timeline(const CommonOptions& common, const Options& options) {
  Searcher searcher = open_searcher(common, options.searched);
  const Counted counted = answer_over_shards(searcher, [&] {
    const Articles& articles = searcher.reader().articles;
    const auto among = found_articles(searcher, options.query, options.search, common);
    Counted found{{}, dated_by_file(articles, among)};
    for (const PeriodCount& row : count_by_period(days_of(articles, among), options.period))
      found.rows.push_back({{row.period}, row.articles});
    return found;
  });
  write_table({"period"}, counted.rows, options.format, tr("no date"), searcher.is_partial());
  return finish(searcher, counted, common);
}

/// What is known of a source.
struct Source {
  unsigned articles = 0;
  std::string first_day;
  std::string last_day;
};

Counted count_sources(const Articles& articles, const std::vector<Xapian::docid>& among) {
  const std::vector<std::string> days = days_of(articles, among);
  const std::vector<std::string> source_names = sources_of(articles, among);
  std::map<std::string, Source> found;
  for (std::size_t i = 0; i < among.size(); ++i) {
    Source& source = found[source_names[i]];
    ++source.articles;
    if (days[i].empty()) continue;
    if (source.first_day.empty() || days[i] < source.first_day) source.first_day = days[i];
    source.last_day = std::max(source.last_day, days[i]);
  }
  Counted counted{{}, dated_by_file(articles, among)};
  std::vector<CountRow>& rows = counted.rows;
  for (const auto& [name, source] : found)
    rows.push_back({{with_hyphens(source.first_day), with_hyphens(source.last_day), name}, source.articles});
  std::stable_sort(rows.begin(), rows.end(),
                   [](const CountRow& a, const CountRow& b) { return a.articles > b.articles; });
  return counted;
}

int sources(const CommonOptions& common, const Options& options) {
  Searcher searcher = open_searcher(common, options.searched);
  const Counted counted = answer_over_shards(searcher, [&] {
    return count_sources(searcher.reader().articles,
                         found_articles(searcher, options.query, options.search, common));
  });
  write_table({"first_date", "last_date", "source"}, counted.rows, options.format, tr("none      "),
              searcher.is_partial());
  return finish(searcher, counted, common);
}

}  // namespace

void bind_timeline(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("timeline", tr("Count the articles of each day, month or year"));
  auto options = std::make_shared<Options>();
  add_options(command, *options);
  command.add_choice("--by", options->period,
                     {{"day", Period::day}, {"month", Period::month}, {"year", Period::year}},
                     tr("day, month or year"), "PERIOD");
  command.callback(
      [&common, &action, options] { action = [&common, options] { return timeline(common, *options); }; });
}

void bind_sources(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("sources", tr("Count the articles of each source"));
  auto options = std::make_shared<Options>();
  add_options(command, *options);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return sources(common, *options); }; });
}

}  // namespace fihris
