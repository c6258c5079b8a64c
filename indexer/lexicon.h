#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "analyzers/vocabulary.h"

namespace fihris {

/// The lexicon: the words of an index, grouped by core (the folded word without its proclitics), so that a query can be
/// expanded to words that exist here. A Xapian database with one document for each core:
///
/// | prefix | term | |
/// | --- | --- | --- |
/// | C | the core | unique |
/// | F | a word form with this core, other than the core itself | |
/// | K | the loose spelling key of the core (analyzers/spelling_key.h) | |
/// | L | the light stem (analyzers/stemmer.h) | |
/// | B | the consonant frame (analyzers/broken_plural.h) | |
/// | N | a skeleton key (analyzers/skeleton.h) | |
/// | T | a character trigram of the padded core, wdf = how many trigrams the core has | cores of two articles or more |
///
/// Document data: the word forms, separated by spaces, the core first if it is a word itself. Frequencies are not kept
/// here: they come from the articles, so that they are never stale; a form whose frequency is 0 is skipped.
namespace lexicon_prefix {
inline constexpr char core = 'C';
inline constexpr char form = 'F';
inline constexpr char spelling_key = 'K';
inline constexpr char light_stem = 'L';
inline constexpr char frame = 'B';
inline constexpr char skeleton = 'N';
inline constexpr char trigram = 'T';
}  // namespace lexicon_prefix

/// All words of a collection with their frequencies, in memory; what the lexicon is made from.
class WordList : public Vocabulary {
 public:
  /// Reads the vocabulary of `articles`.
  explicit WordList(const Xapian::Database& articles);

  unsigned frequency(std::string_view word) const override;
  unsigned hamza_frequency(std::string_view word) const override;
  std::size_t size() const;

 private:
  friend void build_lexicon(const Xapian::Database& articles, const std::string& folder);
};

/// Writes the lexicon of `articles` as a new database in `folder`, which must not exist.
void build_lexicon(const Xapian::Database& articles, const std::string& folder);

/// Adds to `lexicon` the words among `words` (folded) that it does not have yet. `articles` has them already.
/// The caller commits.
void extend_lexicon(Xapian::WritableDatabase& lexicon, const Xapian::Database& articles,
                    const std::vector<std::string>& words);

}  // namespace fihris
