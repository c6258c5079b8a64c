#include "web/asked/query_lists.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "query/counts/facets.h"
#include "query/language/parser.h"
#include "query/lists/listed_queries.h"
#include "query/output/csv.h"
#include "query/shown/marked_text.h"
#include "web/asked/parameters.h"

namespace fihris {
namespace {

constexpr std::size_t most_queries = 1'000;
constexpr std::size_t most_query_bytes = 8'000;
constexpr double most_seconds = 20;
constexpr std::size_t most_source_columns = 100;
constexpr std::string_view byte_order_mark = "\uFEFF";

using Numbers = std::vector<Xapian::docid>;

/// The articles of a query. Words as written are looked for in texts, which may take too long: Refused then.
Numbers articles_of(Searcher& searcher, const Node& query, SearchOptions options) {
  const BuiltQuery built = searcher.build(query, options);
  if (!built.has_exact_words) return searcher.find_all(built);
  options.limit = searcher.reader().articles.get_doccount();
  options.count_all = true;
  options.sort = SortBy::path;
  const SearchResult result = searcher.search(query, options);
  if (!result.estimate_is_exact) throw Refused(400, "takes too long: leave out = or add a word");
  Numbers numbers;
  for (const FoundArticle& article : result.articles) numbers.push_back(article.id);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

void count(const IndexReader& reader, const Numbers& articles, CountedQuery& query) {
  query.articles = static_cast<unsigned>(articles.size());
  query.outcome = articles.empty() ? LineOutcome::nothing : LineOutcome::found;
  for (const FacetCount& source : count_by(Facet::source, reader, articles))
    query.sources[source.value] = source.articles;
  for (const FacetCount& year : count_by(Facet::year, reader, articles))
    query.years[year.value] = year.articles;
  const std::vector<bool> by_file = dated_by_file(reader.articles, articles);
  query.dated_by_file = static_cast<unsigned>(std::count(by_file.begin(), by_file.end(), true));
}

/// Throws Error, with the reason, for a line that cannot be answered.
Numbers answer(Searcher& searcher, const SearchOptions& options, CountedQuery& query) {
  if (query.text.size() > most_query_bytes) {
    query.text = well_formed(query.text.substr(0, 200));
    throw Refused(400, "is longer than " + std::to_string(most_query_bytes) + " bytes");
  }
  if (std::string text = well_formed(query.text); text != query.text || text.find('\0') != text.npos) {
    std::erase(text, '\0');
    query.text = std::move(text);
    throw Refused(400, "is no text in UTF-8");
  }
  const Node root = query_of(query.text);
  for (const Note& note : parse_query(query.text).notes)
    query.reason += (query.reason.empty() ? "" : "; ") + note.text;
  Numbers articles = articles_of(searcher, root, options);
  count(searcher.reader(), articles, query);
  return articles;
}

const char* name_of(LineOutcome outcome) {
  return outcome == LineOutcome::found ? "found" : outcome == LineOutcome::nothing ? "nothing" : "error";
}

/// Of all queries, those of most articles first.
std::vector<std::string> commonest_sources(const QueryListCounts& counts) {
  std::map<std::string, unsigned> sums;
  for (const CountedQuery& query : counts.queries) {
    for (const auto& [source, articles] : query.sources) sums[source] += articles;
  }
  std::vector<std::string> sources;
  for (const auto& [source, unused] : sums) sources.push_back(source);
  std::stable_sort(sources.begin(), sources.end(),
                   [&](const std::string& a, const std::string& b) { return sums[a] > sums[b]; });
  if (sources.size() > most_source_columns) sources.resize(most_source_columns);
  return sources;
}

unsigned number_of(const std::map<std::string, unsigned>& counts, const std::string& value) {
  const auto found = counts.find(value);
  return found == counts.end() ? 0 : found->second;
}

/// Takes a line without its end off `text`; false if there is none.
bool take_line(std::string_view& text, std::string& line) {
  if (text.empty()) return false;
  const std::size_t end = std::min(text.find('\n'), text.size());
  line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") + 1 - first);
}

}  // namespace

QueryListCounts count_list(Searcher& searcher, std::string_view list, bool is_table,
                           const SearchOptions& options) {
  using clock = std::chrono::steady_clock;
  if (list.starts_with("\xFF\xFE") || list.starts_with("\xFE\xFF"))
    throw Refused(400, "the list is in UTF-16: save it as UTF-8");
  if (list.starts_with(byte_order_mark)) list.remove_prefix(byte_order_mark.size());
  ListedQueries listed([&](std::string& line) { return take_line(list, line); }, is_table);
  QueryListCounts counts;
  Numbers any;
  const auto began = clock::now();
  while (const auto next = listed.next()) {
    const std::string text = trimmed(next->text);
    if (text.empty() && next->fault.empty()) continue;
    const std::string name =
        next->name == std::to_string(next->line) ? std::string() : well_formed(next->name);
    CountedQuery& query = counts.queries.emplace_back(
        CountedQuery{next->line, name, text, LineOutcome::error, {}, 0, {}, {}, 0});
    try {
      if (!next->fault.empty()) throw Refused(400, next->fault);
      if (counts.queries.size() > most_queries)
        throw Refused(400, "not counted: a list may have " + std::to_string(most_queries) + " queries");
      if (std::chrono::duration<double>(clock::now() - began).count() > most_seconds)
        throw Refused(400, "not counted: the lines before it took too long");
      const Numbers articles = answer(searcher, options, query);
      const auto middle = any.insert(any.end(), articles.begin(), articles.end());
      std::inplace_merge(any.begin(), middle, any.end());
      any.erase(std::unique(any.begin(), any.end()), any.end());
    } catch (const Error& error) {
      query.text = well_formed(query.text.substr(0, most_query_bytes));
      query.reason = error.what();
    }
  }
  counts.articles = any.size();
  return counts;
}

std::string csv_of(const QueryListCounts& counts) {
  const std::vector<std::string> sources = commonest_sources(counts);
  std::map<std::string, unsigned> years;
  for (const CountedQuery& query : counts.queries) years.insert(query.years.begin(), query.years.end());
  std::vector<std::string> cells{"line", "name", "query", "outcome", "articles", "reason"};
  for (const auto& [year, unused] : years) cells.push_back(year.empty() ? "no date" : year);
  cells.emplace_back("dated_by_file");
  for (const std::string& source : sources) cells.push_back(csv_text("source: " + source));
  cells.emplace_back("other sources");
  std::string csv = std::string(byte_order_mark) + csv_line(cells);
  for (const CountedQuery& query : counts.queries) {
    cells = {std::to_string(query.line),
             csv_text(query.name),
             csv_text(query.text),
             name_of(query.outcome),
             query.outcome == LineOutcome::error ? "" : std::to_string(query.articles),
             csv_text(query.reason)};
    for (const auto& [year, unused] : years) cells.push_back(std::to_string(number_of(query.years, year)));
    cells.push_back(std::to_string(query.dated_by_file));
    unsigned others = query.articles;
    for (const std::string& source : sources) {
      const unsigned articles = number_of(query.sources, source);
      cells.push_back(std::to_string(articles));
      others -= articles;
    }
    cells.push_back(std::to_string(others));
    csv += csv_line(cells);
  }
  return csv;
}

}  // namespace fihris
