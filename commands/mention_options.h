#pragma once

#include <string>
#include <vector>

#include "commands/command_line.h"
#include "commands/common_options.h"
#include "query/match/searcher.h"
#include "query/people/mention_list.h"

namespace fihris {

/// The options that `names` and `places` share.
struct MentionOptions {
  std::vector<std::string> query;  ///< none: the whole collection
  std::string aliases;             ///< the user's alias file; empty for the default one
  SearchOptions search;
  std::size_t limit = 20;
  bool json_lines = false;
};

/// Adds --format text|jsonl.
void add_format_option(Command command, bool& json_lines);

void add_mention_options(Command command, MentionOptions& options);

/// The mentions of one kind in the articles that the options ask for. Throws Error for a query that holds no
/// word.
MentionList list_mentions(Searcher& searcher, const MentionOptions& options, std::string_view prefix,
                          const CommonOptions& common);

}  // namespace fihris
