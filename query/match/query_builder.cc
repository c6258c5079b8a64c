#include "query/match/query_builder.h"

#include <algorithm>
#include <utility>

#include "query/language/fields.h"
#include "query/match/group_query.h"
#include "query/match/leaf_queries.h"
#include "query/match/some_words.h"

namespace fihris {
namespace {

using Xapian::Query;

/// Walks the tree once.
class Builder {
 public:
  Builder(const QuerySources& sources, const FormLimits& limits, bool require_all)
      : expander_(sources.expander),
        ranking_(sources.ranking),
        require_all_(require_all),
        leaves_(sources, limits, built_) {}

  BuiltQuery build(const Node& root) {
    root_ = &root;
    built_.query = translate(root);
    if (std::none_of(built_.groups.begin(), built_.groups.end(),
                     [](const WordGroup& group) { return group.ranks; })) {
      leaves_.rank_by(filters_);
    }
    for (Query* const query : {&built_.query, &built_.all_words}) {
      if (!leaves_.ranking_only().empty() && !query->empty())
        *query = Query(Query::OP_AND_MAYBE, *query, any_of(leaves_.ranking_only()));
    }
    built_.lists += built_.query.get_length();
    for (const auto* const groups : {&built_.groups, &built_.filter_words})
      for (const WordGroup& group : *groups) built_.lists += group.expansion.forms.size();
    return std::move(built_);
  }

 private:
  Query translate(const Node& node) {
    const bool outer =
        std::exchange(leaves_.standing.is_scaled, leaves_.standing.is_scaled || node.times > 1);
    const Query query = translate_once(node);
    leaves_.standing.is_scaled = outer;
    return node.times > 1 ? Query(Query::OP_SCALE_WEIGHT, query, node.times) : query;
  }

  /// The same as one of several of which any may match.
  GroupQuery translate_part(const Node& node) {
    const std::size_t leaf = built_.leaves.size();
    const Query query = translate(node);
    const bool is_word = node.kind == NodeKind::word && node.times == 1 && !query.empty();
    return {query, is_word ? built_.leaves[leaf].lists : nullptr};
  }

  Query translate_once(const Node& node) {
    if ((node.field == Field::name || node.field == Field::place) && !leaves_.standing.excludes) {
      filters_.insert(filters_.end(), node.words.begin(), node.words.end());
    }
    switch (node.kind) {
      case NodeKind::word:
      case NodeKind::phrase:
      case NodeKind::near:
      case NodeKind::date:
        return leaves_.make(node);
      case NodeKind::ranked:
        return ranked(node);
      case NodeKind::all_of:
        return all_of(node);
      case NodeKind::one_of: {
        leaves_.words().note_together(node, require_all_);
        std::vector<GroupQuery> parts;
        for (const Node& child : node.children) parts.push_back(translate_part(child));
        return any_of(parts);
      }
      case NodeKind::required:
      case NodeKind::filter:
        return translate(node.children.front());
      case NodeKind::excluded:
        return Query(Query::OP_AND_NOT, Query::MatchAll, excluded(node));
    }
    return Query();
  }

  Query ranked(const Node& node) {
    leaves_.words().note_together(node, require_all_);
    std::vector<Query> required, filters, unwanted, content;
    std::vector<GroupQuery> others, grammar;  // the content is of the others too
    bool has_required = require_all_;
    for (const Node& child : node.children) {
      const std::size_t leaf = built_.leaves.size();
      switch (child.kind) {
        case NodeKind::required:
          has_required = true;
          (only_filters(child) ? filters : required).push_back(translate(child));
          break;
        case NodeKind::filter:
          filters.push_back(translate(child));
          break;
        case NodeKind::excluded:
          unwanted.push_back(excluded(child));
          break;
        default: {
          const GroupQuery part = translate_part(child);
          if (require_all_) {
            required.push_back(part.query);
            break;
          }
          others.push_back(part);
          if (has_content(leaf)) {
            content.push_back(part.query);
          } else {
            grammar.push_back(part);
          }
        }
      }
    }
    Query query = Query::MatchAll;
    if (!required.empty()) {
      query = join(Query::OP_AND, required);
    } else if (!others.empty() && !has_required) {
      query = any_of(std::exchange(others, {}));
    }
    if (!others.empty()) query = Query(Query::OP_AND_MAYBE, query, any_of(others));
    const auto narrowed = [&](Query wide) {
      if (!filters.empty()) wide = Query(Query::OP_FILTER, wide, join(Query::OP_AND, filters));
      if (!unwanted.empty()) wide = Query(Query::OP_AND_NOT, wide, join(Query::OP_OR, unwanted));
      return wide;
    };
    const bool is_list = &node == root_ && !has_required && content.size() <= ranking_.short_query;
    if (is_list && content.size() > 1) {
      const Query all = join(Query::OP_AND, content);
      built_.all_words = narrowed(grammar.empty() ? all : Query(Query::OP_AND_MAYBE, all, any_of(grammar)));
      if (filters.empty() && unwanted.empty()) built_.about_some_words = about_some_words(built_, expander_);
    }
    return narrowed(query);
  }

  /// Whether the leaves from this one on hold a word that is none of grammar.
  bool has_content(std::size_t first_leaf) const {
    if (first_leaf == built_.leaves.size()) return false;
    const auto first = static_cast<std::ptrdiff_t>(built_.leaves[first_leaf].first_group);
    return std::any_of(built_.groups.begin() + first, built_.groups.end(),
                       [](const WordGroup& group) { return !group.expansion.is_function_word; });
  }

  Query all_of(const Node& node) {
    leaves_.words().note_together(node, require_all_);
    std::vector<Query> wanted, unwanted;
    for (const Node& child : node.children) {
      if (child.kind == NodeKind::excluded) {
        unwanted.push_back(excluded(child));
      } else {
        wanted.push_back(translate(child));
      }
    }
    Query query = wanted.empty() ? Query::MatchAll : join(Query::OP_AND, wanted);
    if (!unwanted.empty()) query = Query(Query::OP_AND_NOT, query, join(Query::OP_OR, unwanted));
    return query;
  }

  Query excluded(const Node& node) {
    const bool outer = std::exchange(leaves_.standing.excludes, true);
    leaves_.standing.is_negated = !leaves_.standing.is_negated;
    const Query query = unranked(translate(node.children.front()));
    leaves_.standing.is_negated = !leaves_.standing.is_negated;
    leaves_.standing.excludes = outer;
    return query;
  }

  const Expander& expander_;
  const Ranking& ranking_;
  const bool require_all_;
  const Node* root_ = nullptr;
  std::vector<QueryWord> filters_;  ///< words of people and places that are asked for
  BuiltQuery built_;
  LeafQueries leaves_;
};

}  // namespace

BuiltQuery build_query(const Node& root, const QuerySources& sources, bool require_all) {
  const Ranking& ranking = sources.ranking;
  FormLimits limits{ranking.max_forms, ranking.max_lists / 2};
  BuiltQuery built = Builder(sources, limits, require_all).build(root);
  while (built.lists > ranking.max_lists && limits.word > 1) {
    const std::size_t fewer = limits.word * ranking.max_lists / built.lists;
    limits.word = std::clamp<std::size_t>(fewer, 1, limits.word - 1);
    limits.sequences = limits.sequences * limits.word / ranking.max_forms;
    built = Builder(sources, limits, require_all).build(root);
    built.most_forms = limits.word;
  }
  return built;
}

}  // namespace fihris
