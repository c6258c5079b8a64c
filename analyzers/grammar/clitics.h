#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/grammar/vocabulary.h"

namespace fihris {

/// A folded word cut after its proclitics. Both parts are views into the word.
struct Split {
  std::string_view proclitics;  ///< as written; empty if the word is whole
  std::string_view core;        ///< never empty unless the word is
  bool is_shown =
      true;  ///< by the vocabulary, not by a dictionary alone: else the word may be a name as it is
};

/// Takes the proclitics off a folded word: wa or fa, then bi, ka, li or sa, then al; li and al are written
/// lam lam.
///
/// A chain is taken off only where `vocabulary` shows that what remains is a word, and that the whole is not
/// one: a word that itself stands behind al, bi or li is whole (wazir, for there is al-wazir; so are wahda,
/// Faysal, Baghdad). docs/inflection.md gives the rule and its figures. A word that is not in the vocabulary
/// is split by the same rule.
///
/// Where the vocabulary has too few articles to show it, a dictionary (analyzers/grammar/known_words.h) tells
/// that the rest is a word and the whole is none, or somebody who has asked for the rest: `asserted`.
/// Makes at most a few dozen lookups and allocates nothing.
Split split_proclitics(std::string_view word, const Vocabulary& vocabulary, std::string_view asserted = {});

/// Every written form of a core: the core itself, then each chain of proclitics with it. Whether a form
/// exists is for the caller to look up. Empty for an empty core.
std::vector<std::string> with_proclitics(std::string_view core);

}  // namespace fihris
