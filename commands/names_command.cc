#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "commands/commands.h"
#include "commands/options/alias_option.h"
#include "commands/options/mention_options.h"
#include "commands/process/crash_guard.h"
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

int names(const CommonOptions& common, const MentionOptions& options) {
  guard_against_damage(common.index);
  Searcher searcher(common.indexes, load_aliases(options.aliases));
  PeopleList people(searcher.reader(), articles_asked_for(searcher, options, common));
  const PeopleRange range{options.offset, options.limit, options.order};
  ListOutput output(options.format, {"name", "articles", "association", "other_forms", "strongest"});
  for (Person& person : people.rows(range)) {
    if (!options.with.empty())
      person.strongest = strongest_articles(searcher, person.name, Field::name, options.with);
    output.add([&] { print_text(person); }, to_json(person), to_cells(person));
  }
  output.finish();
  return people.is_empty() ? 1 : 0;
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
