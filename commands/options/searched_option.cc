#include "commands/options/searched_option.h"

#include "analyzers/error.h"
#include "commands/options/alias_option.h"
#include "commands/options/shard_file.h"
#include "commands/process/crash_guard.h"
#include "messages/translation.h"

namespace fihris {

void add_searched_options(Command command, SearchedOptions& options) {
  add_alias_option(command, options.aliases);
  command.add_flag("--shards", options.shards, tr("Search the shards (fihris shards) instead of an index"));
}

void require_one_collection(const CommonOptions& common, const SearchedOptions& options) {
  if (options.shards && common.index_is_named)
    throw Error(tr("usage: --shards: are searched instead of an index; leave out --index"));
}

void require_files_here(const SearchedOptions& options, const std::string& option) {
  if (options.shards)
    throw Error(tr(
        "usage: {1}: the files of shards lie on other machines; read an article with: fihris show --shards",
        {option}));
}

Searcher open_searcher(const CommonOptions& common, const SearchedOptions& options) {
  require_one_collection(common, options);
  guard_against_damage(common.index);
  const Aliases aliases = load_aliases(options.aliases);
  return options.shards ? Searcher(open_known_shards, aliases) : Searcher(common.indexes, aliases);
}

}  // namespace fihris
