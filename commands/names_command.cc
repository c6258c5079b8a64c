#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "commands/commands.h"
#include "commands/options/mention_options.h"
#include "commands/options/shard_file.h"
#include "commands/reports/shard_report.h"
#include "messages/translation.h"
#include "query/output/csv.h"
#include "query/output/records.h"
#include "query/output/standard_streams.h"
#include "query/people/people_list.h"

namespace fihris {
namespace {

/// Further forms of a name that a line of text shows; JSON has them all.
constexpr std::size_t most_other_forms = 3;

void print_text(const Person& person) {
  const std::vector<WrittenForm> others = person.other_forms();
  std::cout << std::setw(7) << person.articles << "  " << Shown{person.name};
  for (std::size_t i = 0; i < std::min(others.size(), most_other_forms); ++i)
    std::cout << (i == 0 ? "  (" + tr("also ") : tr(", ")) << Shown{others[i].written} << ' '
              << others[i].articles;
  if (others.size() > most_other_forms)
    std::cout << tr_count(", {1} more", ", {1} more", others.size() - most_other_forms);
  std::cout << (others.empty() ? "\n" : ")\n");
  for (const std::string& path : person.strongest) std::cout << "         " << Shown{path} << '\n';
}

std::vector<std::string> to_cells(const Person& person) {
  std::string others;
  for (const WrittenForm& form : person.other_forms()) others += (others.empty() ? "" : " | ") + form.written;
  std::string strongest;
  for (const std::string& path : person.strongest) strongest += (strongest.empty() ? "" : " | ") + path;
  return {csv_text(person.name), std::to_string(person.articles),
          std::to_string(person.association.value_or(0)), csv_text(others), csv_text(strongest)};
}

/// Returns the exit status.
int write_rows(const std::vector<Person>& rows, bool is_empty, ListFormat format, bool is_partial) {
  ListOutput output(format, {"name", "articles", "association", "other_forms", "strongest"});
  for (const Person& person : rows) {
    Json object = to_json(person);
    if (is_partial) object.set("partial", true);
    output.add([&] { print_text(person); }, object, to_cells(person));
  }
  output.finish();
  return is_empty ? 1 : 0;
}

int names(const CommonOptions& common, const MentionOptions& options) {
  const PeopleRange range{options.offset, options.limit, options.order};
  if (options.searched.shards && is_of_all(options)) {
    require_one_collection(common, options.searched);
    const PeopleList people(open_front(), std::nullopt);
    return write_rows(people.rows(range), people.is_empty(), options.format, false);
  }
  Searcher searcher = open_searcher(common, options.searched);
  bool is_empty = false;
  const std::vector<Person> rows = answer_over_shards(searcher, [&] {
    const PeopleList people(searcher.reader(), articles_asked_for(searcher, options, common));
    is_empty = people.is_empty();
    std::vector<Person> list = people.rows(range);
    for (Person& person : list)
      if (!options.with.empty())
        person.strongest = strongest_articles(searcher, person.name, Field::name, options.with);
    return list;
  });
  return report_shards(searcher, common, write_rows(rows, is_empty, options.format, searcher.is_partial()));
}

}  // namespace

void bind_names(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("names", tr("List the people that articles mention"));
  auto options = std::make_shared<MentionOptions>();
  add_mention_options(command, *options);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return names(common, *options); }; });
}

}  // namespace fihris
