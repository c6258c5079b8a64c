#include "query/match/query_builder.h"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <utility>

#include "analyzers/mentions/person_key.h"
#include "index/mention_term.h"
#include "index/people/name_thresholds.h"
#include "index/people/names_only.h"
#include "index/schema.h"
#include "query/expansion/mention_query.h"
#include "query/language/fields.h"
#include "query/match/copies.h"
#include "query/match/group_query.h"
#include "query/match/group_weight.h"
#include "query/match/known_names.h"
#include "query/match/some_words.h"

namespace fihris {
namespace {

using Xapian::Query;

/// Longer ones are no names.
constexpr std::size_t most_words_of_name = 12;

std::string day(unsigned yyyymmdd) {
  char digits[9];
  std::snprintf(digits, sizeof digits, "%08u", yyyymmdd % 100'000'000U);
  return digits;
}

/// Walks the tree once.
class Builder {
 public:
  Builder(const Expander& expander, const Articles& articles, const Aliases& aliases,
          const PeopleTable& people, const Ranking& ranking, Level loosest, bool require_all,
          const FormLimits& limits, KnownExpansions& known, std::shared_ptr<IndexParts> parts)
      : expander_(expander),
        articles_(articles),
        aliases_(aliases),
        weighing_{expander, ranking, std::move(parts), false},
        people_(people),
        ranking_(ranking),
        loosest_(loosest),
        require_all_(require_all),
        words_(expander, aliases, ranking, loosest, limits, known) {}

  BuiltQuery build(const Node& root) {
    root_ = &root;
    built_.query = translate(root);
    if (std::none_of(built_.groups.begin(), built_.groups.end(),
                     [](const WordGroup& group) { return group.ranks; })) {
      rank_by_filters();
    }
    for (Query* const query : {&built_.query, &built_.all_words}) {
      if (!ranking_only_.empty() && !query->empty())
        *query = Query(Query::OP_AND_MAYBE, *query, any_of(ranking_only_));
    }
    built_.lists += built_.query.get_length();
    for (const auto* const groups : {&built_.groups, &built_.filter_words})
      for (const WordGroup& group : *groups) built_.lists += group.expansion.forms.size();
    return std::move(built_);
  }

 private:
  Query translate(const Node& node) {
    const bool outer = std::exchange(weighing_.is_scaled, weighing_.is_scaled || node.times > 1);
    const Query query = translate_once(node);
    weighing_.is_scaled = outer;
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
    if ((node.field == Field::name || node.field == Field::place) && !excludes_) {
      filters_.insert(filters_.end(), node.words.begin(), node.words.end());
    }
    switch (node.kind) {
      case NodeKind::word:
      case NodeKind::phrase:
      case NodeKind::near:
      case NodeKind::date:
        return leaf(node);
      case NodeKind::ranked:
        return ranked(node);
      case NodeKind::all_of:
        return all_of(node);
      case NodeKind::one_of: {
        words_.note_together(node, require_all_);
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

  /// What must not match may leave out only what surely matches: of words as written the index knows none.
  Query leaf(const Node& node) {
    Leaf leaf;
    leaf.first_group = built_.groups.size();
    lists_ = nullptr;
    leaf.query = translate_leaf(node);
    // A name alone is who is called so, and not the words of names.
    if (node.kind == NodeKind::word && node.field != Field::name) leaf.lists = lists_;
    leaf.groups = built_.groups.size() - leaf.first_group;
    const auto first = built_.groups.begin() + static_cast<std::ptrdiff_t>(leaf.first_group);
    leaf.as_written = std::any_of(first, built_.groups.end(), is_held_to_text);
    built_.has_exact_words |= leaf.as_written;
    const Query query = is_negated_ && leaf.as_written ? Query() : leaf.query;
    built_.leaves.push_back(std::move(leaf));
    return query;
  }

  Query translate_leaf(const Node& node) {
    if (node.kind == NodeKind::date)
      return Query(Query::OP_VALUE_RANGE, slot::date, day(node.dates.first), day(node.dates.last));
    if (node.kind == NodeKind::near) {
      return positional(Query::OP_NEAR, node,
                        static_cast<Xapian::termcount>(node.words.size() - 1 + node.distance));
    }
    if (node.field == Field::source) return Query(std::string(prefix::source) + node.written);
    if (node.field == Field::format || node.field == Field::language) {
      return Query(std::string(prefix_of(node.field)) + node.words.front().term);
    }
    if (node.field == Field::copies) return copies(node);
    if (node.field == Field::place) return place(node);
    if (node.field == Field::name && node.kind == NodeKind::phrase) return person(node);
    if (node.field == Field::name) return called(node);
    if (node.kind == NodeKind::phrase)
      return positional(Query::OP_PHRASE, node, static_cast<Xapian::termcount>(node.words.size()));
    words_.note_alone(node.words.front(), node.field);
    return word(node.words.front(), node.field);
  }

  /// Words of a path or of boilerplate and places are looked up: their writing is not compared.
  static bool is_held_to_text(const WordGroup& group) {
    return group.word.exact && group.field != Field::path && group.field != Field::place &&
           group.field != Field::boilerplate;
  }

  Query ranked(const Node& node) {
    words_.note_together(node, require_all_);
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
    words_.note_together(node, require_all_);
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
    const bool outer = std::exchange(excludes_, true);
    is_negated_ = !is_negated_;
    const Query query = unranked(translate(node.children.front()));
    is_negated_ = !is_negated_;
    excludes_ = outer;
    return query;
  }

  /// A query for nothing but people and places finds those first whose names stand in the text most.
  void rank_by_filters() {
    for (const QueryWord& word : filters_) {
      if (word.wildcard) continue;
      WordGroup group{
          word, Field::text, words_.look_up(word, std::min(loosest_, Level::name), false), {}, true};
      ranking_only_.push_back(ranked_query(group, weighing_));
      built_.filter_words.push_back(std::move(group));
    }
  }

  /// Makes a word's group and remembers it.
  WordGroup& expand(const QueryWord& word, Field field, bool with_similar) {
    built_.groups.push_back(words_.make(word, field, with_similar));
    built_.groups.back().ranks = !excludes_ && !is_filter(field);
    built_.groups.back().excludes = is_negated_;
    return built_.groups.back();
  }

  Query word(const QueryWord& word, Field field) {
    const bool ranks =
        !excludes_ && !is_filter(field) && !word.exact && !word.wildcard && loosest_ != Level::exact;
    const WordGroup& group = expand(word, field, ranks);
    const GroupQuery made = ranks ? ranked_query(group, weighing_) : weighed_query(group, weighing_);
    lists_ = made.lists;
    return made.query;
  }

  /// The articles of the person of the index who is called so; empty if nobody is. What is asked for as
  /// written is looked for in the words of names.
  Query known_person(const Node& name) const {
    std::vector<std::string_view> words;
    for (const QueryWord& word : name.words) {
      if (word.exact || word.wildcard) return {};
      words.push_back(word.term);
    }
    if (loosest_ == Level::exact) return {};
    const auto person = people_.find(person_key(words));
    if (!person) return {};
    const std::vector<std::string> terms = terms_of(people_.row(*person), expander_.vocabulary());
    return Query(Query::OP_OR, terms.begin(), terms.end());
  }

  /// Who bears a name of one word: the person known by it, else all whose names have it, and wherever it
  /// stands if it can be nothing but a name.
  Query called(const Node& name) {
    const QueryWord& typed = name.words.front();
    words_.note_alone(typed, name.field);
    const Query any = word(typed, name.field);
    if (const Query known = known_person(name); !known.empty()) return known;
    if (is_held_to_writing(typed)) return any;
    const bool is_known = words_.is_in_a_name(typed);
    if (!is_known) note_unknown(name);
    if (is_known && !is_nothing_but_a_name(typed.term))
      return Query(Query::OP_OR, any, where_possible(typed));
    const WordGroup& group = built_.groups.emplace_back(words_.make_name(typed));
    if (group.expansion.forms.empty()) return any;
    const Query anywhere = weighed_query(group, weighing_).query;
    return Query(Query::OP_OR, any, is_known ? anywhere : not_by(name, anywhere));
  }

  /// Who bears a name of several words: the person of the index who does, or else all whose names have them;
  /// also where an article has only the part of it that this collection mostly uses for them, and where it
  /// has the whole in its text and a part of it as a name.
  Query person(const Node& typed) {
    const Query known_as_typed = known_person(typed);
    const Node& node = names_.emplace_back(known_as_typed.empty() ? without_titles(typed) : typed);
    if (node.kind == NodeKind::word) return called(node);
    const Query whole = positional(Query::OP_PHRASE, node, static_cast<Xapian::termcount>(node.words.size()));
    if (!known_as_typed.empty()) return known_as_typed;
    if (const Query known = known_person(node); !known.empty()) return known;
    const auto held = [&](const QueryWord& part) { return is_held_to_writing(part); };
    if (std::any_of(node.words.begin(), node.words.end(), held)) return whole;
    std::vector<Query> parts{whole};
    add_use_of(node.words.back(), true, whole, parts);
    add_use_of(node.words.front(), false, whole, parts);
    const bool is_known = std::all_of(node.words.begin(), node.words.end(),
                                      [&](const QueryWord& part) { return words_.is_in_a_name(part); });
    if (!is_known) note_unknown(typed);
    if (node.words.size() > most_words_of_name) return whole;
    const Query text = in_text(node);
    if (!text.empty()) {
      parts.push_back(is_known ? Query(Query::OP_AND, text, any_in_names(node)) : not_by(node, text));
    }
    return join(Query::OP_OR, parts);
  }

  /// Remembers that nobody is known by a name, unless its asterisks stand for the rest of one.
  void note_unknown(const Node& name) {
    const bool is_begun = std::all_of(name.words.begin(), name.words.end(), [&](const QueryWord& part) {
      return words_.is_in_a_name(part, part.wildcard);
    });
    if (!is_begun) built_.unknown_people.push_back(name.written);
  }

  /// Where the collection uses one word of a name for the person whose name `whole` finds.
  void add_use_of(const QueryWord& part, bool is_surname, const Query& whole, std::vector<Query>& parts) {
    if (part.wildcard) return;
    Expansion expansion = words_.look_up(part, std::min(loosest_, Level::name), false);
    if (expansion.is_function_word) return;
    const auto names = forms_in_names(expansion.forms);
    const NameUse use = use_of(articles_, expander_.vocabulary(), names, whole);
    if (use == NameUse::shared) return;
    parts.push_back(named_alone(expander_.vocabulary(), names));
    if (is_surname) parts.push_back(where_possible(part));
    if (use != NameUse::everywhere || !is_surname) return;
    WordGroup group{part, Field::text, std::move(expansion), {}, false};
    parts.push_back(weighed_query(group, weighing_).query);
    built_.groups.push_back(std::move(group));
  }

  /// Only what is written so is asked for.
  bool is_held_to_writing(const QueryWord& part) const { return part.exact || loosest_ < Level::affix; }

  std::vector<ExpandedForm> name_forms(const QueryWord& part) const {
    return forms_in_names(words_.look_up(part, std::min(loosest_, Level::name), false).forms);
  }

  /// Articles in which a word stands where a name may, and mostly is one.
  Query where_possible(const QueryWord& part) const {
    const auto count = [&](const std::string& term) { return expander_.vocabulary().get_termfreq(term); };
    std::vector<Query> terms;
    for (const ExpandedForm& form : name_forms(part)) {
      if (is_name_where_possible(form.term, least_share_of_asked, count))
        terms.emplace_back(encode_term(form.term, prefix::possible_name));
    }
    return Query(Query::OP_OR, terms.begin(), terms.end());
  }

  /// Articles with one of the words of a name in somebody's name.
  Query any_in_names(const Node& name) const {
    std::vector<Query> terms;
    for (const QueryWord& part : name.words) {
      for (const ExpandedForm& form : name_forms(part))
        terms.emplace_back(encode_term(form.term, prefix::person));
    }
    return Query(Query::OP_OR, terms.begin(), terms.end());
  }

  /// What is found by the words of a name that nobody is known by, but for what somebody of that name wrote.
  static Query not_by(const Node& name, const Query& found) {
    std::vector<Query> words;
    for (const QueryWord& word : name.words) words.emplace_back(encode_term(word.term, prefix::author));
    return Query(Query::OP_AND_NOT, found, Query(Query::OP_AND, words.begin(), words.end()));
  }

  /// The words of a name side by side in the text; empty if there is no room for it.
  Query in_text(const Node& name) {
    Node& text = names_.emplace_back(name);
    text.field = Field::text;
    const std::size_t groups = built_.groups.size(), ranking = ranking_only_.size();
    const Query query = positional(Query::OP_PHRASE, text, static_cast<Xapian::termcount>(text.words.size()));
    ranking_only_.resize(ranking);
    for (std::size_t i = groups; i < built_.groups.size(); ++i) {
      built_.groups[i].ranks = false;
      if (words_.is_tight()) built_.groups[i].expansion.forms.clear();
    }
    return words_.is_tight() ? Query() : query;
  }

  Query copies(const Node& node) const {
    const std::vector<std::string> terms = terms_of_copies(articles_, node.written);
    return Query(Query::OP_OR, terms.begin(), terms.end());
  }

  /// The words of a place's name as one.
  static QueryWord whole(const Node& node) {
    QueryWord word = node.words.front();
    for (std::size_t i = 1; i < node.words.size(); ++i) word.term.append(" ").append(node.words[i].term);
    word.written = node.written;
    word.end = node.words.back().end;
    return word;
  }

  /// Places of that name that the gazetteer lacks, in all writings.
  void add_unlisted(WordGroup& group) const {
    const std::string& name = group.word.term;
    for (const std::string& term : mention_terms(expander_.vocabulary(), prefix::place, name))
      group.expansion.forms.push_back({decode_term(term, prefix::place), name, Level::name, 0});
  }

  /// The mentions of a place, as one group; the words themselves if no place has that name.
  Query place(const Node& node) {
    WordGroup group{whole(node), Field::place, {}, {}, false};
    for (std::string& id : places_named(node.words, aliases_)) {
      group.expansion.forms.push_back({id, id, Level::name, 0});
    }
    add_unlisted(group);
    if (!group.expansion.forms.empty())
      return weighed_query(built_.groups.emplace_back(std::move(group)), weighing_).query;
    built_.unknown_places.push_back(node.written);
    Node words = node;
    words.field = Field::text;
    if (node.kind == NodeKind::word) return word(words.words.front(), Field::text);
    return positional(Query::OP_PHRASE, words, static_cast<Xapian::termcount>(words.words.size()));
  }

  Query positional(Query::op op, const Node& node, Xapian::termcount window) {
    const bool in_order = op == Query::OP_PHRASE;
    if (!in_order) words_.note_near(node);
    Sequence words;  // without what neighbours tell
    Sequence told;
    std::vector<Query> anywhere;  // of words that have more forms beside their neighbours
    for (const QueryWord& word : node.words) {
      WordGroup& group = expand(word, node.field, false);
      words.push_back(group.expansion.forms);
      if (in_order) {
        words_.add_phrase_forms(group, words.size() == 1, node.words.size());
        told.push_back(group.expansion.forms);
      } else {
        Expansion nearby = group.expansion;
        if (const auto& forms = words_.told_by_neighbours(word); !forms.empty()) {
          add_forms(nearby, forms);
          anywhere.push_back(weighed_query(group, weighing_).query);
          built_.lists += group.expansion.forms.size();
        }
        told.push_back(std::move(nearby.forms));
      }
      if (!excludes_) ranking_only_.push_back(ranked_query(group, weighing_));
    }
    WordGroup& first_group = built_.groups[built_.groups.size() - words.size()];
    (in_order ? first_group.phrase_words : first_group.near_words) = words.size();
    if (!in_order) first_group.near_window = window;
    Query as_typed = positional(op, told, node.field, window);
    // Words near each other are words of the article, each by itself too.
    if (!anywhere.empty()) as_typed = Query(Query::OP_AND, as_typed, join(Query::OP_AND, anywhere));
    std::vector<Query> writings{as_typed};
    for (WordGroups::Writing& other : words_.other_writings_of(node, words)) {
      writings.push_back(positional(Query::OP_PHRASE, other.phrase, node.field,
                                    static_cast<Xapian::termcount>(other.phrase.size())));
      for (auto& [place, name] : other.replacements)
        built_.groups[built_.groups.size() - words.size() + place].sequences.push_back(std::move(name));
    }
    return join(Query::OP_OR, writings);
  }

  static Query positional(Query::op op, const Sequence& words, Field field, Xapian::termcount window) {
    std::vector<Query> parts;
    // OP_SYNONYM cannot stand inside a phrase.
    for (const auto& forms : words)
      parts.push_back(join(Query::OP_OR, terms(forms, field, GroupWeight::weighed_alone)));
    return Query(op, parts.begin(), parts.end(), window);
  }

  const Expander& expander_;
  const Articles& articles_;
  const Aliases& aliases_;
  Weighing weighing_;
  const PeopleTable& people_;
  const Ranking& ranking_;
  const Node* root_ = nullptr;
  const Level loosest_;
  const bool require_all_;
  WordGroups words_;
  std::deque<Node> names_;                    ///< asked for without their titles
  std::shared_ptr<const LayeredWord> lists_;  ///< of the last word that was translated
  std::vector<GroupQuery> ranking_only_;      ///< what changes the order of articles and not which ones match
  std::vector<QueryWord> filters_;            ///< words of people and places that are asked for
  bool excludes_ = false;                     ///< inside something that must not match: nothing there ranks
  bool is_negated_ = false;  ///< inside an odd number of such: what matches there does not match in all
  BuiltQuery built_;
};

}  // namespace

BuiltQuery build_query(const Node& root, const Expander& expander, const Articles& articles,
                       const Aliases& aliases, const PeopleTable& people, const Ranking& ranking,
                       Level loosest, bool require_all, KnownExpansions& known,
                       const std::shared_ptr<IndexParts>& parts) {
  FormLimits limits{ranking.max_forms, ranking.max_lists / 2};
  BuiltQuery built =
      Builder(expander, articles, aliases, people, ranking, loosest, require_all, limits, known, parts)
          .build(root);
  while (built.lists > ranking.max_lists && limits.word > 1) {
    const std::size_t fewer = limits.word * ranking.max_lists / built.lists;
    limits.word = std::clamp<std::size_t>(fewer, 1, limits.word - 1);
    limits.sequences = limits.sequences * limits.word / ranking.max_forms;
    built = Builder(expander, articles, aliases, people, ranking, loosest, require_all, limits, known, parts)
                .build(root);
    built.most_forms = limits.word;
  }
  return built;
}

}  // namespace fihris
