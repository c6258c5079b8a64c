#pragma once

#include <string>

#include "commands/command_line.h"
#include "commands/options/common_options.h"
#include "query/match/searcher.h"

namespace fihris {

/// What a command searches, and by which aliases.
struct SearchedOptions {
  std::string aliases;  ///< the user's alias file; empty for the default one
  bool shards = false;  ///< those of the user's list instead of an index
};

/// Adds --aliases and --shards.
void add_searched_options(Command command, SearchedOptions& options);

/// Throws Error if both shards and an index are asked for.
void require_one_collection(const CommonOptions& common, const SearchedOptions& options);

/// Throws Error if an option that opens files is used of shards, whose files lie elsewhere.
void require_files_here(const SearchedOptions& options, const std::string& option);

/// Opens what is to be searched. Throws as require_one_collection, load_aliases, open_indexes and
/// open_known_shards do.
Searcher open_searcher(const CommonOptions& common, const SearchedOptions& options);

}  // namespace fihris
