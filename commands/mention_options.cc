#include "commands/mention_options.h"

#include "analyzers/error.h"
#include "commands/alias_option.h"
#include "commands/level_option.h"
#include "commands/message.h"
#include "commands/query_notes.h"
#include "query/language/parser.h"
#include "query/shown/caret_message.h"

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
  std::string text;
  for (const std::string& word : options.query) text += (text.empty() ? "" : " ") + word;
  const ParsedQuery parsed = parse_query(text);
  for (const Note& note : parsed.notes) {
    if (!common.quiet) say("query: " + caret_message(text, note));
  }
  require_words(parsed.root, text);
  const BuiltQuery built = searcher.build(parsed.root, options.search);
  report_left_out(built, "query", common);
  return MentionList(searcher.reader().articles, prefix, searcher.find_all(built));
}

}  // namespace fihris
