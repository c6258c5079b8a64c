#include "commands/reports/query_summary.h"

#include <algorithm>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <map>
#include <tuple>
#include <utility>

#include "analyzers/error.h"
#include "index/schema.h"
#include "messages/translation.h"
#include "query/language/dates.h"
#include "query/output/csv.h"
#include "query/output/json.h"
#include "query/output/standard_streams.h"

namespace fihris {
namespace {

constexpr int count_columns = 8;
constexpr std::size_t year_digits = 4;
constexpr std::size_t day_digits = 8;

/// YYYYMMDD; empty if it has no day, or one of a year that such a day cannot say.
std::string day_of(const FoundArticle& article) {
  return article.date.size() == day_digits ? article.date : std::string();
}

/// What groups need of the articles of a result, in the order of their numbers.
struct Looked {
  Looked(const Articles& articles, const SearchResult& result, bool with_sources) {
    for (const FoundArticle& article : result.articles) numbers.push_back(article.id);
    std::sort(numbers.begin(), numbers.end());
    by_file = dated_by_file(articles, numbers);
    if (with_sources) sources = sources_of(articles, numbers);
  }

  std::size_t place_of(const FoundArticle& article) const {
    return static_cast<std::size_t>(std::lower_bound(numbers.begin(), numbers.end(), article.id) -
                                    numbers.begin());
  }

  std::vector<Xapian::docid> numbers;
  std::vector<bool> by_file;
  std::vector<std::string> sources;
};

std::string value_of(Facet facet, const FoundArticle& article, const Looked& looked) {
  if (facet == Facet::source) return looked.sources[looked.place_of(article)];
  const std::string day = day_of(article);
  if (day.empty() || facet == Facet::year) return day.substr(0, year_digits);
  return day.substr(0, year_digits) + "-" + day.substr(year_digits, 2);
}

/// In the order of the values; what has none is last.
struct InOrder {
  bool operator()(const std::vector<std::string>& a, const std::vector<std::string>& b) const {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] == b[i]) continue;
      return a[i].empty() == b[i].empty() ? a[i] < b[i] : b[i].empty();
    }
    return false;
  }
};

}  // namespace

std::vector<Facet> groups_in(const std::string& list) {
  std::vector<Facet> groups;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    const std::string name = list.substr(begin, end - begin);
    const auto facet = facet_named(name);
    if (facet != Facet::source && facet != Facet::year && facet != Facet::month)
      throw Error(tr("usage: --group-by: '{1}' is none of source, year, month", {name}));
    if (std::find(groups.begin(), groups.end(), *facet) != groups.end())
      throw Error(tr("usage: --group-by: '{1}' stands twice in the list", {name}));
    groups.push_back(*facet);
    begin = end + 1;
  }
  return groups;
}

QuerySummary::QuerySummary(std::vector<Facet> groups, Format format, bool with_name, bool with_bom)
    : groups_(std::move(groups)), format_(format), with_name_(with_name) {
  if (format != Format::csv) return;
  std::vector<std::string> header;
  if (with_name) header.emplace_back("query_id");
  header.emplace_back("query");
  for (const Facet group : groups_) header.emplace_back(name_of(group));
  for (const char* column :
       {"articles", "first_date", "last_date", "best_path", "best_title", "best_date", "dated_by_file"})
    header.emplace_back(column);
  std::cout << Verbatim{(with_bom ? "\uFEFF" : "") + csv_line(header)};
}

std::vector<QuerySummary::Row> QuerySummary::rows_of(const Searcher& searcher,
                                                     const SearchResult& result) const {
  const bool has_sources = std::find(groups_.begin(), groups_.end(), Facet::source) != groups_.end();
  const Looked looked(searcher.reader().articles, result, has_sources);
  std::map<std::vector<std::string>, Row, InOrder> rows;
  for (const FoundArticle& article : result.articles) {
    std::vector<std::string> group;
    group.reserve(groups_.size());
    for (const Facet facet : groups_) group.push_back(value_of(facet, article, looked));
    Row& row = rows[group];
    if (row.articles++ == 0) {
      row.group = std::move(group);
      row.best = article;
    }
    const std::string day = day_of(article);
    if (day.empty()) continue;
    const bool is_of_file = looked.by_file[looked.place_of(article)];
    row.dated_by_file += is_of_file;
    // Of two articles of a day the one that tells it counts.
    if (row.first_day.empty() || std::tie(day, is_of_file) < std::tie(row.first_day, row.first_is_of_file)) {
      row.first_day = day;
      row.first_is_of_file = is_of_file;
    }
    if (day > row.last_day || (day == row.last_day && !is_of_file)) {
      row.last_day = day;
      row.last_is_of_file = is_of_file;
    }
  }
  std::vector<Row> list;
  for (auto& [unused, row] : rows) list.push_back(std::move(row));
  if (list.empty()) list.emplace_back().group.resize(groups_.size());
  return list;
}

void QuerySummary::write(const Searcher& searcher, const SearchResult& result, const std::string& name,
                         const std::string& query) {
  for (const Row& row : rows_of(searcher, result)) {
    std::string title;
    std::string path;
    if (row.best) {
      const Record record = searcher.record(row.best->id);
      title = record.title.empty() ? std::filesystem::path(record.path).stem().string() : record.title;
      path = record.path;
    }
    if (format_ == Format::text) {
      write_text(row, title, name);
    } else {
      write_record(row, title, path, name, query, searcher.is_partial());
    }
  }
}

void QuerySummary::write_text(const Row& row, const std::string& title, const std::string& name) const {
  constexpr std::string_view no_day = "-         ";
  const auto day = [&](const std::string& found, bool is_of_file) {
    return (is_of_file ? '~' : ' ') + (found.empty() ? std::string(no_day) : with_hyphens(found));
  };
  std::cout << std::setw(count_columns) << row.articles << ' ' << day(row.first_day, row.first_is_of_file)
            << ' ' << day(row.last_day, row.last_is_of_file);
  if (with_name_) std::cout << "  " << Shown{name};
  for (const std::string& value : row.group) std::cout << "  " << Shown{value.empty() ? tr("none") : value};
  if (row.best) std::cout << "  " << Shown{title};
  std::cout << '\n';
}

void QuerySummary::write_record(const Row& row, const std::string& title, const std::string& path,
                                const std::string& name, const std::string& query, bool is_partial) const {
  const std::string best_date = row.best ? with_hyphens(day_of(*row.best)) : std::string();
  const std::string first = with_hyphens(row.first_day);
  const std::string last = with_hyphens(row.last_day);
  if (format_ == Format::csv) {
    std::vector<std::string> cells;
    if (with_name_) cells.push_back(csv_text(name));
    cells.push_back(csv_text(query));
    for (const std::string& value : row.group) cells.push_back(csv_text(value));
    cells.insert(cells.end(), {std::to_string(row.articles), first, last, csv_text(path), csv_text(title),
                               best_date, std::to_string(row.dated_by_file)});
    std::cout << Verbatim{csv_line(cells)};
    return;
  }
  Json object = Json::object();
  if (with_name_) object.set("query_id", name);
  object.set("query", query);
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (row.group[i].empty()) {
      object.set(name_of(groups_[i]), Json());
    } else {
      object.set_path(name_of(groups_[i]), row.group[i]);
    }
  }
  object.set("articles", row.articles)
      .set("first_date", Json::text_or_null(first))
      .set("last_date", Json::text_or_null(last))
      .set("dated_by_file", row.dated_by_file);
  if (row.best) {
    Json best = Json::object();
    best.set_path("path", path).set("title", title).set("date", Json::text_or_null(best_date));
    object.set("best", std::move(best));
  } else {
    object.set("best", Json());
  }
  if (is_partial) object.set("partial", true);
  std::cout << Verbatim{object.text() + '\n'};
}

}  // namespace fihris
