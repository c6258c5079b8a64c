// Times queries on an index, each as a program of its own would answer it, in processor time of one core.
//   bench_queries INDEX QUERIES [LIMIT]
// QUERIES: a file with one query a line, or ID<TAB>QUERY. LIMIT (10): how many hits are asked for and shown.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "bench/steps.h"
#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "query/shown/hits.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: bench_queries INDEX QUERIES [LIMIT]\n";
    return 2;
  }
  fihris::SearchOptions options;
  if (argc > 3) options.limit = static_cast<unsigned>(std::atoi(argv[3]));

  using fihris::milliseconds;
  using fihris::Step;
  Step open("open"), expand("expand"), match("match"), show("show"), all("all"), lists("lists");
  std::ifstream lines(argv[2]);
  std::string line;
  std::size_t hits = 0, articles = 0;
  while (std::getline(lines, line)) {
    const fihris::Node query = fihris::parse_query(line.substr(line.find('\t') + 1)).root;
    if (fihris::is_empty(query)) continue;
    const double start = milliseconds();
    fihris::Searcher searcher(argv[1]);
    const double opened = milliseconds();
    const fihris::BuiltQuery built = searcher.build(query, options);
    const double expanded = milliseconds();
    const fihris::SearchResult result = searcher.search(query, options);
    const double matched = milliseconds();
    const fihris::HitMaker maker(searcher, result, {});
    for (const auto& article : result.articles) hits += maker.make(article).snippets.empty() ? 0 : 1;
    const double shown = milliseconds();
    // The search expands again, from a lexicon that remembers the words.
    open.add(opened - start);
    expand.add(expanded - opened);
    match.add(matched - expanded);
    show.add(shown - matched);
    all.add(shown - start);
    articles = searcher.reader().articles.get_doccount();
    lists.add(static_cast<double>(built.lists));
  }
  std::cout << articles << " articles, " << hits << " hits; ms a query:\n";
  Step::print_header();
  for (Step* step : {&open, &expand, &match, &show, &all, &lists}) step->print();
}
