#pragma once

#include <string>
#include <vector>

#include "query/expansion/level.h"
#include "query/language/ast.h"
#include "query/match/searcher.h"

namespace fihris {

/// A form of a word that stands in an article.
struct ExplainedForm {
  std::string form;  ///< as written there
  Level level = Level::exact;
  unsigned times = 0;
};

/// What became of a word of the query.
struct ExplainedWord {
  std::string word;  ///< as typed
  Field field = Field::text;
  bool excludes = false;               ///< it must not be there
  std::vector<ExplainedForm> found;    ///< closest level first
  double score = 0;                    ///< its share
  std::string not_in_phrase;           ///< why the phrase that it is a word of is not there; empty otherwise
  std::vector<ExplainedForm> apart;    ///< what stands outside of that phrase
  std::vector<std::string> index_has;  ///< some of the forms that were looked for, if none was found
  std::vector<ExplainedForm> looser;   ///< what the next level that finds anything would find besides
  double similar = 0;                  ///< what words that merely look alike add
  bool cut = false;                    ///< only its commonest forms were looked for
};

/// A word of people and places that ranks, in a query for nothing else.
struct ExplainedName {
  std::string word;
  double score = 0;
};

/// Why an article does or does not match.
struct Explanation {
  std::string path;  ///< bytes as the file system has them
  bool matches = false;
  double score = 0;
  std::vector<ExplainedWord> words;  ///< in the order of the query
  std::vector<ExplainedName> names;
  double others = 0;  ///< what those words of a long text add that are not looked for
  double near = 0;    ///< what words near each other add
  double early = 0;   ///< what words early in the text add
};

/// `built` is what the searcher made of `query` with `options`.
Explanation explain(Searcher& searcher, const Node& query, const BuiltQuery& built,
                    const SearchOptions& options, Xapian::docid article);

}  // namespace fihris
