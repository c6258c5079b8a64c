#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/command_line.h"
#include "commands/options/common_options.h"
#include "commands/options/searched_option.h"
#include "commands/reports/list_output.h"
#include "query/match/searcher.h"
#include "query/people/list_order.h"

namespace fihris {

/// The options that `names` and `places` share.
struct MentionOptions {
  std::vector<std::string> query;  ///< none: the whole collection
  std::string with;                ///< only articles that mention this person or place; empty for all
  SearchedOptions searched;
  SearchOptions search;
  std::size_t limit = 20;
  std::size_t offset = 0;
  ListFormat format = ListFormat::text;
  ListOrder order = ListOrder::automatic;
};

void add_mention_options(Command command, MentionOptions& options);

/// Whether the options ask for the whole collection.
bool is_of_all(const MentionOptions& options);

/// The articles that the options ask for, in order; nothing for the whole collection. Throws Error for a
/// query that holds no word, and for a name to be listed with that no article mentions.
std::optional<std::vector<Xapian::docid>> articles_asked_for(Searcher& searcher,
                                                             const MentionOptions& options,
                                                             const CommonOptions& common);

/// The order that `automatic` stands for.
ListOrder order_of(const MentionOptions& options);

/// The titles or, where there is none, paths of the best articles that mention both.
std::vector<std::string> strongest_articles(Searcher& searcher, const std::string& name, Field field,
                                            const std::string& with);

}  // namespace fihris
