#include "query/expansion/expander.h"

#include <algorithm>
#include <unordered_set>

#include "analyzers/grammar/broken_plural.h"
#include "analyzers/grammar/clitics.h"
#include "analyzers/grammar/inflection.h"
#include "analyzers/grammar/known_words.h"
#include "analyzers/grammar/loan_vowels.h"
#include "analyzers/grammar/loose_spelling.h"
#include "analyzers/grammar/stemmer.h"
#include "analyzers/grammar/word_usage.h"
#include "analyzers/names/skeleton.h"
#include "analyzers/names/transliteration.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/scholarly_latin.h"
#include "analyzers/words/utf8.h"
#include "index/lexicon.h"
#include "index/schema.h"
#include "query/expansion/form_collector.h"

namespace fihris {
namespace {

bool is_latin(std::string_view word) {
  return !word.empty() && word.front() > 0;
}

/// A careless spelling is the rarer one; a word of a query counts as found once. The full word is not a
/// careless form of a rarer, shorter one.
bool is_believable(LooseSpelling::Care care, unsigned frequency, unsigned of_asked) {
  if (frequency == 0) return false;
  switch (care) {
    case LooseSpelling::Care::less:
      return frequency <= of_asked;
    case LooseSpelling::Care::more:
      return frequency >= of_asked;
    case LooseSpelling::Care::same:
      return true;
  }
  return false;
}

/// `term` with another last letter; empty if it does not end in `last`. Egyptian spelling writes a final yeh
/// without dots, so that a particle in alef maqsura may be the name in yeh.
std::string with_other_end(std::string_view term, char32_t last, char32_t other) {
  std::u32string letters = to_utf32(term);
  if (letters.back() != last) return {};
  letters.back() = other;
  return to_utf8(letters);
}

/// Whether the longer of two words is a place's name of its own and not the shorter one with an ending: Kuba
/// is no accusative of kub. A nisba may be the shorter one.
bool is_place_by_itself(std::string_view a, std::string_view b) {
  const auto& [shorter, longer] = a.size() < b.size() ? std::pair(a, b) : std::pair(b, a);
  if (shorter.size() == longer.size() || to_utf32(shorter).back() == letter::yeh) return false;
  const PlaceRefs places = Gazetteer().find({&longer, 1});
  return !places.empty() && !places[0].needs_cue;
}

constexpr auto article = spelled<letter::alef, letter::lam>;

/// Whether a word as it is asked for, of this core, is the name of a well-known place: al-Jaza'ir is Algeria,
/// jaza'ir are islands. Conjunctions and prepositions before it do not count.
bool is_place_name(std::string_view term, std::string_view core) {
  const std::string_view proclitics =
      term.ends_with(core) ? term.substr(0, term.size() - core.size()) : std::string_view();
  const bool has_article =
      proclitics.ends_with(article) || proclitics.ends_with(spelled<letter::lam, letter::lam>);
  const std::string name = has_article ? std::string(article).append(core) : std::string(core);
  const std::string_view words[] = {name};
  const PlaceRefs places = Gazetteer().find(words);
  return !places.empty() && !places[0].needs_cue;
}

}  // namespace

Expander::Expander(const LexiconReader& lexicon, const Articles& vocabulary, const Ranking& ranking)
    : lexicon_(lexicon), vocabulary_(vocabulary), ranking_(ranking), sounded_(lexicon, vocabulary, ranking) {}

void Expander::add_names(const std::string& core, FormCollector& found, bool& cut) const {
  if (is_inflected(core, lexicon_.words())) return;  // no name, and same_name would say so of each candidate
  std::vector<std::string_view> names;
  for (const std::string& key : query_keys(core)) {
    const auto accepts = [&](std::string_view other) { return same_name(core, other, lexicon_.words()); };
    for (const Core* name :
         lexicon_.with_key(lexicon_prefix::skeleton, key, ranking_.max_candidates, cut, accepts)) {
      names.push_back(name->text);
    }
  }
  if (is_latin(core)) names = sounded_.likeliest(core, names);
  for (const std::string_view name : names) {
    if (const Core* found_core = lexicon_.find_core(name)) found.add(*found_core, Level::name);
  }
}

void Expander::add_inflections(std::string_view term, const std::string& core, FormCollector& found,
                               bool& cut) const {
  const Inflections inflections(core, lexicon_.words());
  const bool is_name = is_place_name(term, core) || sounded_.is_mostly_a_name(core);
  add_kindred(core, found, cut, [&](std::string_view other) {
    return (!is_name || inflects_as_name(core, other)) && !is_place_by_itself(core, other) &&
           inflections.include(other);
  });
}

void Expander::add_kindred(const std::string& core, FormCollector& found, bool& cut,
                           const std::function<bool(std::string_view)>& accepts) const {
  const std::string stem = light_stem(core);
  if (accepts(stem)) {
    if (const Core* bare = lexicon_.find_core(stem)) found.add(*bare, Level::inflection);
  }
  const std::pair<char, std::string> keys[] = {{lexicon_prefix::light_stem, stem},
                                               {lexicon_prefix::frame, consonant_frame(core)}};
  for (const auto& [prefix, key] : keys) {
    if (key.empty()) continue;
    for (const Core* form : lexicon_.with_key(prefix, key, ranking_.max_candidates, cut, accepts)) {
      found.add(*form, Level::inflection);
    }
  }
}

void Expander::add_far_spellings(const std::string& core, FormCollector& found) const {
  const unsigned frequency = lexicon_.frequency(core);
  if (frequency == 0) return;
  for (const LooseSpelling& loose : loose_spellings(core)) {
    if (!loose.is_far) continue;
    const Core* spelled = lexicon_.find_core(loose.word);
    if (spelled != nullptr && is_believable(loose.care, spelled->frequency(), frequency))
      found.add(*spelled, Level::inflection);
  }
}

void Expander::add_behind_proclitics(const std::string& core, FormCollector& found) const {
  for (const std::string& form : with_proclitics(core)) {
    if (known_kinds(form) == 0 && lexicon_.words().frequency(form) > 0 &&
        split_proclitics(form, lexicon_.words(), core).core == core) {
      found.add(form, core, Level::affix);
    }
  }
}

Expansion Expander::expand(const QueryWord& word, Level loosest, bool with_similar) const {
  Expansion expansion;
  expansion.is_function_word = is_function_word(word.term);
  if (expansion.is_function_word) {
    // Words of grammar have no plurals and no foreign spellings, and what looks like them is another of them.
    loosest = std::min(loosest, Level::affix);
    with_similar = false;
  } else if (is_dialect_function_word(word.term)) {
    expansion.is_function_word = true;
  }
  FormCollector found(lexicon_.words());
  found.add(word.term, word.term, Level::spelling);
  if (loosest >= Level::spelling) {
    const std::string name = with_other_end(word.term, letter::alef_maqsura, letter::yeh);
    if (!name.empty()) found.add(name, name, Level::spelling);
    const unsigned frequency = lexicon_.words().frequency(word.term);
    for (const LooseSpelling& loose : loose_spellings(word.term)) {
      if (loose.is_far && frequency > 0) continue;
      if (is_believable(loose.care, lexicon_.words().frequency(loose.word), std::max(frequency, 1U))) {
        found.add(loose.word, loose.word, Level::spelling);
      }
    }
  }
  // Words look similar to the core at every level, so that a looser one finds all that a tighter one does.
  const bool needs_core = with_similar || loosest >= Level::affix;
  const Core* core = needs_core ? lexicon_.core_of(word.term) : nullptr;
  // Of a word that the index does not have, too, it is what follows the article that is spelled and
  // inflected.
  const std::string core_text(core != nullptr ? std::string_view(core->text)
                              : needs_core    ? split_proclitics(word.term, lexicon_.words()).core
                                              : std::string_view(word.term));
  if (loosest >= Level::affix) {
    if (core != nullptr) found.add(*core, Level::affix);
    add_behind_proclitics(core_text, found);
    const unsigned frequency = lexicon_.frequency(core_text);
    for (const LooseSpelling& loose : loose_spellings(core_text)) {
      if (loose.is_far && frequency > 0) continue;
      const Core* spelled = lexicon_.find_core(loose.word);
      if (spelled != nullptr && is_believable(loose.care, spelled->frequency(), std::max(frequency, 1U))) {
        found.add(*spelled, Level::affix);
      }
    }
  }
  if (loosest >= Level::name) {
    const std::string as_said = read_scholarly_latin(word.written);
    add_names(as_said.empty() ? core_text : as_said, found, expansion.cut);
    for (const std::string& loan : loan_spellings(core_text, lexicon_.words())) {
      if (const Core* spelled = lexicon_.find_core(loan)) found.add(*spelled, Level::name);
    }
  }
  if (loosest >= Level::inflection) {
    add_far_spellings(core_text, found);
    add_inflections(word.term, core_text, found, expansion.cut);
  }
  expansion.cut |= found.limit(ranking_.max_forms);
  expansion.forms = found.take();

  if (with_similar) {
    FormCollector similar(lexicon_.words());
    for (const SimilarCore& like :
         lexicon_.similar_to(core_text, ranking_.similar_cores, ranking_.least_similarity)) {
      similar.add(like.core, Level::similar);
    }
    expansion.cut |= similar.limit(ranking_.max_forms);
    expansion.similar = similar.take();
    std::erase_if(expansion.similar, [&](const ExpandedForm& like) {
      return std::any_of(expansion.forms.begin(), expansion.forms.end(),
                         [&](const ExpandedForm& form) { return form.term == like.term; });
    });
  }
  return expansion;
}

std::vector<ExpandedForm> Expander::behind_proclitics(const QueryWord& word) const {
  const unsigned frequency = lexicon_.words().frequency(word.term);
  FormCollector found(lexicon_.words());
  for (const std::string& form : with_proclitics(word.term)) {
    if (form != word.term && lexicon_.words().frequency(form) <= frequency)
      found.add(form, word.term, Level::affix);
  }
  return found.take();
}

std::vector<ExpandedForm> Expander::as_particle(const QueryWord& word) const {
  FormCollector found(lexicon_.words());
  const std::string particle = with_other_end(word.term, letter::yeh, letter::alef_maqsura);
  if (!particle.empty()) found.add(particle, particle, Level::spelling);
  return found.take();
}

std::string Expander::name_text(const std::string& term) const {
  const Core* core = lexicon_.core_of(term);
  return core == nullptr || term == std::string(al).append(core->text) ? term : core->text;
}

std::vector<ExpandedForm> Expander::forms_of_name(const std::string& word, bool first, bool by_sound) const {
  FormCollector found(lexicon_.words());
  found.add(word, word, Level::name);
  if (first) {
    if (const Core* core = lexicon_.core_of(word)) found.add_with_proclitics(word, *core, Level::name);
  }
  if (by_sound && is_latin(word)) {
    bool cut = false;
    add_names(word, found, cut);
  }
  return found.take();
}

Expansion Expander::expand_wildcard(const QueryWord& word, Level loosest, bool with_similar) const {
  // Without its asterisk the word finds no more than with it.
  Expansion expansion = expand(word, loosest, with_similar);
  FormCollector found(lexicon_.words());
  const auto for_each_with = [&](const std::string& beginning, const auto& take) {
    const std::string first = encode_term(beginning);
    for (auto term = vocabulary_.allterms_begin(first); term != vocabulary_.allterms_end(first); ++term) {
      take(decode_term(*term), vocabulary_.get_termfreq(term));
    }
  };
  for_each_with(word.term, [&](const std::string& text, unsigned frequency) {
    found.add(text, text, Level::spelling, frequency);
  });
  if (loosest >= Level::spelling) {
    for (const LooseSpelling& loose : loose_beginnings(word.term)) {
      for_each_with(loose.word, [&](const std::string& text, unsigned frequency) {
        const std::string as_asked = word.term + text.substr(loose.word.size());
        if (is_believable(loose.care, frequency, lexicon_.words().frequency(as_asked))) {
          found.add(text, text, Level::spelling, frequency);
        }
      });
    }
  }
  // Where a level has more than enough forms, limit() would leave out all looser ones.
  const auto has_room = [&] { return found.size() <= ranking_.max_forms; };
  if (loosest >= Level::affix && has_room()) {
    for (const std::string& beginning : with_proclitics(word.term)) {
      if (beginning == word.term) continue;
      for_each_with(beginning, [&](const std::string& text, unsigned frequency) {
        const Core* core = lexicon_.core_of(text);
        if (core != nullptr && core->text.starts_with(word.term)) {
          found.add(text, core->text, Level::affix, frequency);
        }
      });
    }
  }
  const bool has_room_for_names = has_room();
  const std::vector<std::string> commonest = found.commonest(ranking_.wildcard_words);
  std::unordered_set<std::string> own;
  for (const ExpandedForm& form : expansion.forms) {
    found.add(form.term, form.core, form.level, form.frequency);
    own.insert(form.term);
  }
  if (loosest >= Level::name && has_room_for_names) {
    for (const std::string& term : commonest) {
      const Core* core = lexicon_.core_of(term);
      if (core == nullptr || is_function_word(term)) continue;
      add_names(core->text, found, expansion.cut);
      if (loosest < Level::inflection) continue;
      add_inflections(term, core->text, found, expansion.cut);
    }
  }
  expansion.cut |= found.limit(ranking_.max_forms, word.term, own);
  expansion.forms = found.take();
  std::erase_if(expansion.similar, [&](const ExpandedForm& like) {
    return std::any_of(expansion.forms.begin(), expansion.forms.end(),
                       [&](const ExpandedForm& form) { return form.term == like.term; });
  });
  return expansion;
}

Expansion Expander::expand_in_field(const QueryWord& word, std::string_view prefix) const {
  Expansion expansion;
  const std::string beginning = encode_term(word.term, prefix);
  for (auto term = vocabulary_.allterms_begin(beginning); term != vocabulary_.allterms_end(beginning);
       ++term) {
    if (!word.wildcard && *term != beginning) break;
    const unsigned frequency = vocabulary_.get_termfreq(term);
    if (frequency == 0) continue;
    if (expansion.forms.size() == ranking_.max_forms) {
      expansion.cut = true;
      break;
    }
    const std::string text = decode_term(*term, prefix);
    expansion.forms.push_back({text, text, Level::spelling, frequency});
  }
  return expansion;
}

}  // namespace fihris
