#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "index/article_vocabulary.h"
#include "index/articles.h"

namespace fihris {

/// A word form that the index has.
struct Form {
  std::string word;        ///< folded
  unsigned frequency = 0;  ///< number of articles with it; never 0
};

/// A core and those of its forms that the index has.
struct Core {
  std::string text;
  std::vector<Form> forms;

  /// Articles with any of the forms, at most: an article with two of them counts twice.
  unsigned frequency() const;
};

/// A core that looks like another word.
struct SimilarCore {
  Core core;
  double similarity = 0;  ///< Dice coefficient of the two words' trigrams, 0 to 1
};

/// Looks words up in an index's lexicon. Remembers what it has read: not to be shared between threads.
class LexiconReader {
 public:
  LexiconReader(Xapian::Database lexicon, const Articles& articles);

  /// The core `text` itself, if the lexicon has it and the index has one of its forms.
  const Core* find_core(std::string_view text) const;

  /// The core of the word form `word`: the one it is filed under, else, for a word that the index does not
  /// have, the one that is left when proclitics are taken off as they would be from a new word.
  const Core* core_of(std::string_view word) const;

  /// The cores filed under a key (lexicon_prefix) that `accepts` takes by their text, among the first
  /// `limit`. Sets `cut` to true if there are more. Forms are looked up only of what is accepted.
  std::vector<const Core*> with_key(char prefix, std::string_view key, unsigned limit, bool& cut,
                                    const std::function<bool(std::string_view)>& accepts) const;

  /// The at most `count` cores most similar to `core` by trigrams, best first, without `core` itself; none is
  /// less similar than `least`. The smaller that is, the more cores are looked at. REQUIRES: 0 < least <= 1.
  std::vector<SimilarCore> similar_to(std::string_view core, unsigned count, double least) const;

  /// Core::frequency of a core; 0 if the index does not have it.
  unsigned frequency(std::string_view core) const;

  /// How many entries of the lexicon it remembers.
  std::size_t size() const { return data_.size(); }

  /// The words of the articles, as evidence for rules.
  const Vocabulary& words() const { return words_; }

 private:
  const std::string& data_of(Xapian::docid id) const;
  /// The core of a document, with all its forms.
  const Core* core_at(Xapian::docid id) const;
  /// Adds to `core` the forms in a document's data that the index has.
  void add_forms(std::string_view data, Core& core) const;

  Xapian::Database lexicon_;
  ArticleVocabulary words_;
  mutable std::unordered_map<Xapian::docid, std::string> data_;
  mutable std::unordered_map<std::string, Core> found_;
};

}  // namespace fihris
