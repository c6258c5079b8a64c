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
#include "query/output/json.h"
#include "query/output/standard_streams.h"
#include "query/people/name_groups.h"
#include "query/people/written_name.h"

namespace fihris {
namespace {

/// Further forms of a name that a line of text shows; JSON has them all.
constexpr std::size_t most_other_forms = 3;

struct Person {
  std::vector<Mentioned> forms;  ///< as written; the commonest first
  std::size_t articles = 0;
};

Person as_written(const Xapian::Database& articles, const MentionList& names, const NameGroup& group) {
  Person person{group.forms, group.articles.size()};
  for (Mentioned& form : person.forms) form.key = written_name(articles, form.key, names.articles_of(form));
  return person;
}

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

void print_json(const Person& person) {
  Json forms = Json::array();
  for (const Mentioned& form : person.forms)
    forms.add(Json::object().set("form", form.key).set("articles", form.articles));
  const std::string line = Json::object()
                               .set("name", person.forms.front().key)
                               .set("articles", person.articles)
                               .set("forms", std::move(forms))
                               .text();
  std::cout << Verbatim{line + '\n'};
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
    options.json_lines ? print_json(person) : print_text(person);
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
