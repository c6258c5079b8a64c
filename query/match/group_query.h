#pragma once

#include <string_view>
#include <vector>

#include <xapian.h>

#include "query/expansion/expanded_form.h"
#include "query/language/ast.h"
#include "query/match/word_groups.h"
#include "query/ranking.h"

namespace fihris {

/// What the terms of a field begin with; empty for the words of the text.
std::string_view prefix_of(Field field);

Xapian::Query join(Xapian::Query::op op, const std::vector<Xapian::Query>& parts);

/// A query for each of the forms, in `field`, that weighs as GroupWeight says by `wqf`.
std::vector<Xapian::Query> terms(const std::vector<ExpandedForm>& forms, Field field,
                                 Xapian::termcount wqf = 1);

/// The forms of one query word as one group of terms in their field; matches nothing if there are none.
Xapian::Query forms_query(const WordGroup& group);

/// The same, weighed by how rare the group is; matches are asked for with a GroupWeight of the same
/// `ranking`.
Xapian::Query weighed_query(const WordGroup& group, const Expander& expander, const Ranking& ranking);

/// The same with the weights of its levels.
Xapian::Query ranked_query(const WordGroup& group, const Expander& expander, const Ranking& ranking);

/// The same articles without weights and without what only ranks.
///
/// For what OP_AND_NOT excludes: inside OP_AND there, Xapian 1.4.22 leaves the weights of an OP_AND_MAYBE
/// unset and then reads them, so that it depends on chance which articles it finds.
Xapian::Query unranked(const Xapian::Query& query);

}  // namespace fihris
