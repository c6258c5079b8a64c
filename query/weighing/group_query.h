#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "query/expansion/expanded_form.h"
#include "query/language/ast.h"
#include "query/ranking.h"
#include "query/weighing/layered_word.h"
#include "query/weighing/word_groups.h"

namespace fihris {

class IndexParts;

/// What the terms of a field begin with; empty for the words of the text.
std::string_view prefix_of(Field field);

Xapian::Query join(Xapian::Query::op op, const std::vector<Xapian::Query>& parts);

/// A query for each of the forms, in `field`, that weighs as GroupWeight says by `wqf`.
std::vector<Xapian::Query> terms(const std::vector<ExpandedForm>& forms, Field field,
                                 Xapian::termcount wqf = 1);

/// The forms of one query word as one group of terms in their field; matches nothing if there are none.
Xapian::Query forms_query(const WordGroup& group);

/// What groups are weighed by. Matches are asked for with a GroupWeight of the same ranking; without parts,
/// which servers of Xapian do not know either, with its own BM25Weight.
struct Weighing {
  const Expander& expander;
  const Ranking& ranking;
  std::shared_ptr<IndexParts> parts;  ///< of the articles; may be null
  bool is_scaled = false;             ///< what is made goes into OP_SCALE_WEIGHT
};

/// A query for a group, and what of it can be asked together with others.
struct GroupQuery {
  Xapian::Query query;
  ListedWords::Words lists;  ///< any of which the query asks for, if that is all; empty otherwise
};

/// What the words ask for, read by one WordSource.
Xapian::Query query_of(const ListedWords& words);

/// OP_OR of them all.
GroupQuery any_of(const std::vector<GroupQuery>& groups);

/// The same as OP_OR of OP_PHRASE of OP_OR of forms, in which each term weighs by how rare it is itself.
GroupQuery phrases_query(const std::vector<Sequence>& phrases, Field field, const Weighing& weighing);

/// The same as forms_query, weighed by how rare the group is.
GroupQuery weighed_query(const WordGroup& group, const Weighing& weighing);

/// What a group's forms weigh: by how tight they are.
using Worths = std::array<double, PostingWindow::layers>;

/// The layer of forms of a level.
std::size_t layer_of(Level level);

/// What occurrences in each layer and before weigh in a query that ranks by the group.
Worths ranked_worths(const WordGroup& group, const Weighing& weighing);

/// The same with the weights of its levels.
GroupQuery ranked_query(const WordGroup& group, const Weighing& weighing);

/// Whether a match for the best articles of a query finds all of them.
///
/// Xapian 1.4 turns OP_OR into OP_AND_MAYBE and that into OP_AND once articles with less than
/// both cannot be among the best; where the right side stands ahead of the left one then, the article that it
/// stands at is passed over (AndMaybePostList::next). OP_OR stands inside of phrases too.
bool keeps_the_best(const Xapian::Query& query);

/// The same articles without weights and without what only ranks.
///
/// For what OP_AND_NOT excludes: inside OP_AND there, Xapian 1.4.22 leaves the weights of an OP_AND_MAYBE
/// unset and then reads them, so that it depends on chance which articles it finds.
Xapian::Query unranked(const Xapian::Query& query);

}  // namespace fihris
