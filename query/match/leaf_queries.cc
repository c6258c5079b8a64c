#include "query/match/leaf_queries.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "analyzers/mentions/person_key.h"
#include "index/mention_term.h"
#include "index/people/name_thresholds.h"
#include "index/people/names_only.h"
#include "index/schema.h"
#include "query/expansion/mention_query.h"
#include "query/language/fields.h"
#include "query/match/copies.h"
#include "query/match/known_names.h"

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

}  // namespace

LeafQueries::LeafQueries(const QuerySources& sources, const FormLimits& limits, BuiltQuery& built)
    : expander_(sources.expander),
      articles_(sources.articles),
      aliases_(sources.aliases),
      people_(sources.people),
      loosest_(sources.loosest),
      weighing_{sources.expander, sources.ranking, sources.parts, false},
      words_(sources.expander, sources.aliases, sources.ranking, sources.loosest, limits, sources.known),
      built_(built) {}

// What must not match may leave out only what surely matches: of words as written the index knows none.
Query LeafQueries::make(const Node& node) {
  Leaf leaf;
  weighing_.is_scaled = standing.is_scaled;
  leaf.first_group = built_.groups.size();
  lists_ = nullptr;
  leaf.query = translate_leaf(node);
  // A name alone is who is called so, and not the words of names.
  if (node.field != Field::name) leaf.lists = lists_;
  leaf.groups = built_.groups.size() - leaf.first_group;
  const auto first = built_.groups.begin() + static_cast<std::ptrdiff_t>(leaf.first_group);
  leaf.as_written = std::any_of(first, built_.groups.end(), is_held_to_text);
  built_.has_exact_words |= leaf.as_written;
  const Query query = standing.is_negated && leaf.as_written ? Query() : leaf.query;
  built_.leaves.push_back(std::move(leaf));
  return query;
}

Query LeafQueries::translate_leaf(const Node& node) {
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
bool LeafQueries::is_held_to_text(const WordGroup& group) {
  return group.word.exact && group.field != Field::path && group.field != Field::place &&
         group.field != Field::boilerplate;
}
void LeafQueries::rank_by(const std::vector<QueryWord>& filters) {
  weighing_.is_scaled = standing.is_scaled;
  for (const QueryWord& word : filters) {
    if (word.wildcard) continue;
    WordGroup group{
        word, Field::text, words_.look_up(word, std::min(loosest_, Level::name), false), {}, true};
    ranking_only_.push_back(ranked_query(group, weighing_));
    built_.filter_words.push_back(std::move(group));
  }
}

/// Makes a word's group and remembers it.
WordGroup& LeafQueries::expand(const QueryWord& word, Field field, bool with_similar) {
  built_.groups.push_back(words_.make(word, field, with_similar));
  built_.groups.back().ranks = !standing.excludes && !is_filter(field);
  built_.groups.back().excludes = standing.is_negated;
  return built_.groups.back();
}

Query LeafQueries::word(const QueryWord& word, Field field) {
  const bool ranks =
      !standing.excludes && !is_filter(field) && !word.exact && !word.wildcard && loosest_ != Level::exact;
  const WordGroup& group = expand(word, field, ranks && weighing_.ranking.similar_cores > 0);
  const GroupQuery made = ranks ? ranked_query(group, weighing_) : weighed_query(group, weighing_);
  if (!made.lists.empty()) lists_ = made.lists.front();
  return made.query;
}

/// The articles of the person of the index who is called so; empty if nobody is. What is asked for as
/// written is looked for in the words of names.
Query LeafQueries::known_person(const Node& name) const {
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
Query LeafQueries::called(const Node& name) {
  const QueryWord& typed = name.words.front();
  words_.note_alone(typed, name.field);
  const Query any = word(typed, name.field);
  if (const Query known = known_person(name); !known.empty()) return known;
  if (is_held_to_writing(typed)) return any;
  const bool is_known = words_.is_in_a_name(typed);
  if (!is_known) note_unknown(name);
  if (is_known && !is_nothing_but_a_name(typed.term)) return Query(Query::OP_OR, any, where_possible(typed));
  const WordGroup& group = built_.groups.emplace_back(words_.make_name(typed));
  if (group.expansion.forms.empty()) return any;
  const Query anywhere = weighed_query(group, weighing_).query;
  return Query(Query::OP_OR, any, is_known ? anywhere : not_by(name, anywhere));
}

/// Who bears a name of several words: the person of the index who does, or else all whose names have them;
/// also where an article has only the part of it that this collection mostly uses for them, and where it
/// has the whole in its text and a part of it as a name.
Query LeafQueries::person(const Node& typed) {
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
void LeafQueries::note_unknown(const Node& name) {
  const bool is_begun = std::all_of(name.words.begin(), name.words.end(), [&](const QueryWord& part) {
    return words_.is_in_a_name(part, part.wildcard);
  });
  if (!is_begun) built_.unknown_people.push_back(name.written);
}

/// Where the collection uses one word of a name for the person whose name `whole` finds.
void LeafQueries::add_use_of(const QueryWord& part, bool is_surname, const Query& whole,
                             std::vector<Query>& parts) {
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
bool LeafQueries::is_held_to_writing(const QueryWord& part) const {
  return part.exact || loosest_ < Level::affix;
}

std::vector<ExpandedForm> LeafQueries::name_forms(const QueryWord& part) const {
  return forms_in_names(words_.look_up(part, std::min(loosest_, Level::name), false).forms);
}

/// Articles in which a word stands where a name may, and mostly is one.
Query LeafQueries::where_possible(const QueryWord& part) const {
  const auto count = [&](const std::string& term) { return expander_.vocabulary().get_termfreq(term); };
  std::vector<Query> terms;
  for (const ExpandedForm& form : name_forms(part)) {
    if (is_name_where_possible(form.term, least_share_of_asked, count))
      terms.emplace_back(encode_term(form.term, prefix::possible_name));
  }
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

/// Articles with one of the words of a name in somebody's name.
Query LeafQueries::any_in_names(const Node& name) const {
  std::vector<Query> terms;
  for (const QueryWord& part : name.words) {
    for (const ExpandedForm& form : name_forms(part))
      terms.emplace_back(encode_term(form.term, prefix::person));
  }
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

/// What is found by the words of a name that nobody is known by, but for what somebody of that name wrote.
Query LeafQueries::not_by(const Node& name, const Query& found) {
  std::vector<Query> words;
  for (const QueryWord& word : name.words) words.emplace_back(encode_term(word.term, prefix::author));
  return Query(Query::OP_AND_NOT, found, Query(Query::OP_AND, words.begin(), words.end()));
}

/// The words of a name side by side in the text; empty if there is no room for it.
Query LeafQueries::in_text(const Node& name) {
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

Query LeafQueries::copies(const Node& node) const {
  const std::vector<std::string> terms = terms_of_copies(articles_, node.written);
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

/// The words of a place's name as one.
QueryWord LeafQueries::whole(const Node& node) {
  QueryWord word = node.words.front();
  for (std::size_t i = 1; i < node.words.size(); ++i) word.term.append(" ").append(node.words[i].term);
  word.written = node.written;
  word.end = node.words.back().end;
  return word;
}

/// Places of that name that the gazetteer lacks, in all writings.
void LeafQueries::add_unlisted(WordGroup& group) const {
  const std::string& name = group.word.term;
  for (const std::string& term : mention_terms(expander_.vocabulary(), prefix::place, name))
    group.expansion.forms.push_back({decode_term(term, prefix::place), name, Level::name, 0});
}

/// The mentions of a place, as one group; the words themselves if no place has that name.
Query LeafQueries::place(const Node& node) {
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

Query LeafQueries::positional(Query::op op, const Node& node, Xapian::termcount window) {
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
    if (!standing.excludes) ranking_only_.push_back(ranked_query(group, weighing_));
  }
  WordGroup& first_group = built_.groups[built_.groups.size() - words.size()];
  (in_order ? first_group.phrase_words : first_group.near_words) = words.size();
  if (!in_order) first_group.near_window = window;
  std::vector<Sequence> phrases;
  if (in_order) phrases.push_back(std::move(told));
  for (WordGroups::Writing& other : words_.other_writings_of(node, words)) {
    phrases.push_back(std::move(other.phrase));
    for (auto& [place, name] : other.replacements)
      built_.groups[built_.groups.size() - words.size() + place].sequences.push_back(std::move(name));
  }
  for (const Sequence& phrase : phrases) built_.lists += count_forms(phrase);
  const GroupQuery writings = phrases_query(phrases, node.field, weighing_);
  if (in_order) {
    if (!writings.lists.empty()) lists_ = writings.lists.front();
    return writings.query;
  }
  Query as_typed = near(told, node.field, window);
  // Words near each other are words of the article, each by itself too.
  if (!anywhere.empty()) as_typed = Query(Query::OP_AND, as_typed, join(Query::OP_AND, anywhere));
  return phrases.empty() ? as_typed : Query(Query::OP_OR, as_typed, writings.query);
}

Query LeafQueries::near(const Sequence& words, Field field, Xapian::termcount window) {
  std::vector<Query> parts;
  // OP_SYNONYM cannot stand inside NEAR.
  for (const auto& forms : words)
    parts.push_back(join(Query::OP_OR, terms(forms, field, GroupWeight::weighed_alone)));
  return Query(Query::OP_NEAR, parts.begin(), parts.end(), window);
}

}  // namespace fihris
