#include "query/match/query_builder.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <unordered_map>
#include <utility>

#include "analyzers/words/letters.h"
#include "index/schema.h"
#include "query/expansion/mention_query.h"
#include "query/expansion/other_writings.h"
#include "query/language/fields.h"
#include "query/language/word_runs.h"

namespace fihris {
namespace {

using Xapian::Query;

/// With two words more in a phrase, a particle is the name that it is spelled like.
constexpr std::size_t telling_phrase = 3;

std::string_view prefix_of(Field field) {
  switch (field) {
    case Field::title:
      return prefix::title;
    case Field::author:
      return prefix::author;
    case Field::path:
      return prefix::path;
    case Field::name:
      return prefix::person;
    case Field::place:
      return prefix::place;
    default:
      return {};
  }
}

Query join(Query::op op, const std::vector<Query>& parts) {
  return Query(op, parts.begin(), parts.end());
}

std::vector<Query> terms(const std::vector<ExpandedForm>& forms, Field field) {
  std::vector<Query> queries;
  for (const ExpandedForm& form : forms) queries.emplace_back(encode_term(form.term, prefix_of(field)));
  return queries;
}

std::string day(unsigned yyyymmdd) {
  char digits[9];
  std::snprintf(digits, sizeof digits, "%08u", yyyymmdd % 100'000'000U);
  return digits;
}

/// Walks the tree once.
class Builder {
 public:
  Builder(const Expander& expander, const Aliases& aliases, const Ranking& ranking, Level loosest,
          bool require_all)
      : expander_(expander),
        aliases_(aliases),
        ranking_(ranking),
        loosest_(loosest),
        require_all_(require_all) {}

  BuiltQuery build(const Node& root) {
    built_.query = translate(root);
    if (std::none_of(built_.groups.begin(), built_.groups.end(),
                     [](const WordGroup& group) { return group.ranks; })) {
      rank_by_filters();
    }
    if (!ranking_only_.empty() && !built_.query.empty()) {
      built_.query = Query(Query::OP_AND_MAYBE, built_.query, join(Query::OP_OR, ranking_only_));
    }
    return std::move(built_);
  }

 private:
  Query translate(const Node& node) {
    const Query query = translate_once(node);
    return node.times > 1 ? Query(Query::OP_SCALE_WEIGHT, query, node.times) : query;
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
        note_words_together(node);
        std::vector<Query> parts;
        for (const Node& child : node.children) parts.push_back(translate(child));
        return join(Query::OP_OR, parts);
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
    leaf.query = translate_leaf(node);
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
    if (node.field == Field::place) return place(node);
    if (node.kind == NodeKind::phrase)
      return positional(Query::OP_PHRASE, node, static_cast<Xapian::termcount>(node.words.size()));
    if (!writings_.contains(&node.words.front()) && !node.words.front().exact)
      note_other_writings({node.field, {&node.words.front()}});
    return word(node.words.front(), node.field);
  }

  /// Words of a path and places are looked up: their writing is not compared.
  static bool is_held_to_text(const WordGroup& group) {
    return group.word.exact && group.field != Field::path && group.field != Field::place;
  }

  Query ranked(const Node& node) {
    note_words_together(node);
    std::vector<Query> required, others, filters, unwanted;
    bool has_required = require_all_;
    for (const Node& child : node.children) {
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
        default:
          (require_all_ ? required : others).push_back(translate(child));
      }
    }
    Query query = Query::MatchAll;
    if (!required.empty()) {
      query = join(Query::OP_AND, required);
    } else if (!others.empty() && !has_required) {
      query = join(Query::OP_OR, std::exchange(others, {}));
    }
    if (!others.empty()) query = Query(Query::OP_AND_MAYBE, query, join(Query::OP_OR, others));
    if (!filters.empty()) query = Query(Query::OP_FILTER, query, join(Query::OP_AND, filters));
    if (!unwanted.empty()) query = Query(Query::OP_AND_NOT, query, join(Query::OP_OR, unwanted));
    return query;
  }

  Query all_of(const Node& node) {
    note_words_together(node);
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
    const Query query = translate(node.children.front());
    is_negated_ = !is_negated_;
    excludes_ = outer;
    return query;
  }

  /// A query for nothing but people and places finds those first whose names stand in the text most.
  void rank_by_filters() {
    for (const QueryWord& word : filters_) {
      if (word.wildcard) continue;
      WordGroup group{
          word, Field::text, expander_.expand(word, std::min(loosest_, Level::name), false), {}, true};
      ranking_only_.push_back(ranked_query(group, ranking_));
      built_.filter_words.push_back(std::move(group));
    }
  }

  /// Expands a word and remembers its group.
  WordGroup& expand(const QueryWord& word, Field field, bool with_similar) {
    WordGroup group{word, field, {}, {}, !excludes_ && !is_filter(field)};
    if (field == Field::path) {
      group.expansion = expander_.expand_in_field(word, prefix::path);
      return built_.groups.emplace_back(std::move(group));
    }
    group.expansion = expand_forms(word, field, with_similar);
    if (field == Field::author) add_forms(group.expansion, expander_.expand_in_field(word, prefix::author));
    group.word.exact |= loosest_ == Level::exact;
    add_other_writings(word, group);
    add_told_forms(word, group);
    if (field == Field::name) group.expansion.forms = forms_in_names(group.expansion.forms);
    return built_.groups.emplace_back(std::move(group));
  }

  static void add_forms(Expansion& expansion, const Expansion& more) {
    for (const auto& form : more.forms) {
      const auto is_same = [&](const ExpandedForm& known) { return known.term == form.term; };
      if (std::none_of(expansion.forms.begin(), expansion.forms.end(), is_same))
        expansion.forms.push_back(form);
    }
  }

  Expansion expand_forms(const QueryWord& word, Field field, bool with_similar = false) const {
    // An exact word has candidates in all its spellings; the text decides.
    Level loosest = word.exact ? Level::exact : loosest_;
    if (field == Field::name) loosest = std::min(loosest, Level::name);
    if (is_institution(word.term, aliases_)) loosest = std::min(loosest, Level::affix);
    with_similar |= word.similar;
    Expansion expansion = word.wildcard ? expander_.expand_wildcard(word, loosest, with_similar)
                                        : expander_.expand(word, loosest, with_similar);
    if (word.similar) {
      auto& forms = expansion.forms;
      forms.insert(forms.end(), expansion.similar.begin(), expansion.similar.end());
      expansion.similar.clear();
    }
    return expansion;
  }

  Query word(const QueryWord& word, Field field) {
    const bool ranks =
        !excludes_ && !is_filter(field) && !word.exact && !word.wildcard && loosest_ != Level::exact;
    const WordGroup& group = expand(word, field, ranks);
    return ranks ? ranked_query(group, ranking_) : forms_query(group);
  }

  /// The words of a place's name as one.
  static QueryWord whole(const Node& node) {
    QueryWord word = node.words.front();
    for (std::size_t i = 1; i < node.words.size(); ++i) word.term.append(" ").append(node.words[i].term);
    word.written = node.written;
    word.end = node.words.back().end;
    return word;
  }

  /// The mentions of a place, as one group; the words themselves if no place has that name.
  Query place(const Node& node) {
    WordGroup group{whole(node), Field::place, {}, {}, false};
    for (std::string& id : places_named(node.words, aliases_)) {
      group.expansion.forms.push_back({id, id, Level::name, 0});
    }
    if (!group.expansion.forms.empty()) return forms_query(built_.groups.emplace_back(std::move(group)));
    built_.unknown_places.push_back(node.written);
    Node words = node;
    words.field = Field::text;
    if (node.kind == NodeKind::word) return word(words.words.front(), Field::text);
    return positional(Query::OP_PHRASE, words, static_cast<Xapian::termcount>(words.words.size()));
  }

  Query positional(Query::op op, const Node& node, Xapian::termcount window) {
    const bool in_order = op == Query::OP_PHRASE;
    if (!in_order) note_neighbours(run_of(node));
    Sequence words;  // without what neighbours tell
    Sequence told;
    std::vector<Query> anywhere;  // of words that have more forms beside their neighbours
    for (const QueryWord& word : node.words) {
      WordGroup& group = expand(word, node.field, false);
      words.push_back(group.expansion.forms);
      if (in_order) {
        if (is_matched_loosely(group))
          add_forms(group.expansion, told_forms(word, words.size() == 1, node.words.size()));
        told.push_back(group.expansion.forms);
      } else {
        Expansion nearby = group.expansion;
        if (const auto found = told_.find(&word); found != told_.end()) {
          add_forms(nearby, found->second);
          anywhere.push_back(forms_query(group));
        }
        told.push_back(std::move(nearby.forms));
      }
      if (!excludes_) ranking_only_.push_back(ranked_query(group, ranking_));
    }
    if (in_order) built_.groups[built_.groups.size() - words.size()].phrase_words = words.size();
    Query as_typed = positional(op, told, node.field, window);
    // Words near each other are words of the article, each by itself too.
    if (!anywhere.empty()) as_typed = Query(Query::OP_AND, as_typed, join(Query::OP_AND, anywhere));
    const std::vector<Query> others = other_writings_of(node, words);
    return others.empty() ? as_typed : Query(Query::OP_OR, as_typed, join(Query::OP_OR, others));
  }

  /// Phrases in which a name of the words, which have these forms, is written in more words or fewer. Adds
  /// them to the words' groups, which are the last.
  std::vector<Query> other_writings_of(const Node& node, const Sequence& words) {
    if (loosest_ < Level::name || !may_be_name(node.field)) return {};
    if (std::any_of(node.words.begin(), node.words.end(), [](const QueryWord& word) { return word.exact; }))
      return {};
    std::vector<Query> phrases;
    for (const OtherWriting& writing : other_writings(cores(node.words), aliases_, ranking_.max_writings)) {
      const auto first = words.begin() + static_cast<std::ptrdiff_t>(writing.first);
      Sequence other(words.begin(), first);
      for (const std::string& word : writing.words) {
        other.push_back(expander_.forms_of_name(word, other.size() == writing.first, writing.by_sound));
      }
      other.insert(other.end(), first + static_cast<std::ptrdiff_t>(writing.count), words.end());
      if (!can_exist(other)) continue;
      built_.groups[built_.groups.size() - words.size() + writing.first].sequences.push_back(
          {{other.begin() + static_cast<std::ptrdiff_t>(writing.first),
            other.begin() + static_cast<std::ptrdiff_t>(writing.first + writing.words.size())},
           writing.count});
      phrases.push_back(
          positional(Query::OP_PHRASE, other, node.field, static_cast<Xapian::termcount>(other.size())));
    }
    add_waw_apart(node, words, phrases);
    return phrases;
  }

  /// Many part a conjunction from its word: the phrase with all that are inside it written so. A waw that
  /// begins a word of its own is none.
  void add_waw_apart(const Node& node, const Sequence& words, std::vector<Query>& writings) {
    constexpr std::string_view waw = spelled<letter::waw>;
    const std::size_t first_group = built_.groups.size() - words.size();
    Sequence parted{words.front()};
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::string& term = node.words[i].term;
      const std::string core = expander_.name_text(term);
      if (!is_matched_loosely(built_.groups[first_group + i]) || !term.starts_with(waw) || core == term) {
        parted.push_back(words[i]);
        continue;
      }
      QueryWord rest = node.words[i];
      rest.term.erase(0, waw.size());
      Sequence apart{expander_.forms_of_name(std::string(waw), false, false),
                     expander_.expand(rest, loosest_, false).forms};
      if (!can_exist(apart)) return;
      built_.groups[first_group + i].sequences.push_back({apart});
      parted.insert(parted.end(), apart.begin(), apart.end());
    }
    if (parted.size() == words.size()) return;
    writings.push_back(
        positional(Query::OP_PHRASE, parted, node.field, static_cast<Xapian::termcount>(parted.size())));
  }

  static bool may_be_name(Field field) { return field == Field::text || field == Field::name; }

  bool is_matched_loosely(const WordGroup& group) const {
    const bool in_text = group.field == Field::text || group.field == Field::title;
    return in_text && loosest_ >= Level::spelling && !group.word.exact;
  }

  /// What a word may be in a phrase of `count` words besides its own forms, since its neighbours tell it.
  std::vector<ExpandedForm> told_forms(const QueryWord& word, bool is_first, std::size_t count) const {
    std::vector<ExpandedForm> forms;
    if (is_first && loosest_ >= Level::affix) forms = expander_.behind_proclitics(word);
    if (count < telling_phrase) return forms;
    const std::vector<ExpandedForm> particles = expander_.as_particle(word);
    forms.insert(forms.end(), particles.begin(), particles.end());
    return forms;
  }

  static Query positional(Query::op op, const Sequence& words, Field field, Xapian::termcount window) {
    std::vector<Query> parts;
    // OP_SYNONYM cannot stand inside a phrase.
    for (const auto& forms : words) parts.push_back(join(Query::OP_OR, terms(forms, field)));
    return Query(op, parts.begin(), parts.end(), window);
  }

  static bool can_exist(const Sequence& sequence) {
    return std::none_of(sequence.begin(), sequence.end(), [](const auto& forms) { return forms.empty(); });
  }

  std::vector<std::string> cores(const std::vector<QueryWord>& words) const {
    std::vector<std::string> texts;
    for (const QueryWord& word : words) texts.push_back(expander_.name_text(word.term));
    return texts;
  }

  /// What words of a group mean that stand side by side.
  void note_words_together(const Node& group) {
    for (const WordRun& run : runs_of_names(group)) note_other_writings(run);
    for (const WordRun& run : runs_of_required(group, require_all_)) note_neighbours(run);
  }

  static WordRun run_of(const Node& near) {
    WordRun run{near.field, {}};
    for (const QueryWord& word : near.words) run.words.push_back(&word);
    return run;
  }

  /// Looks for other writings of words that stand side by side.
  void note_other_writings(const WordRun& run) {
    if (loosest_ < Level::name || !may_be_name(run.field)) return;
    std::vector<std::string> words;
    for (const QueryWord* word : run.words) words.push_back(expander_.name_text(word->term));
    for (const QueryWord* word : run.words) writings_.try_emplace(word);
    for (const OtherWriting& writing : other_writings(words, aliases_, ranking_.max_writings)) {
      for (std::size_t i = 0; i < writing.count; ++i)
        writings_[run.words[writing.first + i]].push_back(writing);
    }
  }

  void note_neighbours(const WordRun& run) {
    const auto shared = std::make_shared<const WordRun>(run);
    for (std::size_t i = 0; i < run.words.size(); ++i) standings_[run.words[i]] = {shared, i};
  }

  /// Adds to a word of several that must match what a phrase of them finds: an article with the phrase has
  /// all its words.
  void add_told_forms(const QueryWord& word, WordGroup& group) {
    const auto found = standings_.find(&word);
    if (found == standings_.end() || !is_matched_loosely(group)) return;
    const auto& [run, place] = found->second;
    const std::size_t count = run->words.size();
    if (count < 2) return;
    const auto first = without_known(told_forms(word, true, 1), group.expansion);
    const auto anywhere = without_known(told_forms(word, false, count), group.expansion);
    if (first.empty() && anywhere.empty()) return;
    const auto beside = [&](std::size_t i) {
      Expansion expansion = expand_forms(*run->words[i], group.field);
      add_forms(expansion, told_forms(*run->words[i], true, count));
      return expansion.forms;
    };
    if (!first.empty()) {
      Expansion neighbours;
      if (place > 0) add_forms(neighbours, beside(place - 1));
      if (place + 1 < count) add_forms(neighbours, beside(place + 1));
      add_sequence(group, {first, neighbours.forms});
    }
    for (std::size_t begin = place - std::min(place, telling_phrase - 1);
         !anywhere.empty() && begin <= place && begin + telling_phrase <= count; ++begin) {
      Sequence phrase;
      for (std::size_t i = begin; i < begin + telling_phrase; ++i)
        phrase.push_back(i == place ? anywhere : beside(i));
      add_sequence(group, std::move(phrase));
    }
    std::vector<ExpandedForm>& told = told_[&word];
    told = first;
    told.insert(told.end(), anywhere.begin(), anywhere.end());
  }

  static std::vector<ExpandedForm> without_known(std::vector<ExpandedForm> forms,
                                                 const Expansion& expansion) {
    std::erase_if(forms, [&](const ExpandedForm& form) {
      return std::any_of(expansion.forms.begin(), expansion.forms.end(),
                         [&](const ExpandedForm& known) { return known.term == form.term; });
    });
    return forms;
  }

  static void add_sequence(WordGroup& group, Sequence sequence) {
    if (can_exist(sequence)) group.sequences.push_back({std::move(sequence)});
  }

  /// Adds to a group the other writings of its word that the index can have.
  void add_other_writings(const QueryWord& word, WordGroup& group) {
    const auto found = writings_.find(&word);
    if (found == writings_.end()) return;
    for (const OtherWriting& writing : found->second) {
      Sequence sequence;
      for (const std::string& part : writing.words) {
        sequence.push_back(expander_.forms_of_name(part, sequence.empty(), writing.by_sound));
      }
      if (!can_exist(sequence)) continue;
      if (sequence.size() > 1) {
        group.sequences.push_back({std::move(sequence)});
      } else {
        add_forms(group.expansion, sequence.front());
      }
    }
  }

  static void add_forms(Expansion& expansion, const std::vector<ExpandedForm>& forms) {
    for (const ExpandedForm& form : forms) {
      const bool known = std::any_of(expansion.forms.begin(), expansion.forms.end(),
                                     [&](const ExpandedForm& other) { return other.term == form.term; });
      if (!known) expansion.forms.push_back(form);
      std::erase_if(expansion.similar, [&](const ExpandedForm& like) { return like.term == form.term; });
    }
  }

  /// Where a word stands among others that must match too.
  struct Standing {
    std::shared_ptr<const WordRun> run;
    std::size_t place = 0;
  };

  const Expander& expander_;
  const Aliases& aliases_;
  const Ranking& ranking_;
  const Level loosest_;
  const bool require_all_;
  std::vector<Query> ranking_only_;  ///< what changes the order of articles and not which ones match
  std::vector<QueryWord> filters_;   ///< words of people and places that are asked for
  bool excludes_ = false;            ///< inside something that must not match: nothing there ranks
  bool is_negated_ = false;  ///< inside an odd number of such: what matches there does not match in all
  std::unordered_map<const QueryWord*, std::vector<OtherWriting>> writings_;
  std::unordered_map<const QueryWord*, Standing> standings_;
  std::unordered_map<const QueryWord*, std::vector<ExpandedForm>> told_;  ///< by its neighbours, if any are
  BuiltQuery built_;
};

}  // namespace

Query forms_query(const WordGroup& group) {
  std::vector<Query> parts = terms(group.expansion.forms, group.field);
  for (const OtherWords& other : group.sequences) {
    std::vector<Query> words;
    for (const auto& forms : other.words) words.push_back(join(Query::OP_OR, terms(forms, group.field)));
    parts.emplace_back(Query::OP_PHRASE, words.begin(), words.end(),
                       static_cast<Xapian::termcount>(words.size()));
  }
  return join(Query::OP_SYNONYM, parts);
}

Query ranked_query(const WordGroup& group, const Ranking& ranking) {
  const double scale = group.expansion.is_function_word ? ranking.function_word_weight : 1;
  const auto up_to = [&](Level loosest) {
    WordGroup tighter = group;
    std::erase_if(tighter.expansion.forms, [&](const ExpandedForm& form) { return form.level > loosest; });
    if (loosest < Level::name) tighter.sequences.clear();
    return tighter;
  };
  // Groups that hold the same forms are asked once, with the sum of their weights.
  const auto size = [](const WordGroup& some) { return some.expansion.forms.size() + some.sequences.size(); };
  const WordGroup spelled = up_to(Level::spelling), affixed = up_to(Level::affix);
  double spelling_weight = ranking.spelling_weight, affix_weight = ranking.affix_weight;
  double form_weight = ranking.form_weight;
  if (group.expansion.similar.empty()) form_weight += ranking.similar_weight;
  if (size(affixed) == size(group)) form_weight += std::exchange(affix_weight, 0);
  if (size(spelled) == size(group)) {
    form_weight += std::exchange(spelling_weight, 0);
  } else if (size(spelled) == size(affixed)) {
    affix_weight += std::exchange(spelling_weight, 0);
  }
  std::vector<Query> closer;
  if (spelling_weight > 0)
    closer.emplace_back(Query::OP_SCALE_WEIGHT, forms_query(spelled), spelling_weight * scale);
  if (affix_weight > 0)
    closer.emplace_back(Query::OP_SCALE_WEIGHT, forms_query(affixed), affix_weight * scale);
  const Query all(Query::OP_SCALE_WEIGHT, forms_query(group), form_weight * scale);
  return closer.empty() ? all : Query(Query::OP_AND_MAYBE, all, join(Query::OP_OR, closer));
}

BuiltQuery build_query(const Node& root, const Expander& expander, const Aliases& aliases,
                       const Ranking& ranking, Level loosest, bool require_all) {
  return Builder(expander, aliases, ranking, loosest, require_all).build(root);
}

}  // namespace fihris
