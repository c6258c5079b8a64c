#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "analyzers/names/latin_readings.h"
#include "analyzers/names/likeliest_names.h"
#include "index/articles.h"
#include "query/expansion/expanded_form.h"
#include "query/expansion/lexicon_reader.h"
#include "query/ranking.h"

namespace fihris {

/// What words in Latin letters may be in one index, judged by whom its articles speak of.
class SoundedNames {
 public:
  /// The arguments must outlive this object.
  SoundedNames(const LexiconReader& lexicon, const Articles& articles, const Ranking& ranking);

  /// Of `cores`, which same_name() takes for `latin`, those that it most likely is when it stands alone.
  std::vector<std::string_view> likeliest(const std::string& latin,
                                          const std::vector<std::string_view>& cores) const;

  /// The ways to write a name of several words, or of one that Arabic letters part, in Arabic letters, each
  /// with the forms of its words that this index has; only those that it can have. More is taken for a word
  /// than where it stands alone: its neighbours tell it.
  std::vector<std::vector<std::vector<ExpandedForm>>> writings(const std::vector<std::string>& latin) const;

  /// The Latin spellings that this index has of a small word of Arabic names (bin, abd) or of the article;
  /// none for other words.
  std::vector<ExpandedForm> small_words(std::string_view arabic) const;

  /// True if the core is a word of a person's name in half of the articles that have it or more.
  bool is_mostly_a_name(std::string_view core) const;

  /// The words in Latin letters that may be an Arabic word of a name, with its article or without.
  std::vector<ExpandedForm> latin_forms(std::string_view arabic) const;

 private:
  const std::vector<const Core*>& cores_of(const std::string& sound) const;
  std::vector<const Core*> find_cores(const std::string& sound) const;
  std::vector<ExpandedForm> forms_of(const ReadWord& word, bool first) const;

  /// Adds names that may stand behind an article which is joined to them.
  void add_behind_article(const std::string& latin, std::vector<LatinCandidate>& candidates) const;
  void add_with_article(const std::string& name, std::vector<LatinCandidate>& candidates) const;

  /// A name of the index is spelled so in one word.
  bool has_name(const std::string& sound) const;

  /// Articles in which the core, with the article or without, is a word of a person's name.
  unsigned mentions(std::string_view core) const;

  const LexiconReader& lexicon_;
  Articles articles_;
  const Ranking& ranking_;
  mutable std::unordered_map<std::string, std::vector<const Core*>> cores_;  ///< by sound
};

}  // namespace fihris
