#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "analyzers/error.h"
#include "query/alias_option.h"
#include "query/commands.h"
#include "query/level_option.h"
#include "query/occurrences.h"
#include "query/parser.h"
#include "query/searcher.h"

namespace fihris {
namespace {

constexpr unsigned most_other_forms = 8;  ///< named when a word is not found

struct WhyOptions {
  std::string query;
  std::string path;
  std::string aliases;  ///< the user's alias file; empty for the default one
  SearchOptions search;
};

/// The article's number in the index; throws Error if the index does not have it.
Xapian::docid find_article(const Xapian::Database& articles, const std::string& path) {
  for (const std::string& candidate : {std::filesystem::absolute(path).lexically_normal().string(), path}) {
    const std::string term = id_term(candidate);
    const auto id = articles.postlist_begin(term);
    if (id != articles.postlist_end(term)) return *id;
  }
  throw Error("why: " + path + ": not in the index; see the folders it covers with: fihris status");
}

/// What `query` adds to the score of one article.
double score_of(const Searcher& searcher, const Xapian::Query& query, const Xapian::Query& article) {
  BuiltQuery part;
  part.query = Xapian::Query(Xapian::Query::OP_FILTER, query, article);
  const Xapian::MSet found = searcher.enquire(part, {}).get_mset(0, 1);
  return found.empty() ? 0 : found.begin().get_weight();
}

/// "FORM (level, n times)" for each form that stands in the article.
std::string found_forms(const Occurrences& occurrences, const Record& record, std::size_t group) {
  std::map<std::pair<Level, std::string>, unsigned> counts;
  const auto count = [&](const std::vector<Occurrence>& part, const std::string& text) {
    for (const Occurrence& at : part) {
      if (at.group == group) ++counts[{at.level, text.substr(at.begin, at.end - at.begin)}];
    }
  };
  count(occurrences.title, record.title);
  count(occurrences.body, record.body);
  std::string text;
  for (const auto& [form, times] : counts) {
    if (!text.empty()) text += ", ";
    text.append(form.second).append(" (").append(name_of(form.first));
    if (times > 1) text += ", " + std::to_string(times) + " times";
    text += ")";
  }
  return text;
}

/// What of a word's forms the article would have at a looser level than the one asked for.
std::string next_level(const Searcher& searcher, const WordGroup& group, const Record& record, Level asked) {
  for (int level = static_cast<int>(asked) + 1; level <= static_cast<int>(Level::similar); ++level) {
    const Expander expander(searcher.lexicon(), searcher.reader().articles, searcher.ranking());
    const bool similar = level == static_cast<int>(Level::similar);
    WordGroup looser{group.word, group.field,
                     expander.expand(group.word, similar ? Level::inflection : static_cast<Level>(level), similar), {}};
    auto& forms = looser.expansion.forms;
    forms.insert(forms.end(), looser.expansion.similar.begin(), looser.expansion.similar.end());
    const std::string found = found_forms(find_occurrences(record, {looser}), record, 0);
    if (!found.empty()) return found;
  }
  return {};
}

std::string other_forms(const Expansion& expansion) {
  std::string text;
  for (std::size_t i = 0; i < expansion.forms.size() && i < most_other_forms; ++i) {
    text += (i == 0 ? "" : " ") + expansion.forms[i].term;
  }
  return text.empty() ? "no form of it" : text;
}

int why(const CommonOptions& common, const WhyOptions& options) {
  const Searcher searcher(common.index, load_aliases(options.aliases));
  const Xapian::docid id = find_article(searcher.reader().articles, options.path);
  const Record record = decode_record(searcher.reader().articles.get_document(id).get_data());
  const Xapian::Query article(id_term(record.path));
  const BuiltQuery built = searcher.build(parse_query(options.query).root, options.search);
  const Occurrences occurrences = find_occurrences(record, built.groups);

  const double total = built.query.empty() ? 0 : score_of(searcher, built.query, article);
  const bool matches = !searcher.enquire({Xapian::Query(Xapian::Query::OP_FILTER, built.query, article), {}, false, {}}, {})
                            .get_mset(0, 1).empty();
  std::printf("%s\n%s, score %.3f\n", record.path.c_str(), matches ? "matches" : "does not match", total);
  for (std::size_t i = 0; i < built.groups.size(); ++i) {
    const WordGroup& group = built.groups[i];
    const std::string found = found_forms(occurrences, record, i);
    std::printf("\n%s\n", group.word.written.c_str());
    if (!found.empty()) {
      std::printf("   found    %s\n   score    %.3f\n", found.c_str(), score_of(searcher, ranked_query(group, searcher.ranking()), article));
    } else {
      std::printf("   not found; the index has: %s\n", other_forms(group.expansion).c_str());
      const std::string looser = next_level(searcher, group, record, options.search.level);
      if (!looser.empty()) std::printf("   a looser level would find: %s\n", looser.c_str());
    }
    const double similar = score_of(searcher, similar_query(group, searcher.ranking()), article);
    if (similar > 0) std::printf("   similar words add %.3f\n", similar);
    if (group.expansion.cut) std::printf("   only its commonest forms were looked for\n");
  }
  return matches ? 0 : 1;
}

}  // namespace

void bind_why(CLI::App& app, const CommonOptions& common, std::function<int()>& action) {
  auto* command = app.add_subcommand("why", "Explain why an article does or does not match a query");
  auto options = std::make_shared<WhyOptions>();
  command->add_option("query", options->query, "The query")->required()->type_name("QUERY");
  command->add_option("path", options->path, "The article's file")->required()->type_name("PATH");
  add_level_option(*command, options->search.level);
  add_alias_option(*command, options->aliases);
  command->callback([&common, &action, options] { action = [&common, options] { return why(common, *options); }; });
}

}  // namespace fihris
