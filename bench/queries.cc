// Times queries on an index, each as a program of its own would answer it, in processor time of one core.
//   bench_queries INDEX QUERIES [LIMIT]
// QUERIES: a file with one query a line, or ID<TAB>QUERY. LIMIT (10): how many hits are asked for and shown.

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include "query/hits.h"
#include "query/parser.h"
#include "query/searcher.h"

namespace {

double milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The times of one step, over all queries.
class Step {
 public:
  explicit Step(std::string name) : name_(std::move(name)) {}

  void add(double value) { values_.push_back(value); }

  void print() {
    std::sort(values_.begin(), values_.end());
    double sum = 0;
    for (const double value : values_) sum += value;
    const auto at = [&](double part) { return values_[static_cast<std::size_t>(part * static_cast<double>(values_.size() - 1))]; };
    std::cout << std::left << std::setw(10) << name_ << std::right << std::fixed << std::setprecision(2)
              << std::setw(9) << at(0.5) << std::setw(9) << sum / static_cast<double>(values_.size())
              << std::setw(9) << at(0.9) << std::setw(9) << at(0.99) << '\n';
  }

 private:
  std::string name_;
  std::vector<double> values_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: bench_queries INDEX QUERIES [LIMIT]\n";
    return 2;
  }
  fihris::SearchOptions options;
  if (argc > 3) options.limit = static_cast<unsigned>(std::atoi(argv[3]));

  Step open("open"), expand("expand"), match("match"), show("show"), all("all"), terms("terms");
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
    hits += fihris::make_hits(result, 2).size();
    const double shown = milliseconds();
    // The search expands again, from a lexicon that remembers the words.
    open.add(opened - start);
    expand.add(expanded - opened);
    match.add(matched - expanded);
    show.add(shown - matched);
    all.add(shown - start);
    articles = searcher.reader().articles.get_doccount();
    terms.add(static_cast<double>(std::distance(built.query.get_terms_begin(), built.query.get_terms_end())));
  }
  std::cout << articles << " articles, " << hits << " hits; ms a query:\n"
            << "             median     mean      90%      99%\n";
  for (Step* step : {&open, &expand, &match, &show, &all, &terms}) step->print();
}
