#pragma once

#include <deque>
#include <memory>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "query/match/query_builder.h"
#include "query/weighing/group_query.h"
#include "query/weighing/group_weight.h"

namespace fihris {

/// Where in a query a leaf stands.
struct LeafStanding {
  bool excludes = false;    ///< inside something that must not match: nothing there ranks
  bool is_negated = false;  ///< inside an odd number of such: what matches there does not match in all
  bool is_scaled = false;   ///< its weight is multiplied
};

/// Translates the leaves of one query, that is words, phrases, NEAR, days, names and places, and notes in
/// `built` what they were made of. What they hold must not move meanwhile.
class LeafQueries {
 public:
  /// `sources` and `built` must outlive this object.
  LeafQueries(const QuerySources& sources, const FormLimits& limits, BuiltQuery& built);

  /// The query of a leaf, which is added to BuiltQuery::leaves.
  Xapian::Query make(const Node& leaf);

  /// A query for nothing but people and places finds those first whose names, `filters`, stand in the text
  /// most.
  void rank_by(const std::vector<QueryWord>& filters);

  WordGroups& words() { return words_; }

  /// What changes the order of articles and not which ones match.
  const std::vector<GroupQuery>& ranking_only() const { return ranking_only_; }

  LeafStanding standing;  ///< of the next leaf

 private:
  Xapian::Query translate_leaf(const Node& node);
  static bool is_held_to_text(const WordGroup& group);
  WordGroup& expand(const QueryWord& word, Field field, bool with_similar);
  Xapian::Query word(const QueryWord& word, Field field);
  Xapian::Query known_person(const Node& name) const;
  Xapian::Query called(const Node& name);
  Xapian::Query person(const Node& typed);
  void note_unknown(const Node& name);
  void add_use_of(const QueryWord& part, bool is_surname, const Xapian::Query& whole,
                  std::vector<Xapian::Query>& parts);
  bool is_held_to_writing(const QueryWord& part) const;
  std::vector<ExpandedForm> name_forms(const QueryWord& part) const;
  Xapian::Query where_possible(const QueryWord& part) const;
  Xapian::Query any_in_names(const Node& name) const;
  static Xapian::Query not_by(const Node& name, const Xapian::Query& found);
  Xapian::Query in_text(const Node& name);
  Xapian::Query copies(const Node& node) const;
  static QueryWord whole(const Node& node);
  void add_unlisted(WordGroup& group) const;
  Xapian::Query place(const Node& node);
  Xapian::Query positional(Xapian::Query::op op, const Node& node, Xapian::termcount window);
  static Xapian::Query near(const Sequence& words, Field field, Xapian::termcount window);

  const Expander& expander_;
  const Articles& articles_;
  const Aliases& aliases_;
  const PeopleTable& people_;
  const Level loosest_;
  Weighing weighing_;
  WordGroups words_;
  BuiltQuery& built_;
  std::deque<Node> names_;                    ///< asked for without their titles
  std::shared_ptr<const LayeredWord> lists_;  ///< of the last word that was translated
  std::vector<GroupQuery> ranking_only_;
};

}  // namespace fihris
