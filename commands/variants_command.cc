#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/places/alias_edits.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/phrase_table.h"
#include "commands/commands.h"
#include "commands/options/alias_file.h"
#include "commands/options/level_option.h"
#include "commands/options/searched_option.h"
#include "commands/reports/list_output.h"
#include "commands/reports/message.h"
#include "commands/reports/shard_report.h"
#include "messages/translation.h"
#include "query/output/csv.h"
#include "query/output/json.h"
#include "query/output/standard_streams.h"
#include "query/people/name_variants.h"

namespace fihris {
namespace {

struct Options {
  std::vector<std::string> name;
  SearchedOptions searched;
  std::string save;  ///< alias file to add a line to; empty if none
  Level level = Level::name;
  std::size_t most_articles = 20'000;
  ListFormat format = ListFormat::text;
};

void print_text(const NameVariant& variant) {
  std::cout << std::setw(7) << variant.articles << "  " << std::left << std::setw(9) << name_of(variant.level)
            << std::right << "  " << Shown{variant.form} << "\n         " << Shown{variant.example.text}
            << '\n';
}

Json to_json(const NameVariant& variant) {
  Json highlights = Json::array();
  for (const Highlight& at : in_code_points(variant.example.text, variant.example.highlights)) {
    highlights.add(Json::array().add(at.begin).add(at.end));
  }
  Json object = Json::object();
  object.set("form", variant.form)
      .set("articles", variant.articles)
      .set("level", name_of(variant.level))
      .set_path("path", variant.path)
      .set("example", variant.example.text)
      .set("highlights", std::move(highlights));
  return object;
}

std::vector<std::string> to_cells(const NameVariant& variant) {
  return {csv_text(variant.form), std::to_string(variant.articles), std::string(name_of(variant.level)),
          csv_text(variant.path), csv_text(variant.example.text)};
}

/// Adds the name and its forms to an alias file; false if there are not two that differ once folded.
bool save(const std::string& file, const std::string& name, const std::vector<NameVariant>& variants) {
  std::vector<std::string> folded, forms;
  const auto add = [&](const std::string& form) {
    const std::string phrase = fold_phrase(form);
    if (phrase.empty() || form.find_first_of("|\t\r\n") != form.npos) return;
    if (std::find(folded.begin(), folded.end(), phrase) != folded.end()) return;
    folded.push_back(phrase);
    forms.push_back(form);
  };
  add(name);
  for (const NameVariant& variant : variants) add(variant.bare);
  if (forms.size() < 2) return false;
  const bool is_place = !Gazetteer().find(words_of(folded.front())).empty();
  const AliasKind kind = is_place ? AliasKind::place : AliasKind::person;
  change_alias_file(file, [&](const std::string& text) { return with_aliases(text, kind, forms); });
  return true;
}

int variants(const CommonOptions& common, const Options& options) {
  std::string name;
  for (const std::string& word : options.name) name += (name.empty() ? "" : " ") + word;
  Searcher searcher = open_searcher(common, options.searched);
  const NameVariants found = answer_over_shards(
      searcher, [&] { return find_variants(searcher, name, options.level, options.most_articles); });
  ListOutput output(options.format, {"form", "articles", "level", "path", "example"});
  for (const NameVariant& variant : found.variants) {
    Json object = to_json(variant);
    if (searcher.is_partial()) object.set("partial", true);
    output.add([&] { print_text(variant); }, object, to_cells(variant));
  }
  output.finish();
  if (!common.quiet && found.articles_read < found.articles) {
    say(tr_count("variants: counted in {2} of {1} article; for more: --read N",
                 "variants: counted in {2} of {1} articles; for more: --read N", found.articles,
                 {std::to_string(found.articles_read)}));
  }
  if (!options.save.empty() && !save(options.save, name, found.variants) && !common.quiet)
    say(tr("variants: {1}: nothing is added: the index has no form but the one typed", {options.save}));
  return report_shards(searcher, common, found.variants.empty() ? 1 : 0);
}

}  // namespace

void bind_variants(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("variants", tr("Show every form of a name or place in the index"));
  auto options = std::make_shared<Options>();
  command.add_option("name", options->name, tr("The name")).required().type_name("NAME...");
  add_level_option(command, options->level);
  command.add_option("--read", options->most_articles, tr("Most articles to read for the counts [20000]"))
      .type_name("N");
  add_list_format(command, options->format);
  add_searched_options(command, options->searched);
  command.add_option("--save", options->save, tr("Add the forms to an alias file"))
      .type_name("FILE")
      .not_empty();
  command.callback(
      [&common, &action, options] { action = [&common, options] { return variants(common, *options); }; });
}

}  // namespace fihris
