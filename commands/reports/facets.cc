#include "commands/reports/facets.h"

#include <algorithm>
#include <iostream>

#include "analyzers/error.h"
#include "commands/reports/count_table.h"
#include "commands/reports/date_note.h"
#include "commands/reports/shard_report.h"
#include "messages/translation.h"

namespace fihris {

std::vector<Facet> facets_in(const std::string& list) {
  std::vector<Facet> facets;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    const std::string name = list.substr(begin, end - begin);
    const auto facet = facet_named(name);
    if (!facet)
      throw Error(tr("usage: --facets: '{1}' is none of source, year, month, place, person, author, language",
                     {name}));
    facets.push_back(*facet);
    begin = end + 1;
  }
  return facets;
}

namespace {

struct Counted {
  std::vector<std::vector<FacetCount>> of_facets;
  std::vector<bool> dated_by_file;
};

}  // namespace

std::size_t write_facets(Searcher& searcher, const BuiltQuery& built, const std::vector<Facet>& facets,
                         Format format, std::size_t most, const CommonOptions& common) {
  const Counted counted = answer_over_shards(searcher, [&] {
    const std::vector<Xapian::docid> among = searcher.find_all(built);
    Counted all{{}, dated_by_file(searcher.reader().articles, among)};
    for (const Facet facet : facets) all.of_facets.push_back(count_by(facet, searcher.reader(), among));
    return all;
  });
  std::vector<CountRow> records;
  for (std::size_t i = 0; i < facets.size(); ++i) {
    const std::string name(name_of(facets[i]));
    std::vector<CountRow> rows;
    for (const FacetCount& count : counted.of_facets[i]) {
      rows.push_back({{count.value}, count.articles});
      records.push_back({{name, count.value}, count.articles});
    }
    if (format != Format::text) continue;
    std::cout << name << ":\n";
    const bool is_time = facets[i] == Facet::year || facets[i] == Facet::month;
    const std::size_t left = is_time || rows.size() <= most ? 0 : rows.size() - most;
    rows.resize(rows.size() - left);
    write_table({name}, rows, TableFormat::text, tr("none"), false);
    if (left > 0) std::cout << "          " << tr_count("and {1} more", "and {1} more", left) << '\n';
  }
  if (format != Format::text) {
    write_table({"facet", "value"}, records, format == Format::csv ? TableFormat::csv : TableFormat::jsonl,
                "", searcher.is_partial());
  }
  const auto is_time = [](Facet facet) { return facet == Facet::year || facet == Facet::month; };
  if (std::any_of(facets.begin(), facets.end(), is_time)) note_days_of_files(counted.dated_by_file, common);
  return counted.dated_by_file.size();
}

}  // namespace fihris
