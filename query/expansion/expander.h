#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "index/articles.h"
#include "query/expansion/expanded_form.h"
#include "query/expansion/level.h"
#include "query/expansion/lexicon_reader.h"
#include "query/expansion/sounded_names.h"
#include "query/language/ast.h"
#include "query/ranking.h"

namespace fihris {

/// The words of the index that stand for one query word.
struct Expansion {
  std::vector<ExpandedForm> forms;    ///< tightest level first; an article with one of them matches
  std::vector<ExpandedForm> similar;  ///< these only change the order of matching articles
  bool is_function_word = false;      ///< a word of grammar (analyzers/grammar/word_usage.h)
  bool cut = false;                   ///< Ranking::max_forms or max_candidates left some out
};

class FormCollector;

/// Expands query words from the vocabulary of one index.
class Expander {
 public:
  /// `vocabulary` is IndexReader::vocabulary; `lexicon` must outlive the expander.
  Expander(const LexiconReader& lexicon, const Articles& vocabulary, const Ranking& ranking);

  /// Forms up to `loosest`; the similar ones are looked up only if `with_similar`.
  Expansion expand(const QueryWord& word, Level loosest, bool with_similar) const;

  /// The word behind each chain of proclitics that makes another word of the index, no commoner than itself:
  /// bi and `id (feast) have the letters of ba`id (far). For the first word of a phrase, whose neighbours
  /// tell the two apart.
  std::vector<ExpandedForm> behind_proclitics(const QueryWord& word) const;

  /// A particle that ends in alef maqsura where the word ends in yeh: so many write Ali like ala, on. For
  /// phrases long enough to tell the two apart.
  std::vector<ExpandedForm> as_particle(const QueryWord& word) const;

  /// `term` (folded) without proclitics other than the article, which may belong to a name.
  std::string name_text(const std::string& term) const;

  /// The forms, at level `name`, of one word of another writing of a name: with proclitics too if it is the
  /// `first` word. A word in Latin letters may be found in Arabic ones if it is to be read `by_sound`.
  std::vector<ExpandedForm> forms_of_name(const std::string& word, bool first, bool by_sound) const;

  const Articles& vocabulary() const { return vocabulary_; }
  /// The words of their texts.
  const Vocabulary& words() const { return lexicon_.words(); }

  /// What words in Latin letters may be as names.
  const SoundedNames& sounded_names() const { return sounded_; }

  /// The words of the index that begin with `word`, in other spellings and after proclitics where `loosest`
  /// allows them; and what the commonest of them (Ranking::wildcard_words) are as names and inflected. Has
  /// all that expand() has, so that up to twice Ranking::max_forms are kept.
  Expansion expand_wildcard(const QueryWord& word, Level loosest, bool with_similar = false) const;

  /// The words with `prefix`, of paths or of authors, that are `word`, or begin with it if it is a wildcard.
  /// These fields have vocabularies of their own.
  Expansion expand_in_field(const QueryWord& word, std::string_view prefix) const;

 private:
  /// Adds the spellings of a core that is a word of the index itself that are as often other words
  /// (LooseSpelling::is_far).
  void add_far_spellings(const std::string& core, FormCollector& found) const;

  /// Adds the words of the index that are `core` behind proclitics if it is a word, as a query says it is.
  void add_behind_proclitics(const std::string& core, FormCollector& found) const;

  // Each adds the cores that are the same as `core` at its level, and sets `cut` if there were too many
  // candidates.
  void add_names(const std::string& core, FormCollector& found, bool& cut) const;
  /// `term` is the word that is asked for. A name of a place or a person has nisbas and pronouns, no number,
  /// and is no form of another word.
  void add_inflections(std::string_view term, const std::string& core, FormCollector& found, bool& cut) const;
  void add_kindred(const std::string& core, FormCollector& found, bool& cut,
                   const std::function<bool(std::string_view)>& accepts) const;

  const LexiconReader& lexicon_;
  Articles vocabulary_;
  const Ranking& ranking_;
  SoundedNames sounded_;
};

}  // namespace fihris
