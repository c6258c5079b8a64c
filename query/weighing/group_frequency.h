#pragma once

#include <vector>

#include "query/expansion/expanded_form.h"
#include "query/expansion/expander.h"
#include "query/weighing/word_groups.h"

namespace fihris {

/// Of `articles` those with any of `forms`, were these independent of each other.
double frequency(const std::vector<ExpandedForm>& forms, double articles);

/// The same of the forms of a group in its field, and of its sequences of words.
double group_frequency(const WordGroup& group, const Expander& expander);

/// The share of articles with a sequence of words in a field.
double sequence_share(const Sequence& words, Field field, const Expander& expander);

/// The same as Xapian 1.4 guesses it of OP_SYNONYM: two words at a time, the rarest first, in whole articles.
/// The order is that of each database for itself, so that it guesses a little otherwise in each.
double synonym_frequency(const WordGroup& group, const Expander& expander);

/// As of Xapian::BM25Weight, which keeps words of half the articles and more above zero.
double inverse_frequency(double frequency, double articles);

}  // namespace fihris
