#include "commands/mention_options.h"

#include "commands/alias_option.h"
#include "commands/found_articles.h"
#include "commands/level_option.h"

namespace fihris {

void add_format_option(Command command, bool& json_lines) {
  command.add_choice("--format", json_lines, {{"text", false}, {"jsonl", true}}, "text or jsonl", "FORMAT");
}

void add_mention_options(Command command, MentionOptions& options) {
  command.add_option("query", options.query, "Only in the articles that a query finds").type_name("QUERY...");
  command.add_option("--limit", options.limit, "Most lines to show [20]").type_name("N");
  add_format_option(command, options.json_lines);
  command.add_flag("--all", options.search.all, "Every word of the query must match");
  add_level_option(command, options.search.level);
  add_alias_option(command, options.aliases);
}

MentionList list_mentions(Searcher& searcher, const MentionOptions& options, std::string_view prefix,
                          const CommonOptions& common) {
  if (options.query.empty()) return MentionList(searcher.reader().articles, prefix);
  return MentionList(searcher.reader().articles, prefix,
                     found_articles(searcher, options.query, options.search, common));
}

}  // namespace fihris
