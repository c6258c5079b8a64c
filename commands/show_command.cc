#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "commands/commands.h"
#include "commands/hits/find_article.h"
#include "commands/hits/last_search.h"
#include "commands/options/hit_options.h"
#include "commands/options/level_option.h"
#include "commands/options/searched_option.h"
#include "commands/process/editor.h"
#include "commands/reports/query_notes.h"
#include "commands/reports/shard_report.h"
#include "messages/translation.h"
#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "query/output/painter.h"
#include "query/output/standard_streams.h"
#include "query/shown/text_lines.h"

namespace fihris {
namespace {

struct Options {
  std::string article;             ///< a number of the last list, or a path
  std::vector<std::string> query;  ///< none: that of the last list, for a number
  SearchedOptions searched;
  SearchOptions search;
  PathOptions paths;
  bool line_numbers = false;
  bool open = false;
};

/// The number that `text` is; none if it is none, or if a file is called so.
std::optional<std::size_t> number_in(const std::string& text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  std::error_code ignored;
  if (error != std::errc{} || rest != end || std::filesystem::exists(text, ignored)) return std::nullopt;
  return number;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

void print(const Record& record, const Occurrences& occurrences, const Options& options,
           const Paint& colors) {
  const bool shown = is_shown(std::cout);
  const Painter painter({colors.color, shown,
                         shown && !options.searched.shards && wants_hyperlinks(options.paths),
                         options.paths.absolute, colors.palette});
  const auto put = [&](const std::string& line) { std::cout << Styled{line + '\n'}; };
  std::string head = painter.path(record.path);
  for (const std::string& detail : {record.date, record.author, record.source}) {
    if (!detail.empty()) head += "  " + painter.field({detail, {}}, Part::detail);
  }
  put(head);
  put("");
  const std::vector<TextLine> lines = lines_of(record, occurrences);
  const std::size_t width = lines.empty() ? 0 : std::to_string(lines.back().number).size();
  for (const TextLine& line : lines) {
    // On a terminal no line of a text begins where a message would.
    std::string number(shown ? 2 : 0, ' ');
    if (options.line_numbers) {
      number = std::to_string(line.number);
      number = std::string(width - number.size(), ' ') + painter.sign(number, Part::line) +
               (line.matches ? ": " : "  ");
    }
    const bool is_title = line.number == 1 && !record.title.empty();
    put(number + painter.field(line.text, is_title ? Part::title : Part::excerpt));
  }
}

int show(const CommonOptions& common, Options options) {
  CommonOptions asked = common;
  std::string path = options.article;
  std::string query = join(options.query);
  if (const auto number = number_in(options.article)) {
    const std::optional<LastSearch> last = last_search();
    if (!last)
      throw Error(tr("show: {1}: there is no last search; search first, or name a file", {options.article}));
    path = path_of_number(*last, *number);
    if (!common.index_is_named) {
      options.searched.shards |= last->indexes.empty();
      asked.indexes = last->indexes;
      asked.index = listed_indexes(last->indexes);
    }
    if (query.empty()) query = last->query;
  }
  if (options.open) require_files_here(options.searched, "--edit");
  Paint colors;
  colors.color = wants_color(common);
  colors.palette = palette_of(common.colors);
  Searcher searcher = open_searcher(asked, options.searched);
  const Record record = answer_over_shards(
      searcher, [&] { return searcher.record(find_article(tr("show"), searcher.reader(), path)); });
  BuiltQuery built;
  if (!query.empty()) {
    built = searcher.build(parse_query(query).root, options.search);
    report_left_out(built, tr("query"), common);
  }
  const Occurrences occurrences = OccurrenceFinder(built.groups).find(record);
  if (options.open) {
    open_in_editor(record, occurrences);
  } else {
    print(record, occurrences, options, colors);
  }
  return report_shards(searcher, common, 0);
}

}  // namespace

void bind_show(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("show", tr("Read an article, with what matches marked"));
  auto options = std::make_shared<Options>();
  command
      .add_option("article", options->article, tr("A number of the list that search showed last, or a file"))
      .required()
      .type_name("N|PATH");
  command.add_option("query", options->query, tr("What to mark [the query of the list]"))
      .type_name("QUERY...");
  command.add_flag("-n,--line-number", options->line_numbers, tr("Number the lines"));
  command.add_flag("-e,--edit", options->open, tr("Open its file in $EDITOR at the first match"));
  add_level_option(command, options->search.level);
  add_searched_options(command, options->searched);
  add_path_options(command, options->paths);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return show(common, *options); }; });
}

}  // namespace fihris
