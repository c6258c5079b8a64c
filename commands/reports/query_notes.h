#pragma once

#include <string>

#include "commands/options/common_options.h"
#include "query/match/searcher.h"

namespace fihris {

/// Says on standard error, unless it is to be quiet, that a query had too many words or forms, and which were
/// kept. `name` is what the query is called.
void report_left_out(const BuiltQuery& built, const std::string& name, const CommonOptions& common);

/// Says which names of a query no place, or nobody, is known by.
void report_unknown_names(const BuiltQuery& built, const std::string& name, const CommonOptions& common);

/// A group that was cut says so: of a wildcard always, since words that were asked for are missing; of a
/// word, which has lost its rarest inflections and spellings, if asked.
void report_cuts(const BuiltQuery& built, const CommonOptions& common);

/// Says, unless it is to be quiet, that a country was asked for together with a place that is disputed.
void report_disputed_places(const BuiltQuery& built, const std::string& name, const CommonOptions& common);

/// Says, if it is to say more, which Arabic words the words in Latin letters were taken for.
void report_readings(const BuiltQuery& built, const std::string& name, const CommonOptions& common);

/// All of these.
void report_notes(const BuiltQuery& built, const std::string& name, const CommonOptions& common);

/// Says which words of a query that finds something no article has; excluded ones aside.
void report_unfound(const SearchResult& result, const CommonOptions& common);

/// "12 with all the words, about 900 with some", or the one number where that is all there is to say.
std::string counted(const SearchResult& result);

}  // namespace fihris
