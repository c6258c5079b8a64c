#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "commands/commands.h"
#include "commands/hits/find_article.h"
#include "commands/options/level_option.h"
#include "commands/options/searched_option.h"
#include "commands/reports/query_notes.h"
#include "commands/reports/shard_report.h"
#include "messages/translation.h"
#include "query/language/characters.h"
#include "query/language/fields.h"
#include "query/language/parser.h"
#include "query/match/searcher.h"
#include "query/output/records.h"
#include "query/output/standard_streams.h"
#include "query/shown/explanation.h"

namespace fihris {
namespace {

struct WhyOptions {
  std::string query;
  std::string path;
  SearchedOptions searched;
  SearchOptions search;
  bool is_json = false;
};

/// "FORM (level, n times)" for each form.
std::string listed(const std::vector<ExplainedForm>& forms) {
  std::string text;
  for (const ExplainedForm& form : forms) {
    if (!text.empty()) text += tr(", ");
    const std::string level(name_of(form.level));  // as --level takes it
    text += form.times > 1
                ? tr_count("{2} ({3}, {1} time)", "{2} ({3}, {1} times)", form.times, {form.form, level})
                : form.form + " (" + level + ")";
  }
  return text;
}

std::string listed(const std::vector<std::string>& forms, Field field) {
  std::string text;
  for (const std::string& form : forms) {
    if (!text.empty()) text += field == Field::place ? tr(", ") : " ";
    text += form;
  }
  return text.empty() ? tr("no form of it") : text;
}

constexpr std::size_t label_columns = 9;

std::string label(const std::string& name) {
  const std::size_t letters = count_code_points(name);
  return "   " + name + std::string(letters < label_columns ? label_columns - letters : 1, ' ');
}

std::string number(double score) {
  char text[64];
  std::snprintf(text, sizeof text, "%.3f", score);
  return text;
}

void print_part(const std::string& name, double score) {
  if (score > 0) std::cout << label(name) << number(score) << '\n';
}

void print(const ExplainedWord& word, bool article_matches) {
  std::cout << '\n' << (word.excludes ? "-" : "") << field_prefix(word.field) << Shown{word.word} << '\n';
  if (!word.found.empty()) {
    std::cout << label(tr("found")) << OneLine{listed(word.found)} << '\n';
    print_part(tr("score"), word.score);
    if (word.excludes && !article_matches) std::cout << "   " << tr("must not be there") << '\n';
  } else if (!word.not_in_phrase.empty()) {
    std::cout << label(tr("found")) << OneLine{listed(word.apart)} << '\n'
              << "   " << tr("but not in the phrase:") << ' ' << OneLine{word.not_in_phrase} << '\n';
  } else {
    std::cout << "   " << tr("not found; the index has:") << ' '
              << OneLine{listed(word.index_has, word.field)} << '\n';
  }
  if (!word.looser.empty())
    std::cout << "   " << tr("a looser level would find:") << ' ' << OneLine{listed(word.looser)} << '\n';
  print_part(tr("similar"), word.similar);
  if (word.cut) std::cout << "   " << tr("only its commonest forms were looked for") << '\n';
}

void print(const Explanation& why) {
  std::cout << Shown{why.path} << '\n';
  std::cout << (why.matches ? tr("matches, score {1}", {number(why.score)})
                            : tr("does not match, score {1}", {number(why.score)}))
            << '\n';
  for (const ExplainedWord& word : why.words) print(word, why.matches);
  for (const ExplainedName& name : why.names) {
    std::cout << '\n' << Shown{name.word} << ' ' << tr("in the text") << '\n';
    print_part(tr("score"), name.score);
  }
  if (why.others > 0) std::cout << '\n' << tr("words that only order") << '\n';
  print_part(tr("score"), why.others);
  if (why.near + why.early > 0) std::cout << '\n' << tr("all words") << '\n';
  print_part(tr("near"), why.near);
  print_part(tr("early"), why.early);
}

int why(const CommonOptions& common, const WhyOptions& options) {
  Searcher searcher = open_searcher(common, options.searched);
  const Node query = parse_query(options.query).root;
  const Explanation found = answer_over_shards(searcher, [&] {
    const Xapian::docid id = find_article(tr("why"), searcher.reader(), options.path);
    require_words(query, options.query);
    const BuiltQuery built = searcher.build(query, options.search);
    report_left_out(built, tr("query"), common);
    return explain(searcher, query, built, options.search, id);
  });
  if (options.is_json) {
    std::cout << to_json(found).text() << '\n';
  } else {
    print(found);
  }
  return report_shards(searcher, common, found.matches ? 0 : 1);
}

}  // namespace

void bind_why(Command app, const CommonOptions& common, std::function<int()>& action) {
  Command command = app.add_subcommand("why", tr("Explain why an article does or does not match a query"));
  auto options = std::make_shared<WhyOptions>();
  command.add_option("query", options->query, tr("The query")).required().type_name("QUERY");
  command.add_option("path", options->path, tr("The article's file")).required().type_name("PATH");
  command.add_choice("--format", options->is_json, {{"text", false}, {"json", true}}, tr("text or json"),
                     "FORMAT");
  add_level_option(command, options->search.level);
  add_searched_options(command, options->searched);
  command.callback(
      [&common, &action, options] { action = [&common, options] { return why(common, *options); }; });
}

}  // namespace fihris
