#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/phrase_table.h"
#include "commands/commands.h"
#include "commands/options/mention_options.h"
#include "commands/options/shard_file.h"
#include "commands/reports/shard_report.h"
#include "index/mention_term.h"
#include "index/people/listed_place.h"
#include "index/schema.h"
#include "messages/translation.h"
#include "query/output/csv.h"
#include "query/output/records.h"
#include "query/output/standard_streams.h"
#include "query/people/association.h"
#include "query/people/disputed_places.h"

namespace fihris {
namespace {

constexpr std::string_view kind_names[] = {"country", "region", "capital", "city", "unlisted"};

struct Row {
  Place place;
  unsigned articles = 0;
  double association = 0;
  std::vector<std::string> strongest;  ///< paths
};

/// The code of the country to show; empty where it is disputed.
std::string_view country_code(const Place& place) {
  return is_disputed(place.number) ? std::string_view() : place.country;
}

std::string country_of(const Place& place) {
  if (country_code(place).empty()) return {};
  const std::optional<Place> country = Gazetteer().country_of(place);
  return country ? std::string(country->name()) : std::string();
}

void print_text(const Row& row) {
  const std::string country = country_of(row.place);
  std::cout << std::setw(7) << row.articles << "  " << Shown{row.place.name()};
  if (!row.place.arabic_name.empty() && !row.place.latin_name.empty())
    std::cout << "  " << row.place.latin_name;
  if (!country.empty()) std::cout << "  " << Shown{country};
  std::cout << '\n';
  for (const std::string& path : row.strongest) std::cout << "         " << Shown{path} << '\n';
}

Json to_json(const Row& row, bool of_some) {
  Json object = to_json(row.place, row.articles);
  if (of_some) object.set("association", row.association);
  if (!row.strongest.empty()) object.set_paths("strongest", row.strongest);
  return object;
}

std::vector<std::string> to_cells(const Row& row) {
  std::string strongest;
  for (const std::string& path : row.strongest) strongest += (strongest.empty() ? "" : " | ") + path;
  return {std::string(row.place.id),
          csv_text(row.place.name()),
          csv_text(row.place.latin_name),
          std::string(kind_names[static_cast<std::size_t>(row.place.kind)]),
          std::string(country_code(row.place)),
          std::to_string(row.articles),
          std::to_string(row.association),
          csv_text(strongest)};
}

/// The ISO 3166 code of the country that the user names, by code or in either script. Throws Error if there
/// is none.
std::string code_named(const std::string& text) {
  std::string code = text;
  std::transform(code.begin(), code.end(), code.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (const auto place = Gazetteer().by_id(code); place && place->kind == PlaceKind::country) return code;
  const std::string phrase = fold_phrase(text);
  const PlaceRefs found = Gazetteer().find(words_of(phrase));
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Place place = Gazetteer().place(found[i].number);
    if (place.kind == PlaceKind::country) return std::string(place.id);
  }
  throw Error(
      tr("usage: --country: no country is called '{1}'; name it by its ISO 3166 code, such as SY", {text}));
}

/// Those of the rows that are shown.
template <typename Rows>
auto in_range(Rows& rows, const MentionOptions& options) {
  const std::size_t first = std::min(options.offset, rows.size());
  return std::span(rows).subspan(first, std::min(options.limit, rows.size() - first));
}

MentionList list_of(const IndexReader& reader, const std::optional<std::vector<Xapian::docid>>& among) {
  return among ? MentionList(reader.articles, reader.vocabulary, prefix::place, *among)
               : MentionList(reader.vocabulary, prefix::place);
}

struct Listed {
  MentionList list;  ///< has the names of those that the gazetteer lacks
  std::vector<Row> rows;
};

/// In the order of the list; places of an older gazetteer are left out.
Listed listed(const IndexReader& reader, const MentionOptions& options,
              const std::optional<std::vector<Xapian::docid>>& among, const std::string& country) {
  Listed listed{list_of(reader, among), {}};
  std::vector<Row>& rows = listed.rows;
  for (const Mentioned& entry : listed.list.entries()) {
    const std::optional<Place> place = place_of(entry);
    if (!place || (!country.empty() && country_code(*place) != country)) continue;
    Row& row = rows.emplace_back(Row{*place, entry.articles, 0, {}});
    if (!among) continue;
    unsigned everywhere = 0;
    for (const std::string& term : mention_terms(reader.vocabulary, prefix::place, entry.key))
      everywhere += reader.vocabulary.count_with(term);
    row.association = association(entry.articles, static_cast<unsigned>(among->size()), everywhere,
                                  reader.articles.get_doccount());
  }
  const ListOrder order = order_of(options);
  if (order == ListOrder::association) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.association > b.association; });
  } else if (order == ListOrder::name) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.place.name() < b.place.name(); });
  }
  return listed;
}

/// Returns the exit status.
int write_rows(const std::vector<Row>& rows, const MentionOptions& options, bool is_partial) {
  ListOutput output(options.format,
                    {"id", "name", "latin_name", "kind", "country", "articles", "association", "strongest"});
  for (const Row& row : in_range(rows, options)) {
    Json object = to_json(row, !is_of_all(options));
    if (is_partial) object.set("partial", true);
    output.add([&] { print_text(row); }, object, to_cells(row));
  }
  output.finish();
  return rows.empty() ? 1 : 0;
}

int places(const CommonOptions& common, const MentionOptions& options, const std::string& country_named) {
  const std::string country = country_named.empty() ? std::string() : code_named(country_named);
  if (options.searched.shards && is_of_all(options)) {
    require_one_collection(common, options.searched);
    return write_rows(listed(open_front(), options, std::nullopt, country).rows, options, false);
  }
  Searcher searcher = open_searcher(common, options.searched);
  const Listed all = answer_over_shards(searcher, [&] {
    Listed found = listed(searcher.reader(), options, articles_asked_for(searcher, options, common), country);
    if (options.with.empty()) return found;
    for (Row& row : in_range(found.rows, options))
      row.strongest = strongest_articles(searcher, std::string(row.place.name()), Field::place, options.with);
    return found;
  });
  return report_shards(searcher, common, write_rows(all.rows, options, searcher.is_partial()));
}

}  // namespace

void bind_places(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("places", tr("List the places that articles mention"));
  auto options = std::make_shared<MentionOptions>();
  auto country = std::make_shared<std::string>();
  add_mention_options(command, *options);
  command.add_option("--country", *country, tr("Only places of one country, by its name or ISO 3166 code"))
      .type_name("COUNTRY")
      .not_empty();
  command.callback([&common, &action, options, country] {
    action = [&common, options, country] { return places(common, *options, *country); };
  });
}

}  // namespace fihris
