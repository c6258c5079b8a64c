#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "query/lists/listed_queries.h"
#include "web/asked/parameters.h"
#include "web/asked/query_lists.h"
#include "web/http/address.h"
#include "web/http/response.h"
#include "web/pages/page.h"
#include "web/pages/pages.h"
#include "web/text/assets.h"
#include "web/text/markup.h"

namespace fihris {
namespace {

constexpr std::size_t most_shown = 6;  ///< sources and years of a query; the file has all

struct SentList {
  std::string text;
  bool is_table = false;  ///< by its name
};

/// The file if one was sent, else what was typed.
SentList list_of(const HttpRequest& request) {
  const auto file = request.files.find("file");
  if (file != request.files.end() && !file->second.content.empty())
    return {file->second.content, is_csv_name(file->second.name)};
  return {std::string(request.param("queries")), false};
}

std::string counted(const std::map<std::string, unsigned>& counts, bool by_value, Language language) {
  std::vector<std::pair<std::string, unsigned>> rows(counts.begin(), counts.end());
  if (!by_value)
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string shown;
  const std::size_t left = rows.size() > most_shown ? rows.size() - most_shown : 0;
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(by_value ? 0 : rows.size() - left),
             rows.begin() + static_cast<std::ptrdiff_t>(by_value ? left : rows.size()));
  for (const auto& [value, articles] : rows) {
    const std::string name = value.empty() ? text(language, "none") : name_text(value);
    shown += (shown.empty() ? "" : " \u00B7 ") + ("\u2068" + name + "\u2069 ") + std::to_string(articles);
  }
  return left > 0 ? shown + " \u2026" : shown;
}

PageData row_of(const CountedQuery& query, const HttpRequest& request) {
  const Language language = language_of(request);
  PageData row;
  row.set("line", std::to_string(query.line));
  if (!query.name.empty()) row.set("name", query.name);
  row.set("query", query.text);
  if (!query.reason.empty()) row.set("reason", query.reason);
  row.set("is_error", query.outcome == LineOutcome::error);
  row.set("articles", std::to_string(query.articles));
  row.set("sources", counted(query.sources, false, language));
  row.set("years", counted(query.years, true, language));
  std::multimap<std::string, std::string> link{{"q", query.text}, {"lang", std::string(code_of(language))}};
  if (request.param("all") == "1") link.emplace("all", "1");
  row.set("link", address("/search", link));
  return row;
}

void add_table(const QueryListCounts& counts, const HttpRequest& request, PageData& data) {
  const Language language = language_of(request);
  std::size_t nothing = 0, errors = 0, by_file = 0;
  PageData rows(PageData::type::list);
  for (const CountedQuery& query : counts.queries) {
    nothing += query.outcome == LineOutcome::nothing ? 1u : 0u;
    errors += query.outcome == LineOutcome::error ? 1u : 0u;
    by_file += query.dated_by_file;
    rows.push_back(row_of(query, request));
  }
  data.set("counted", true);
  if (by_file > 0) data.set("days_of_files", std::to_string(by_file));
  data.set("has_rows", !counts.queries.empty());
  data.set("rows", rows);
  data.set("summary", text(language, "list_summary",
                           {std::to_string(counts.queries.size()), std::to_string(counts.articles),
                            std::to_string(nothing), std::to_string(errors)}));
}

}  // namespace

HttpResponse lists_page(Searcher& searcher, const HttpRequest& request, const std::string& page_token) {
  const Language language = language_of(request);
  const bool is_sent = request.method == "POST";
  PageData data;
  data.set("page_token", page_token);
  data.set("all_words", !is_sent || request.param("all") == "1");
  if (is_sent) {
    const SentList list = list_of(request);
    const QueryListCounts counts =
        count_list(searcher, list.text, list.is_table, search_params(request, searcher.reader()));
    if (request.param("as") == "csv") {
      HttpResponse response = make_response(200, "text/csv; charset=utf-8", csv_of(counts));
      response.headers.emplace("Content-Disposition",
                               "attachment; filename=\"queries.csv\"; filename*=UTF-8''queries.csv");
      return response;
    }
    add_table(counts, request, data);
    data.set("queries", list.text);
  }
  return page(request, searcher, text(language, "lists"),
              fill(assets::lists_page, language, std::move(data)));
}

}  // namespace fihris
