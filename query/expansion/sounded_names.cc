#include "query/expansion/sounded_names.h"

#include <algorithm>
#include <unordered_set>

#include "analyzers/grammar/known_words.h"
#include "analyzers/grammar/word_classes.h"
#include "analyzers/grammar/word_usage.h"
#include "analyzers/names/likeliest_names.h"
#include "analyzers/names/skeleton.h"
#include "analyzers/names/transliteration.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/definite_article.h"
#include "analyzers/words/letters.h"
#include "index/lexicon.h"
#include "index/schema.h"

namespace fihris {
namespace {

/// Of a word beside others of its name.
constexpr double least_similarity_beside = 0.35;

/// At this similarity a name is surely among the candidates, and words that are none are not looked at.
constexpr double sure_similarity = 0.55;

/// Words that are part of somebody's name here come before others that are as similar, and so much more.
constexpr double credit_of_names = 0.15;

/// A word of the language that sounds less like the name than its best names do, by this, is not meant.
constexpr double margin_of_words = 0.15;

/// Most cores that one word of a name may be.
constexpr std::size_t most_cores = 40;

/// Most ways to write a name.
constexpr std::size_t most_writings = 32;

bool is_given_name(std::string_view word) {
  return (classes_of(word) & (sure_name | weak_name)) != 0;
}

bool is_place(std::string_view word) {
  const PlaceRefs places = Gazetteer().find({&word, 1});
  return !places.empty() && !places[0].needs_cue;
}

}  // namespace

SoundedNames::SoundedNames(const LexiconReader& lexicon, const Articles& articles, const Ranking& ranking)
    : lexicon_(lexicon), articles_(articles), ranking_(ranking) {}

unsigned SoundedNames::mentions(std::string_view core) const {
  return articles_.get_termfreq(encode_term(core, prefix::person)) +
         articles_.get_termfreq(encode_term(std::string(al).append(core), prefix::person));
}

bool SoundedNames::is_mostly_a_name(std::string_view core) const {
  const unsigned names = mentions(core);
  return names > 0 && 2 * names >= lexicon_.frequency(core);
}

std::vector<std::string_view> SoundedNames::likeliest(const std::string& latin,
                                                      const std::vector<std::string_view>& cores) const {
  std::vector<LatinCandidate> candidates;
  for (const std::string_view core : cores) {
    const unsigned articles = lexicon_.frequency(core);
    candidates.push_back(
        {core, spelling_similarity(latin, core), articles, is_place(core) ? articles : mentions(core)});
  }
  add_behind_article(latin, candidates);
  return likeliest_names(latin, candidates, lexicon_.words());
}

void SoundedNames::add_behind_article(const std::string& latin,
                                      std::vector<LatinCandidate>& candidates) const {
  for (const std::string_view name : behind_joined_article(latin))
    add_with_article(std::string(name), candidates);
}

void SoundedNames::add_with_article(const std::string& name, std::vector<LatinCandidate>& candidates) const {
  bool cut = false;
  const auto accepts = [&](std::string_view core) {
    return is_arabic_word(core) && same_name(name, core, lexicon_.words());
  };
  for (const std::string& key : query_keys(name)) {
    for (const Core* core :
         lexicon_.with_key(lexicon_prefix::skeleton, key, ranking_.max_candidates, cut, accepts)) {
      const bool is_known =
          std::any_of(candidates.begin(), candidates.end(),
                      [&](const LatinCandidate& other) { return other.word == core->text; });
      const std::string word = std::string(al).append(core->text);
      const unsigned articles = is_known ? 0 : lexicon_.words().frequency(word);
      if (articles == 0) continue;
      const unsigned mentions =
          is_place(word) ? articles : articles_.get_termfreq(encode_term(word, prefix::person));
      candidates.push_back({core->text, spelling_similarity(name, core->text), articles, mentions});
    }
  }
}

const std::vector<const Core*>& SoundedNames::cores_of(const std::string& sound) const {
  const auto [cores, is_new] = cores_.try_emplace(sound);
  if (is_new) cores->second = find_cores(sound);
  return cores->second;
}

std::vector<const Core*> SoundedNames::find_cores(const std::string& sound) const {
  struct Candidate {
    const Core* core;
    double similarity;
    bool is_name;
  };
  std::vector<Candidate> candidates;
  std::unordered_set<const Core*> seen;
  bool cut = false;
  const auto accepts = [&](std::string_view core) {
    return is_arabic_word(core) && spelling_similarity(sound, core) >= least_similarity_beside;
  };
  for (const std::string& key : query_keys(sound)) {
    for (const Core* core :
         lexicon_.with_key(lexicon_prefix::skeleton, key, ranking_.max_candidates, cut, accepts)) {
      if (!seen.insert(core).second) continue;
      const bool is_name = mentions(core->text) > 0 || is_given_name(core->text) || is_place(core->text);
      candidates.push_back({core, spelling_similarity(sound, core->text), is_name});
    }
  }
  // A word of the language that is never part of a name gives way to names that sound better.
  double best = 0;
  for (const Candidate& candidate : candidates) {
    if (candidate.is_name) best = std::max(best, candidate.similarity);
  }
  if (best >= sure_similarity) {
    std::erase_if(candidates, [&](const Candidate& candidate) {
      if (candidate.is_name) return false;
      if (is_function_word(candidate.core->text)) return candidate.similarity <= best;
      return candidate.similarity < best - margin_of_words && known_kinds(candidate.core->text) != 0;
    });
  }
  const auto rank = [](const Candidate& candidate) {
    return candidate.similarity + (candidate.is_name ? credit_of_names : 0);
  };
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](const Candidate& a, const Candidate& b) { return rank(a) > rank(b); });
  if (candidates.size() > most_cores) candidates.resize(most_cores);
  std::vector<const Core*> cores;
  for (const Candidate& candidate : candidates) cores.push_back(candidate.core);
  return cores;
}

std::vector<ExpandedForm> SoundedNames::forms_of(const ReadWord& word, bool first) const {
  std::vector<ExpandedForm> forms;
  std::unordered_set<std::string> seen;
  const auto add = [&](const std::string& term, const std::string& core) {
    const unsigned frequency = lexicon_.words().frequency(term);
    if (frequency > 0 && seen.insert(term).second) forms.push_back({term, core, Level::name, frequency});
  };
  // What begins the name may have proclitics.
  const auto add_word = [&](const std::string& text) {
    add(text, text);
    const Core* core = first ? lexicon_.core_of(text) : nullptr;
    if (core == nullptr || !text.ends_with(core->text)) return;
    for (const Form& form : core->forms) {
      if (form.word.ends_with(text)) add(form.word, text);
    }
  };
  std::vector<std::string> names = word.known;
  if (!word.sound.empty()) {
    add(word.sound, word.sound);
    for (const Core* core : cores_of(word.sound)) {
      names.push_back(std::string(al).append(core->text));
      if (!word.needs_article || core->text.starts_with(al)) names.push_back(core->text);
    }
  }
  const std::vector<std::string> nothing{std::string()};
  for (const std::string& name : names) {
    for (const std::string& before : word.before.empty() ? nothing : word.before) {
      for (const std::string& behind : word.behind.empty() ? nothing : word.behind) {
        add_word(before + name + behind);
      }
    }
  }
  return forms;
}

std::vector<ExpandedForm> SoundedNames::small_words(std::string_view arabic) const {
  std::vector<ExpandedForm> forms;
  for (const std::string_view latin : latin_small_words(arabic)) {
    const std::string term(latin);
    const unsigned frequency = lexicon_.words().frequency(term);
    if (frequency > 0) forms.push_back({term, term, Level::name, frequency});
  }
  return forms;
}

std::vector<ExpandedForm> SoundedNames::latin_forms(std::string_view arabic) const {
  if (!is_arabic_word(arabic)) return {};
  const std::string_view name =
      arabic.size() > al.size() && arabic.starts_with(al) ? arabic.substr(al.size()) : arabic;
  // Words that are nobody's name here are not looked up: most phrases have one.
  if (!is_given_name(name) && mentions(name) == 0 && lexicon_.frequency(name) > 0) return {};
  std::vector<ExpandedForm> forms;
  std::unordered_set<std::string> seen;
  bool cut = false;
  const auto accepts = [&](std::string_view core) {
    return is_latin_word(core) && spelling_similarity(name, core) >= least_similarity_beside;
  };
  for (const std::string& key : query_keys(name)) {
    for (const Core* core :
         lexicon_.with_key(lexicon_prefix::skeleton, key, ranking_.max_candidates, cut, accepts)) {
      if (forms.size() < most_cores && seen.insert(core->text).second)
        forms.push_back({core->text, core->text, Level::name, core->frequency()});
    }
  }
  return forms;
}

bool SoundedNames::has_name(const std::string& sound) const {
  const std::vector<const Core*>& cores = cores_of(sound);
  return std::any_of(cores.begin(), cores.end(), [&](const Core* core) {
    return spelling_similarity(sound, core->text) >= sure_similarity &&
           (mentions(core->text) > 0 || is_place(core->text));
  });
}

std::vector<std::vector<std::vector<ExpandedForm>>> SoundedNames::writings(
    const std::vector<std::string>& latin) const {
  std::vector<std::vector<std::vector<ExpandedForm>>> writings;
  for (const LatinReading& reading : latin_readings(latin, most_writings)) {
    const bool is_word_itself = latin.size() == 1 && reading.size() == 1 && reading.front().is_plain();
    if (is_word_itself) continue;  // expanded as any word is
    // Benkirane is two words only where no name is written so in one.
    if (latin.size() == 1 && latin.front().starts_with("ben") && has_name(latin.front())) continue;
    std::vector<std::vector<ExpandedForm>> writing;
    for (const ReadWord& word : reading) {
      writing.push_back(forms_of(word, writing.empty()));
      if (writing.back().empty()) break;
    }
    if (!writing.back().empty()) writings.push_back(std::move(writing));
  }
  return writings;
}

}  // namespace fihris
