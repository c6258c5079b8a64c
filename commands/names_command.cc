#include <algorithm>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "commands/commands.h"
#include "commands/options/alias_option.h"
#include "commands/options/mention_options.h"
#include "commands/process/crash_guard.h"
#include "index/schema.h"
#include "query/output/csv.h"
#include "query/output/json.h"
#include "query/output/standard_streams.h"
#include "query/people/association.h"
#include "query/people/name_groups.h"
#include "query/people/name_query.h"
#include "query/people/written_name.h"

namespace fihris {
namespace {

using Articles = std::vector<Xapian::docid>;

/// Further forms of a name that a line of text shows; JSON has them all.
constexpr std::size_t most_other_forms = 3;

struct Person {
  std::vector<Mentioned> forms;  ///< as written; the commonest first
  std::size_t articles = 0;      ///< those that `name:"NAME"` finds, of those asked for
  double association = 0;
  std::vector<std::string> strongest;  ///< paths

  const std::string& name() const { return forms.front().key; }
};

void print_text(const Person& person) {
  std::cout << std::setw(7) << person.articles << "  " << Shown{person.name()};
  for (std::size_t i = 1; i < person.forms.size() && i <= most_other_forms; ++i) {
    std::cout << (i == 1 ? "  (also " : ", ") << Shown{person.forms[i].key} << ' '
              << person.forms[i].articles;
  }
  if (person.forms.size() > most_other_forms + 1)
    std::cout << ", " << person.forms.size() - 1 - most_other_forms << " more";
  std::cout << (person.forms.size() > 1 ? ")\n" : "\n");
  for (const std::string& path : person.strongest) std::cout << "         " << Shown{path} << '\n';
}

Json to_json(const Person& person, bool of_some) {
  Json forms = Json::array();
  for (const Mentioned& form : person.forms)
    forms.add(Json::object().set("form", form.key).set("articles", form.articles));
  Json object = Json::object();
  object.set("name", person.name()).set("articles", person.articles);
  if (of_some) object.set("association", person.association);
  object.set("forms", std::move(forms));
  if (!person.strongest.empty()) object.set_paths("strongest", person.strongest);
  return object;
}

std::vector<std::string> to_cells(const Person& person) {
  std::string others;
  for (std::size_t i = 1; i < person.forms.size(); ++i)
    others += (others.empty() ? "" : " | ") + person.forms[i].key;
  std::string strongest;
  for (const std::string& path : person.strongest) strongest += (strongest.empty() ? "" : " | ") + path;
  return {csv_text(person.name()), std::to_string(person.articles), std::to_string(person.association),
          csv_text(others), csv_text(strongest)};
}

/// Makes the rows of a list.
class People {
 public:
  People(Searcher& searcher, const MentionOptions& options, const CommonOptions& common)
      : searcher_(searcher),
        options_(options),
        among_(articles_asked_for(searcher, options, common)),
        list_(among_ ? MentionList(searcher.reader().articles, prefix::person_name, *among_)
                     : MentionList(searcher.reader().articles, prefix::person_name)),
        written_(searcher.reader().articles) {}

  bool is_empty() const { return list_.entries().empty(); }
  bool of_some() const { return among_.has_value(); }

  std::vector<Person> rows() {
    const std::size_t wanted = options_.limit + std::min(options_.offset, SIZE_MAX - options_.limit);
    const ListOrder order = order_of(options_);
    const bool all = order != ListOrder::articles;
    std::vector<NameGroup> groups = group_names(list_, all ? list_.entries().size() : wanted);
    std::vector<std::pair<double, std::size_t>> associations;
    for (std::size_t i = 0; i < groups.size(); ++i) associations.emplace_back(association_of(groups[i]), i);
    if (order == ListOrder::association) {
      std::stable_sort(associations.begin(), associations.end(),
                       [](const auto& a, const auto& b) { return a.first > b.first; });
    } else if (order == ListOrder::name) {
      std::stable_sort(associations.begin(), associations.end(), [&](const auto& a, const auto& b) {
        return groups[a.second].forms.front().key < groups[b.second].forms.front().key;
      });
    }
    std::vector<Person> people;
    for (std::size_t i = options_.offset; i < std::min(wanted, groups.size()); ++i) {
      const auto& [association, number] = associations[i];
      people.push_back(person(groups[number]));
      people.back().association = association;
    }
    return people;
  }

 private:
  double association_of(const NameGroup& group) const {
    if (!among_) return 0;
    const Xapian::Database& articles = searcher_.reader().articles;
    unsigned all = 0;
    for (const Mentioned& form : group.forms)
      all += articles.get_termfreq(encode_term(form.key, prefix::person_name));
    return association(static_cast<unsigned>(group.articles.size()), static_cast<unsigned>(among_->size()),
                       all, articles.get_doccount());
  }

  Person person(const NameGroup& group) {
    Person person{group.forms, 0, 0, {}};
    // Each form shown costs an analysis of some articles.
    const bool is_text = options_.format == ListFormat::text;
    const std::size_t shown = is_text ? most_other_forms + 1 : person.forms.size();
    for (std::size_t i = 0; i < std::min(shown, person.forms.size()); ++i) {
      Mentioned& form = person.forms[i];
      form.key = written_.find(form.key, list_.articles_of(form));
    }
    person.articles = articles_of(person.name()).size();
    if (!options_.with.empty())
      person.strongest = strongest_articles(searcher_, person.name(), Field::name, options_.with);
    return person;
  }

  /// What a search for the name finds of the articles asked for.
  Articles articles_of(const std::string& name) const {
    const Node query = mention_query(name, Field::name);
    if (fihris::is_empty(query)) return {};
    const Articles found = searcher_.find_all(searcher_.build(query, {}));
    if (!among_) return found;
    Articles both;
    std::set_intersection(found.begin(), found.end(), among_->begin(), among_->end(),
                          std::back_inserter(both));
    return both;
  }

  Searcher& searcher_;
  const MentionOptions& options_;
  std::optional<Articles> among_;
  MentionList list_;
  WrittenNames written_;
};

int names(const CommonOptions& common, const MentionOptions& options) {
  guard_against_damage(common.index);
  Searcher searcher(common.index, load_aliases(options.aliases));
  People people(searcher, options, common);
  ListOutput output(options.format, {"name", "articles", "association", "other_forms", "strongest"});
  for (const Person& person : people.rows())
    output.add([&] { print_text(person); }, to_json(person, people.of_some()), to_cells(person));
  output.finish();
  return people.is_empty() ? 1 : 0;
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
