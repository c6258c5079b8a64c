#pragma once

#include "analyzers/names/rule_graph.h"

namespace fihris {

/// The graphs of analyzers/data/spelling_rules.tsv, transliteration.tsv and romanization.tsv, built at first
/// use (a third of a millisecond).

/// How two Arabic spellings of a name differ. Ten is the cost of one short vowel written out.
const RuleGraph& arabic_spelling_graph();

/// How two Latin spellings of a name differ, on the same scale.
const RuleGraph& latin_spelling_graph();

/// How Arabic letters (left) are written in Latin ones (right).
const RuleGraph& transliteration_graph();

}  // namespace fihris
