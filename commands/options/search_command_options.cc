#include "commands/options/search_command_options.h"

#include "commands/options/level_option.h"
#include "commands/options/output_options.h"
#include "messages/translation.h"

namespace fihris {
namespace {

constexpr std::size_t largest = UINT32_MAX;

}  // namespace

void add_search_options(Command command, SearchCommandOptions& options) {
  command.add_option("query", options.query, tr("The query, as fihris-query(7) says")).type_name("QUERY...");
  command.add_flag("-i,--interactive", options.interactive, tr("Show what is found as it is typed"));
  command
      .add_option("--batch", options.batch,
                  tr("Answer each line of a file, QUERY or NAME<TAB>QUERY, or row of a CSV table"))
      .type_name("FILE|-")
      .not_empty();
  command.add_option("--limit", options.limit, tr("Most articles to show [10; all with -l, -c, --kwic]"))
      .type_name("N")
      .at_most(largest);
  command.add_option("--offset", options.search.offset, tr("Articles to pass over first [0]")).type_name("N");
  command.add_flag("--all", options.search.all, tr("Every word must match"));
  command.add_choice("--sort", options.search.sort,
                     {{"relevance", SortBy::relevance}, {"date", SortBy::date}, {"path", SortBy::path}},
                     tr("relevance, date (newest first) or path"), "ORDER");
  add_level_option(command, options.search.level);
  add_searched_options(command, options.searched);
  add_output_options(command, options.output);
  command.add_flag("--count", options.count, tr("Print only how many articles match"));
  command.add_flag("-l,--files-with-matches", options.list_files,
                   tr("Print only the paths of all that match"));
  command.add_flag("-c,--count-matches", options.count_matches,
                   tr("Print PATH:N, how many matches each has"));
  command.add_flag("-n,--line-number", options.line_numbers, tr("Show whole lines with their numbers"));
  command.add_option("-A,--after-context", options.after, tr("Show whole lines, and N behind each"))
      .type_name("N")
      .at_most(largest);
  command.add_option("-B,--before-context", options.before, tr("Show whole lines, and N before each"))
      .type_name("N")
      .at_most(largest);
  command.add_option("-C,--context", options.context, tr("Show whole lines, and N around each"))
      .type_name("N")
      .at_most(largest);
  command.add_flag("--all-matches", options.contents.all_matches,
                   tr("Show every match, not the best excerpts"));
  command.add_flag("--kwic", options.kwic, tr("Show every match on a line of its own, below each other"));
  command.add_choice("--kwic-sort", options.kwic_sort,
                     {{"rank", ConcordanceOrder::rank},
                      {"before", ConcordanceOrder::before},
                      {"after", ConcordanceOrder::after},
                      {"date", ConcordanceOrder::date}},
                     tr("rank, the word before or after the match, or date"), "ORDER");
  command
      .add_option("--facets", options.facets,
                  tr("Count the articles by source, year, month, place, person, author, language; several "
                     "with commas"))
      .type_name("LIST")
      .not_empty();
  command.add_flag("--summary", options.summary,
                   tr("A row a query: number of articles, first and last day, the best article"));
  command
      .add_option("--group-by", options.group_by,
                  tr("The same for each source, year, month of them; several with commas"))
      .type_name("LIST")
      .not_empty();
  command.add_option("--open", options.open, tr("Open the article with this number in $EDITOR"))
      .type_name("N")
      .at_most(largest);
  add_path_options(command, options.paths);
  command.add_choice("--highlight", options.contents.highlighted,
                     {{"core", HighlightedPart::core}, {"word", HighlightedPart::word}},
                     tr("core (without what is attached before it) or word: what of a word is marked [core]"),
                     "PART");
  command.add_option("--snippets", options.contents.snippets, tr("Excerpts an article [2]")).type_name("N");
  command.add_flag("--no-group", options.no_group,
                   tr("Show near-copies of an article too, which it stands for otherwise (+N copies)"));
  command.add_flag("--strict", options.strict, tr("What the query language does not know is an error"));
}

}  // namespace fihris
