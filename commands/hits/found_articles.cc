#include "commands/hits/found_articles.h"

#include "commands/reports/message.h"
#include "commands/reports/query_notes.h"
#include "index/article_lists.h"
#include "messages/translation.h"
#include "query/language/parser.h"
#include "query/shown/caret_message.h"

namespace fihris {

std::vector<Xapian::docid> found_articles(Searcher& searcher, const std::vector<std::string>& query,
                                          const SearchOptions& options, const CommonOptions& common) {
  if (query.empty()) return all_articles(searcher.reader().articles);
  std::string text;
  for (const std::string& word : query) text += (text.empty() ? "" : " ") + word;
  const ParsedQuery parsed = parse_query(text);
  for (const Note& note : parsed.notes) {
    if (!common.quiet) say(tr("query") + ": " + caret_message(text, note));
  }
  require_words(parsed.root, text);
  const BuiltQuery built = searcher.build(parsed.root, options);
  report_left_out(built, tr("query"), common);
  return searcher.find_all(built);
}

}  // namespace fihris
