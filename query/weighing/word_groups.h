#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzers/places/aliases.h"
#include "query/expansion/expander.h"
#include "query/expansion/level.h"
#include "query/expansion/other_writings.h"
#include "query/language/ast.h"
#include "query/language/word_runs.h"

namespace fihris {

/// Words that stand one after the other, each with its forms.
using Sequence = std::vector<std::vector<ExpandedForm>>;

/// How many lists its words are.
std::size_t count_forms(const Sequence& words);

/// Other words for a word of the query, or for some that begin with it.
struct OtherWords {
  Sequence words;
  std::size_t replaced = 1;  ///< how many words of the query, in a phrase
};

/// A word of a query, or a place of several words, with the words of the index that it stands for.
struct WordGroup {
  QueryWord word;
  Field field = Field::text;
  Expansion expansion;
  std::vector<OtherWords> sequences;  ///< other writings of more than one word; level `name`
  bool ranks = false;                 ///< has a part in the score
  std::size_t phrase_words =
      0;                       ///< of a phrase's first word: how many groups from this one on are the phrase
  bool excludes = false;       ///< an article with it does not match
  std::size_t near_words = 0;  ///< of the first word of NEAR: how many groups from this one on are its words
  unsigned near_window = 0;    ///< in how many words of the text all of these stand
};

/// What bounds the cost of a query: every form of every word is a list of articles that is open while the
/// match runs.
struct FormLimits {
  std::size_t word;       ///< forms of one word
  std::size_t sequences;  ///< of all words of all sequences of the query
};

/// What was looked up for words of queries, by word and level: to build a query again with less, and for the
/// next ones.
using KnownExpansions = std::unordered_map<std::string, Expansion>;

/// Adds to `expansion` the forms that it does not have.
void add_forms(Expansion& expansion, const std::vector<ExpandedForm>& forms);

/// Makes the groups of the words of one query. Words are known by their address, and must not move meanwhile.
class WordGroups {
 public:
  /// The arguments must outlive this object. `loosest` is the loosest level allowed. `known` is of the same
  /// lexicon.
  WordGroups(const Expander& expander, const Aliases& aliases, const Ranking& ranking, Level loosest,
             const FormLimits& limits, KnownExpansions& known);

  /// Notes what the words among the parts of a group mean together, before their groups are made.
  void note_together(const Node& group, bool require_all);
  /// The same of a word that stands alone.
  void note_alone(const QueryWord& word, Field field);
  /// The same of the words of NEAR.
  void note_near(const Node& near);

  /// The group of a word in a field other than place; similar forms only if `with_similar`.
  WordGroup make(const QueryWord& word, Field field, bool with_similar);

  /// The group of a word of a name in the text, wherever it stands; without forms if so few are allowed that
  /// there is no room for a second look.
  WordGroup make_name(const QueryWord& word) const;

  /// Somebody has one of the forms of the word in his name: of the word without its asterisk, or with it.
  bool is_in_a_name(const QueryWord& word, bool as_wildcard = false) const;

  /// So few forms are allowed that nothing is looked for twice.
  bool is_tight() const { return limits_.word < fewest_forms; }

  /// The forms of a word up to `loosest`, as many as are allowed.
  Expansion look_up(const QueryWord& word, Level loosest, bool with_similar) const;

  /// Adds to the group of a word in a phrase of `count` words what its neighbours tell.
  void add_phrase_forms(WordGroup& group, bool is_first, std::size_t count) const;

  /// Forms that a word whose group was made has only beside its neighbours.
  const std::vector<ExpandedForm>& told_by_neighbours(const QueryWord& word) const;

  /// A phrase in which some words are written as more words or fewer.
  struct Writing {
    Sequence phrase;  ///< all words
    /// The other words alone, each with the first of the words as typed that they stand for.
    std::vector<std::pair<std::size_t, OtherWords>> replacements;
  };

  /// Those of the words of a phrase or NEAR, which have the forms `words`, that the index can have: of names,
  /// and with a waw written apart.
  std::vector<Writing> other_writings_of(const Node& node, const Sequence& words);

 private:
  /// Where a word stands among others that must match too.
  struct Standing {
    std::shared_ptr<const WordRun> run;
    std::size_t place = 0;
  };

  static constexpr std::size_t fewest_forms = 4;

  const Expansion& whole(const QueryWord& word, Level loosest, bool with_similar, bool as_wildcard) const;

  /// All other writings of parts of `words`, which follow each other.
  std::vector<OtherWriting> writings_of(const std::vector<const QueryWord*>& words) const;
  Expansion expand(const QueryWord& word, Field field, bool with_similar) const;
  bool is_matched_loosely(const QueryWord& word, Field field) const;
  void add_across_scripts(const Node& node, const std::vector<std::string>& texts, const Sequence& words,
                          std::vector<Writing>& writings) const;
  void add_waw_apart(const Node& node, const Sequence& words, std::vector<Writing>& writings);
  std::vector<ExpandedForm> told_forms(const QueryWord& word, bool is_first, std::size_t count) const;
  void note_other_writings(const WordRun& run);
  void note_neighbours(const WordRun& run);
  void add_other_writings(const QueryWord& word, WordGroup& group);
  void add_sequence(WordGroup& group, Sequence sequence);
  bool takes(std::size_t forms);
  void add_told_forms(const QueryWord& word, WordGroup& group);

  const Expander& expander_;
  const Aliases& aliases_;
  const Ranking& ranking_;
  const Level loosest_;
  const FormLimits limits_;
  KnownExpansions& known_;
  const SoundedNames& sounded_;
  std::size_t sequence_forms_ = 0;
  std::unordered_map<const QueryWord*, std::vector<OtherWriting>> writings_;
  std::unordered_map<const QueryWord*, std::vector<Sequence>> latin_writings_;  ///< of the name it is part of
  std::unordered_map<const QueryWord*, Standing> standings_;
  std::unordered_map<const QueryWord*, std::vector<ExpandedForm>> told_;  ///< by its neighbours, if any are
};

}  // namespace fihris
