#include "query/match/query_builder.h"

#include <algorithm>
#include <utility>

#include "query/language/fields.h"
#include "query/match/leaf_queries.h"
#include "query/match/some_words.h"
#include "query/weighing/group_query.h"

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
    const GroupQuery whole = translate_part(root);
    built_.query = whole.query;
    if (!whole.lists.empty()) built_.words.wanted = whole.lists;
    if (std::none_of(built_.groups.begin(), built_.groups.end(),
                     [](const WordGroup& group) { return group.ranks; })) {
      leaves_.rank_by(filters_);
    }
    add_ranking(built_.query, built_.words);
    add_ranking(built_.all_words, built_.all_listed);
    built_.lists += built_.query.get_length();
    for (const auto* const groups : {&built_.groups, &built_.filter_words}) {
      for (const WordGroup& group : *groups) {
        built_.lists += group.expansion.forms.size();
        for (const OtherWords& other : group.sequences) built_.lists += count_forms(other.words);
      }
    }
    return std::move(built_);
  }

 private:
  /// Adds what changes the order of articles alone.
  void add_ranking(Query& query, ListedWords& words) const {
    if (query.empty() || leaves_.ranking_only().empty()) return;
    const GroupQuery ranking = any_of(leaves_.ranking_only());
    if (words.empty() || ranking.lists.empty()) {
      words = {};
      query = Query(Query::OP_AND_MAYBE, query, ranking.query);
    } else {
      words.others.insert(words.others.end(), ranking.lists.begin(), ranking.lists.end());
      query = query_of(words);
    }
  }

  Query translate(const Node& node) {
    const bool outer =
        std::exchange(leaves_.standing.is_scaled, leaves_.standing.is_scaled || node.times > 1);
    const Query query = translate_once(node);
    leaves_.standing.is_scaled = outer;
    return node.times > 1 ? Query(Query::OP_SCALE_WEIGHT, query, node.times) : query;
  }

  /// The same as one of several of which any may match.
  GroupQuery translate_part(const Node& node) {
    const bool is_leaf = node.kind == NodeKind::word || node.kind == NodeKind::phrase;
    if (!is_leaf || is_filter(node.field)) return {translate(node), {}};
    const std::size_t leaf = built_.leaves.size();
    const Query once = translate_once(node);
    const std::shared_ptr<const LayeredWord> lists = built_.leaves[leaf].lists;
    if (once.empty()) return {};
    if (!lists) return {node.times > 1 ? Query(Query::OP_SCALE_WEIGHT, once, node.times) : once, {}};
    if (node.times == 1) return {once, {lists}};
    LayeredWord often = *lists;
    often.times = node.times;
    ListedWords listed;
    listed.wanted.push_back(std::make_shared<const LayeredWord>(std::move(often)));
    return {query_of(listed), listed.wanted};
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
        return noted(node, any_of(parts));
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
    std::vector<Query> required, filters, unwanted;
    std::vector<GroupQuery> others, content, grammar;  // the others are both
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
            content.push_back(part);
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
      const GroupQuery any = any_of(std::exchange(others, {}));
      query = filters.empty() && unwanted.empty() ? noted(node, any) : any.query;
    }
    if (!others.empty()) query = Query(Query::OP_AND_MAYBE, query, any_of(others).query);
    const auto narrowed = [&](Query wide) {
      if (!filters.empty()) wide = Query(Query::OP_FILTER, wide, join(Query::OP_AND, filters));
      if (!unwanted.empty()) wide = Query(Query::OP_AND_NOT, wide, join(Query::OP_OR, unwanted));
      return wide;
    };
    const bool is_list = &node == root_ && !has_required && content.size() <= ranking_.short_query;
    if (is_list && content.size() > 1) {
      const bool is_narrow = !filters.empty() || !unwanted.empty();
      built_.all_words = narrowed(all_of(content, grammar, is_narrow));
      if (!is_narrow) built_.about_some_words = about_some_words(built_, expander_);
    }
    return narrowed(query);
  }

  /// The articles with all of `content`. Of the whole query, unless something narrows it, notes the words.
  Query all_of(const std::vector<GroupQuery>& content, const std::vector<GroupQuery>& grammar,
               bool is_narrow) {
    ListedWords listed;
    listed.is_all = true;
    std::vector<Query> parts;
    for (const GroupQuery& part : content) {
      parts.push_back(part.query);
      listed.wanted.insert(listed.wanted.end(), part.lists.begin(), part.lists.end());
    }
    const GroupQuery others = grammar.empty() ? GroupQuery() : any_of(grammar);
    listed.others = others.lists;
    const bool is_listed = std::none_of(content.begin(), content.end(),
                                        [](const GroupQuery& part) { return part.lists.empty(); });
    if (is_listed && listed.others.empty() == grammar.empty()) {
      const Query query = query_of(listed);
      if (!is_narrow) built_.all_listed = std::move(listed);
      return query;
    }
    const Query all = join(Query::OP_AND, parts);
    return grammar.empty() ? all : Query(Query::OP_AND_MAYBE, all, others.query);
  }

  /// Remembers the words that the whole query asks for.
  Query noted(const Node& node, const GroupQuery& any) {
    if (&node == root_ && node.times == 1) built_.words.wanted = any.lists;
    return any.query;
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

FormLimits form_limits(const Ranking& ranking) {
  return {ranking.max_forms, ranking.max_lists / 2};
}

}  // namespace

BuiltQuery build_query(const Node& root, const QuerySources& sources, bool require_all) {
  const Ranking& ranking = sources.ranking;
  FormLimits limits = form_limits(ranking);
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

std::vector<OtherWord> weigh_others(const std::vector<Node>& leaves, const QuerySources& sources) {
  const Weighing weighing{sources.expander, sources.ranking, sources.parts, false};
  WordGroups groups(sources.expander, sources.aliases, sources.ranking,
                    std::min(sources.loosest, Level::affix), form_limits(sources.ranking), sources.known);
  std::vector<OtherWord> others;
  for (const Node& leaf : leaves) {
    WordGroup group = groups.make(leaf.words.front(), leaf.field, false);
    group.ranks = true;
    Worths worths = ranked_worths(group, weighing);
    for (double& worth : worths) worth *= leaf.times;
    others.push_back({std::move(group), worths});
  }
  return others;
}

}  // namespace fihris
