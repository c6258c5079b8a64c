#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <xapian.h>

#include "analyzers/places/aliases.h"
#include "index/people/people_table.h"
#include "query/expansion/level.h"
#include "query/language/ast.h"
#include "query/weighing/group_query.h"
#include "query/weighing/layered_word.h"
#include "query/weighing/word_groups.h"

namespace fihris {

class IndexParts;

/// A word, phrase, NEAR or date of a query.
struct Leaf {
  Xapian::Query query;  ///< the articles with it; candidates for them if `as_written`
  std::size_t first_group = 0;
  std::size_t groups = 0;  ///< how many groups from the first on are its words
  std::shared_ptr<const LayeredWord>
      lists;                ///< what the query reads, if it is a word and that is lists alone
  bool as_written = false;  ///< has words that must be written as in the query, which only the text tells
};

/// A word of a long query for which nothing is looked up in the index: the second look weighs it (Reranker).
struct OtherWord {
  WordGroup group;
  Worths worths;  ///< as often as it is asked for
};

/// A query, ready for the index.
struct BuiltQuery {
  Node asked;                     ///< what was translated
  bool require_all = false;       ///< every ranked word is a required one
  std::vector<OtherWord> others;  ///< that were too many for `asked` (query/match/word_budget.h)
  std::size_t left_out = 0;       ///< how many were too many, with `others`
  std::size_t most_forms =
      0;  ///< of each word, if its forms were too many for Ranking::max_lists in all; 0 otherwise
  std::size_t lists = 0;  ///< of articles that `query` opens in each part of the index, at most
  /// The articles that match; a superset of them if `has_exact_words`: what only the text can exclude is
  /// among them.
  Xapian::Query query;
  ListedWords words;  ///< what `query` asks for, if these words are all of it
  /// Of a list of few words, which an article may have some of: those that have all, words of grammar aside,
  /// with the same weights. Empty for other queries.
  Xapian::Query all_words;
  ListedWords all_listed;  ///< the same as `words` of `all_words`
  /// Of such a list that nothing narrows: about how many articles have some of the words, were these
  /// independent of each other; two digits. Tells it without opening their lists.
  std::optional<unsigned> about_some_words;
  std::vector<WordGroup> groups;  ///< in the order of the query; also of words that exclude
  std::vector<Leaf> leaves;       ///< in the order of the query
  bool has_exact_words =
      false;  ///< the hits are candidates, to be checked against their text (query/match/exact_match.h)
  std::vector<WordGroup> filter_words;  ///< words of people and places that rank, in a query for nothing else
  std::vector<std::string>
      unknown_places;  ///< as typed after `place:`: no place is called so; they are words
  std::vector<std::string>
      unknown_people;  ///< as typed after `name:`: nobody here is recognised by it; they are words
};

/// What a query is translated with. All must outlive the translation.
struct QuerySources {
  const Expander& expander;
  const Articles& articles;
  const Aliases& aliases;     ///< other names of places, months and institutions
  const PeopleTable& people;  ///< of the index
  const Ranking& ranking;
  Level loosest;
  KnownExpansions& known;  ///< what was looked up before with the same lexicon; takes what is looked up now
  /// Those of `articles`; null where Xapian is to match alone, as it does on other machines.
  std::shared_ptr<IndexParts> parts;
};

/// Translates a parsed query: each word becomes one group of its forms up to QuerySources::loosest
/// (WordSource). Similar forms have no part in it: they are for the Reranker. `require_all` makes every
/// ranked word a required one.
BuiltQuery build_query(const Node& root, const QuerySources& sources, bool require_all);

/// What words weigh in the second look, by their forms up to Level::affix. Each leaf is a word of the text.
std::vector<OtherWord> weigh_others(const std::vector<Node>& leaves, const QuerySources& sources);

}  // namespace fihris
