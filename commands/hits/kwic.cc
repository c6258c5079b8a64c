#include "commands/hits/kwic.h"

#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "query/language/dates.h"
#include "query/output/csv.h"
#include "query/output/json.h"
#include "query/output/standard_streams.h"
#include "query/output/terminal.h"

namespace fihris {
namespace {

constexpr std::size_t context = 200;  ///< code points on each side of records
constexpr std::size_t least_columns = 20;
constexpr std::size_t date_columns = 12;  ///< a day and a gap
constexpr std::size_t rank_columns = 6;

std::string padded(const std::string& text, std::size_t columns) {
  return text.size() < columns ? text + std::string(columns - text.size(), ' ') : text;
}

void write_text(const ConcordanceLine& line, const OutputOptions& options) {
  const bool shown = is_shown(std::cout);
  const std::string head = padded(std::to_string(line.rank), rank_columns) +
                           padded(marked_day(line.date, line.date_origin), date_columns);
  const std::size_t columns = columns_of(STDOUT_FILENO);
  const std::size_t room = columns > head.size() + least_columns ? columns - head.size() : least_columns;
  const bool is_colored = options.color && !options.palette.match.empty();
  const std::string text = aligned(line, room, shown, is_colored ? options.palette.match : "",
                                   is_colored ? std::string(colors_end) : "");
  std::cout << Styled{head + text + '\n'};
}

std::string as_json(const ConcordanceLine& line) {
  return Json::object()
             .set("rank", line.rank)
             .set_path("path", line.path)
             .set("date", line.date.empty() ? Json() : Json(line.date))
             .set("date_origin", line.date_origin)
             .set("in", line.in_title ? "title" : "text")
             .set("before", line.before)
             .set("match", line.keyword)
             .set("after", line.after)
             .text() +
         '\n';
}

std::string as_csv(const ConcordanceLine& line) {
  return csv_line({std::to_string(line.rank), csv_text(line.path), line.date, csv_text(line.date_origin),
                   line.in_title ? "title" : "text", csv_text(line.before), csv_text(line.keyword),
                   csv_text(line.after)});
}

}  // namespace

std::vector<std::string> write_concordance(const Searcher& searcher, const SearchResult& result,
                                           ConcordanceOrder order, const OutputOptions& options) {
  const OccurrenceFinder finder(result.built.groups);
  std::vector<ConcordanceLine> lines;
  std::vector<std::string> paths;
  for (const FoundArticle& article : result.articles) {
    const auto kept = searcher.record(article);
    const Record& record = *kept;
    for (ConcordanceLine& line : concordance(record, finder.find(record), context)) {
      line.rank = article.rank;
      line.path = record.path;
      line.date = with_hyphens(article.date);
      line.date_origin = record.date.empty() ? "file" : record.date_origin;
      lines.push_back(std::move(line));
    }
    paths.push_back(record.path);
  }
  sort_concordance(lines, order);
  if (options.format == Format::csv)
    std::cout << Verbatim{(options.bom ? "\uFEFF" : "") + csv_line({"rank", "path", "date", "date_origin",
                                                                    "in", "before", "match", "after"})};
  for (const ConcordanceLine& line : lines) {
    switch (options.format) {
      case Format::jsonl:
        std::cout << Verbatim{as_json(line)};
        break;
      case Format::csv:
        std::cout << Verbatim{as_csv(line)};
        break;
      default:
        write_text(line, options);
    }
  }
  std::cout << std::flush;
  return paths;
}

}  // namespace fihris
