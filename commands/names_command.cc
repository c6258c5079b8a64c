#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "commands/alias_option.h"
#include "commands/commands.h"
#include "commands/crash_guard.h"
#include "commands/mention_options.h"
#include "index/schema.h"
#include "query/output/records.h"
#include "query/output/standard_streams.h"
#include "query/people/person.h"

namespace fihris {
namespace {

/// Further forms of a name that a line of text shows; JSON has them all.
constexpr std::size_t most_other_forms = 3;

void print_text(const Person& person) {
  std::cout << std::setw(7) << person.articles << "  " << Shown{person.forms.front().key};
  for (std::size_t i = 1; i < person.forms.size() && i <= most_other_forms; ++i) {
    std::cout << (i == 1 ? "  (also " : ", ") << Shown{person.forms[i].key} << ' '
              << person.forms[i].articles;
  }
  if (person.forms.size() > most_other_forms + 1)
    std::cout << ", " << person.forms.size() - 1 - most_other_forms << " more";
  std::cout << (person.forms.size() > 1 ? ")\n" : "\n");
}

int names(const CommonOptions& common, const MentionOptions& options) {
  guard_against_damage(common.index);
  Searcher searcher(common.index, load_aliases(options.aliases));
  const MentionList list = list_mentions(searcher, options, prefix::person_name, common);
  const std::vector<NameGroup> groups = group_names(list, options.limit);
  for (NameGroup group : groups) {
    // Each form shown costs an analysis of some articles.
    if (!options.json_lines && group.forms.size() > most_other_forms + 1)
      group.forms.resize(most_other_forms + 1);
    const Person person = as_written(searcher.reader().articles, list, group);
    if (options.json_lines) {
      std::cout << Verbatim{to_json(person).text() + '\n'};
    } else {
      print_text(person);
    }
  }
  return list.entries().empty() ? 1 : 0;
}

}  // namespace

void bind_names(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("names", "List the people that articles mention");
  auto options = std::make_shared<MentionOptions>();
  add_mention_options(command, *options);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return names(common, *options); }; });
}

}  // namespace fihris
