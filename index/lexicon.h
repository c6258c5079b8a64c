#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// The lexicon: the words of an index, grouped by core (the folded word without its proclitics), so that a
/// query can be expanded to words that exist here. A Xapian database with one document for each core, and one
/// more, of the terms C and F alone, for each form that an update has added to a core:
///
/// | prefix | term |
/// | --- | --- |
/// | C | the core |
/// | F | a word form with this core, other than the core itself |
/// | L | the light stem (analyzers/grammar/stemmer.h), where it is not the core |
/// | B | the consonant frame (analyzers/grammar/broken_plural.h) |
/// | N | a skeleton key (analyzers/names/skeleton.h) |
/// | T | a trigram of the padded core, wdf = how many trigrams the core has; in large collections only of
/// cores in two articles |
///
/// Texts of terms are packed, as in the articles (encode_term).
///
/// Document data, packed: the core, which need not be a word of the index itself, then its other forms,
/// separated by spaces. The commonest cores come first, so that a reader that stops early has seen those that
/// matter. Documents are never changed, so that no lists of their terms are kept. Frequencies are not kept
/// here: they come from the articles, so that they are never stale; a form whose frequency is 0 is skipped.
/// Numbers are not in the lexicon.
namespace lexicon_prefix {
inline constexpr char core = 'C';
inline constexpr char form = 'F';
inline constexpr char light_stem = 'L';
inline constexpr char frame = 'B';
inline constexpr char skeleton = 'N';
inline constexpr char trigram = 'T';
}  // namespace lexicon_prefix

/// A lexicon's term: a prefix and a text. Longer texts than a word are never asked for.
std::string lexicon_term(char prefix, std::string_view text);

/// The distinct trigrams of characters of `core`, padded with one boundary on each side; in byte order.
std::vector<std::string> trigrams(std::string_view core);

}  // namespace fihris
