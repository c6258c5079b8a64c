#include "analyzers/grammar/clitics.h"

#include <algorithm>

#include "analyzers/grammar/known_words.h"
#include "analyzers/grammar/thresholds.h"
#include "analyzers/grammar/word_classes.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"

namespace fihris {
namespace {

constexpr const auto& limits = proclitic_thresholds;

using namespace letter;

constexpr std::string_view li = spelled<lam>;
constexpr std::string_view bi = spelled<ba>;
constexpr std::string_view wa = spelled<waw>;
constexpr std::string_view li_article = spelled<lam, lam>;
constexpr std::string_view bi_article = spelled<ba, alef, lam>;

/// What may stand before a core, outermost first.
struct Chain {
  char32_t conjunction = 0;  ///< waw, fa or 0
  char32_t particle = 0;     ///< ba, kaf, lam, sin or 0
  bool has_article = false;
  std::size_t length = 0;  ///< letters of the word that it takes

  char32_t outermost() const { return conjunction != 0 ? conjunction : particle; }
  bool is_shown = true;  ///< by the vocabulary

  bool is_bare_article() const { return has_article && outermost() == 0; }
};

/// Calls `visit` for every chain without a conjunction that the letters at the beginning of `word` can be
/// read as.
template <typename Visit>
void for_each_inner_chain(std::string_view word, Visit visit) {
  const std::size_t count = letter_count(word);
  const auto at = [&](std::size_t i) { return i < count ? letter_at(word, i) : 0; };
  const auto with_article = [&](Chain chain) {
    if (chain.length > 0) visit(chain);
    const char32_t next = at(chain.length);
    chain.has_article = true;
    if (chain.particle == lam && next == lam) {
      chain.length += 1;
      visit(chain);
    } else if (chain.particle != sin && next == alef && at(chain.length + 1) == lam) {
      chain.length += 2;
      visit(chain);
    }
  };
  with_article({});
  const char32_t first = at(0);
  if (first == ba || first == kaf || first == lam || first == sin)
    with_article({.particle = first, .length = 1});
}

/// The evidence about one word in one vocabulary.
class Evidence {
 public:
  Evidence(std::string_view word, const Vocabulary& vocabulary, std::string_view asserted)
      : vocabulary_(vocabulary), asserted_(asserted), word_(word), frequency_(vocabulary.frequency(word)) {}

  Chain best_chain() const;

 private:
  unsigned frequency(std::initializer_list<std::string_view> parts) const {
    return vocabulary_.frequency(Joined(parts).view());
  }
  /// How many articles are `of_all`, a share from 0 to 1, of those that have the word.
  double share(double of_all) const { return of_all * frequency_; }

  bool is_possible(const Chain& chain, std::string_view rest, unsigned support) const;
  unsigned support(const Chain& chain, std::string_view rest) const;
  bool is_supported(const Chain& chain, std::string_view rest, unsigned support) const;
  bool is_supported_elsewhere(const Chain& chain, std::string_view rest) const;
  bool is_known_whole(const Chain& chain, std::string_view rest) const;
  bool begins_with_own_lam(const Chain& chain, unsigned support) const;
  bool is_refuted(const Chain& chain) const;
  bool is_refuted_by_stem(const Chain& chain, unsigned support) const;
  bool is_refuted_by_beginning(const Chain& chain) const;

  const Vocabulary& vocabulary_;
  std::string_view asserted_;
  std::string_view word_;
  unsigned frequency_;
};

/// Words that begin like a chain and never are one: God, now, the relative pronouns, and fi with a pronoun.
bool is_whole(std::string_view word) {
  constexpr std::string_view whole[] = {
      spelled<alef, lam, lam, haa>,  spelled<alef, lam, alef, nun>,      spelled<alef, lam, ta, yeh>,
      spelled<alef, lam, thal, yeh>, spelled<alef, lam, thal, yeh, nun>, spelled<lam, lam, haa>,
      spelled<fa, yeh, haa, mim>,    spelled<fa, yeh, haa, alef>,        spelled<fa, yeh, haa>,
  };
  return std::find(std::begin(whole), std::end(whole), word) != std::end(whole);
}

/// Number of articles in which what remains is found without the chain.
unsigned Evidence::support(const Chain& chain, std::string_view rest) const {
  const unsigned bare = vocabulary_.frequency(rest);
  if (chain.is_bare_article()) return bare + frequency({li_article, rest});
  const unsigned definite = frequency({al, rest});
  if (chain.has_article || letter_count(rest) > 3) return bare + definite;
  return bare + std::min(definite, limits.definite_parts * bare);
}

/// The least support, as a share of the word's own articles. Conjunctions stand before the verbs of reporting
/// more often than these stand alone, and some nouns live mostly behind bi; ka is so rare before a noun
/// without the article that a word beginning with kaf is rarely one.
double least_support(const Chain& chain, std::size_t rest_length, bool is_noun) {
  switch (chain.particle) {
    case ba:
    case lam:
      return is_noun ? limits.noun : rest_length > 3 ? limits.rest_behind_bi : limits.short_behind_bi;
    case kaf:
      return limits.rest_behind_ka;
    case sin:
      return limits.rest_behind_sa;
    default:
      break;
  }
  if (chain.conjunction == fa) return limits.rest_behind_fa;
  return rest_length > 3 ? limits.rest : limits.short_rest;
}

bool Evidence::is_supported(const Chain& chain, std::string_view rest, unsigned support) const {
  const std::size_t length = letter_count(rest);
  if (chain.is_bare_article() && length > 2) return true;
  const bool is_frequent_chain = chain.outermost() == waw || chain.particle == lam;
  if (chain.has_article && is_frequent_chain && length > 3 && support <= share(limits.rest)) {
    return !is_refuted_by_beginning(chain);
  }
  if (support == 0) return false;
  if (chain.has_article) return support >= share(limits.rest);
  if (length == 2)
    return chain.conjunction != 0 && chain.particle == 0 && support >= share(limits.two_letters);
  const unsigned definite = frequency({al, rest});
  if (chain.particle == kaf && length == 3 && definite < share(limits.definite_behind_ka)) return false;
  return support >= share(least_support(chain, length, definite * limits.noun_part > support));
}

/// What the dictionary may know of the rest for it to stand behind a chain.
KnownKinds kinds_behind(const Chain& chain, std::string_view rest) {
  if (chain.has_article) return known_noun;
  const char32_t first = letter_at(rest, 0);
  const bool may_be_imperfect = first == yeh || first == ta || first == nun || first == alef;
  switch (chain.particle) {
    case ba:
    case kaf:
      return known_noun | known_particle;
    case lam:
      return known_noun | known_particle | (may_be_imperfect ? known_verb : 0U);
    case sin:
      return may_be_imperfect ? known_verb : 0U;
    default:
      return known_noun | known_verb | known_name | known_particle;
  }
}

/// Name, son, daughter, man, woman, two: nouns whose alef is joined to what is before it (W. Wright I, 20),
/// with pronouns too. Behind a conjunction they look like active participles.
bool begins_with_joining_alef(std::string_view word) {
  constexpr std::string_view nouns[] = {
      spelled<alef, sin, mim>,
      spelled<alef, ba, nun>,
      spelled<alef, ba, nun, haa>,
      spelled<alef, ba, nun, ta>,
      spelled<alef, mim, ra, alef, haa>,
      spelled<alef, mim, ra, alef, ta>,
      spelled<alef, tha, nun, alef, nun>,
      spelled<alef, tha, nun, yeh, nun>,
      spelled<alef, tha, nun, ta, alef, nun>,
      spelled<alef, tha, nun, ta, yeh, nun>,
  };
  constexpr std::string_view endings[] = {
      "", spelled<haa>, spelled<haa, alef>, spelled<haa, mim>, spelled<nun, alef>, spelled<kaf>, spelled<yeh>,
  };
  return std::any_of(std::begin(nouns), std::end(nouns), [&](std::string_view noun) {
    return word.starts_with(noun) &&
           std::find(std::begin(endings), std::end(endings), word.substr(noun.size())) != std::end(endings);
  });
}

/// Whether the dictionary has the word as it stands, so that what begins like a chain is its own. A particle
/// behind wa or fa is so much commoner than any such word that it wins.
bool Evidence::is_known_whole(const Chain& chain, std::string_view rest) const {
  const KnownKinds whole = known_kinds(word_);
  if ((whole & known_particle) != 0) return true;
  const bool is_conjunction = chain.particle == 0 && !chain.has_article;
  if (is_conjunction && ((known_kinds(rest) & known_particle) != 0 || begins_with_joining_alef(rest)))
    return false;
  if (whole != 0) return true;
  return known_kinds_before_pronoun(word_) != 0 && !(is_conjunction && known_kinds(rest) != 0);
}

/// The rest is a word by the dictionary or for who asks, and the collection is too small to say otherwise.
bool Evidence::is_supported_elsewhere(const Chain& chain, std::string_view rest) const {
  const std::size_t length = letter_count(rest);
  if (length < 3) return false;
  const double needed = chain.has_article ? share(limits.rest) : share(least_support(chain, length, false));
  if (needed > limits.known_articles) return false;
  const KnownKinds fitting = kinds_behind(chain, rest);
  if (rest != asserted_ && ((known_kinds(rest) | known_kinds_before_pronoun(rest)) & fitting) == 0)
    return false;
  return !is_known_whole(chain, rest);
}

/// Whether a word that begins with alef, lam and ta has the shape of an eighth form (iltizam, iltaqa,
/// iltaqat).
bool looks_like_eighth_form(std::string_view rest) {
  if (letter_at(rest, 0) != ta) return false;
  const std::size_t length = letter_count(rest);
  if (length != 4) return length < 4;
  const char32_t last = letter_at(rest, 3);
  return letter_at(rest, 2) == alef || last == alef || last == ta;
}

/// Whether alef and lam at the beginning of a word are its own: written with a hamza (Ilham, Almaniya), or
/// the beginning of an eighth form, unless the rest is known.
bool Evidence::begins_with_own_lam(const Chain& chain, unsigned support) const {
  if (chain.particle == lam) return false;
  const unsigned hamza = vocabulary_.hamza_frequency(word_);
  if (hamza > 0 && hamza >= share(limits.own_hamza)) return true;
  if (!chain.is_bare_article()) return false;
  if (hamza > share(limits.some_hamza) && support < share(limits.rest)) return true;
  const std::string_view rest = without_first(word_, chain.length);
  if (support > share(limits.eighth_form) || !looks_like_eighth_form(rest)) return false;
  // Of an eighth form so short only the verb is, its noun has an alef more: what the dictionary has as a noun
  // is another word, whose alef has a hamza (two tools, and the fig).
  const KnownKinds own = letter_count(rest) < 4 ? known_verb : ~KnownKinds{0};
  return (known_kinds(word_) & own) != 0 || (known_kinds(rest) & known_noun) == 0;
}

/// Whether proclitics are found before the word that cannot stand before this chain: then the chain is a part
/// of the word.
bool Evidence::is_refuted(const Chain& chain) const {
  const bool has_pronoun =
      letter_count(word_) > 3 && letter_from_end(word_, 0) == alef && letter_from_end(word_, 1) == haa;
  // The article cannot stand before a word with a pronoun: al-wanaha is alwan and ha.
  unsigned definite = has_pronoun ? 0 : frequency({al, word_}) + frequency({bi_article, word_});
  if (definite > 0) definite -= std::min(definite, vocabulary_.hamza_frequency(Joined({al, word_}).view()));
  if (chain.is_bare_article()) {
    return definite + frequency({li_article, word_}) + frequency({li, word_}) > share(limits.refuted_article);
  }
  const unsigned with_bi = frequency({bi, word_});
  if (chain.outermost() == lam)
    return definite + with_bi > share(limits.refuted);  // lam lam may be li and al
  definite += frequency({li_article, word_});
  const unsigned with_li = frequency({li, word_});
  if (chain.conjunction == 0) return definite + with_bi + with_li > share(limits.refuted);
  // One of the two may be another word by chance, such as a name, and a single article refutes a rare word
  // only.
  const unsigned found = definite + 2 * std::min(with_bi, with_li) + frequency({wa, word_});
  return found > share(limits.refuted) && (found > 1 || frequency_ < limits.rare);
}

/// The same of what stands before a pronoun or tanwin, with which the article cannot stand (wahidan,
/// wujuduhu).
bool Evidence::is_refuted_by_stem(const Chain& chain, unsigned support) const {
  const auto refuted = [&](std::size_t suffix) {
    if (letter_count(word_) < chain.length + suffix + 1) return false;
    const auto is_whole_stem = [&](std::string_view stem_word) {
      const Evidence stem(stem_word, vocabulary_, asserted_);
      return stem.frequency_ > 0 && stem.frequency_ >= share(limits.refuting_stem) && stem.is_refuted(chain);
    };
    const std::string_view stem = without_last(word_, suffix);
    if (is_whole_stem(stem)) return true;
    // Taa marbuta is ta before a pronoun.
    return letter_from_end(stem, 0) == ta &&
           is_whole_stem(Joined({without_last(stem, 1), spelled<haa>}).view());
  };
  const char32_t last = letter_from_end(word_, 0);
  const char32_t before = letter_from_end(word_, 1);
  if (last == haa) return !(chain.is_bare_article() && support > share(limits.rest)) && refuted(1);
  if (last == mim) return before == haa && refuted(2);
  if (last != alef) return false;
  return before == haa || before == nun ? refuted(2) : refuted(1);
}

/// The same of any shorter word with which the word begins (the kin of walid, father, for wa and al).
bool Evidence::is_refuted_by_beginning(const Chain& chain) const {
  for (std::size_t length = chain.length + 1; length < letter_count(word_); ++length) {
    const Evidence beginning(word_.substr(0, length * letter_bytes), vocabulary_, asserted_);
    if (beginning.frequency_ > 0 && beginning.is_refuted(chain)) return true;
  }
  return false;
}

bool is_known_verb(std::string_view word) {
  return ((known_kinds(word) | known_kinds_before_pronoun(word)) & known_verb) != 0;
}

/// sa stands before an imperfect: the rest begins with a prefix of person, and the third person, the
/// commonest, exists.
bool is_imperfect(std::string_view rest, const Vocabulary& vocabulary) {
  constexpr std::string_view third_person = spelled<yeh>;
  constexpr std::string_view future_third_person = spelled<sin, yeh>;
  const std::string_view stem = without_first(rest, 1);
  switch (letter_at(rest, 0)) {
    case yeh:
      return true;
    case ta:
      return vocabulary.frequency(Joined({third_person, stem}).view()) > 0 || is_known_verb(rest);
    case alef:
    case nun:
      return vocabulary.frequency(Joined({future_third_person, stem}).view()) > 1 || is_known_verb(rest);
    default:
      return false;
  }
}

bool Evidence::is_possible(const Chain& chain, std::string_view rest, unsigned support) const {
  if (!chain.is_shown && !is_supported_elsewhere(chain, rest)) return false;
  if (chain.particle == sin && !is_imperfect(rest, vocabulary_)) return false;
  if (chain.has_article && begins_with_own_lam(chain, support)) return false;
  return !is_refuted(chain) && !is_refuted_by_stem(chain, support);
}

Chain Evidence::best_chain() const {
  Chain best;
  if (is_whole(word_)) return best;
  unsigned best_support = 0;
  const auto consider = [&](const Chain& chain) {
    if (letter_count(word_) < chain.length + 2) return;
    const std::string_view rest = without_first(word_, chain.length);
    const unsigned found = support(chain, rest);
    if (best.length > 0 && found <= best_support) return;
    Chain taken = chain;
    taken.is_shown = is_supported(chain, rest, found);
    if (!is_possible(taken, rest, found)) return;
    // What bi, ka, li or sa is taken from without the article does not begin with the article.
    if (!chain.has_article && chain.conjunction == 0 &&
        Evidence(rest, vocabulary_, asserted_).best_chain().length > 0)
      return;
    best = taken;
    best_support = found;
  };
  for_each_inner_chain(word_, consider);
  const char32_t first = letter_at(word_, 0);
  if ((first == waw || first == fa) && letter_count(word_) > 2) {
    // A conjunction stands before a word, with the proclitics that this word has without it.
    Chain chain = Evidence(without_first(word_, 1), vocabulary_, asserted_).best_chain();
    if (chain.conjunction != 0) return best;
    chain.conjunction = first;
    chain.length += 1;
    consider(chain);
  }
  return best;
}

}  // namespace

Split split_proclitics(std::string_view word, const Vocabulary& vocabulary, std::string_view asserted) {
  if (!is_arabic_word(word) || (classes_of(word) & sure_name) != 0) return {word.substr(0, 0), word};
  const Chain chain = Evidence(word, vocabulary, asserted).best_chain();
  const std::size_t bytes = chain.length * letter_bytes;
  return {word.substr(0, bytes), word.substr(bytes), chain.is_shown};
}

std::vector<std::string> with_proclitics(std::string_view core) {
  if (core.empty()) return {};
  std::vector<std::string> forms;
  constexpr std::string_view conjunctions[] = {"", wa, spelled<fa>};
  constexpr std::string_view chains[] = {
      "", bi, spelled<kaf>, li, spelled<sin>, al, bi_article, spelled<kaf, alef, lam>, li_article};
  forms.reserve(std::size(conjunctions) * std::size(chains));
  for (const std::string_view conjunction : conjunctions) {
    for (const std::string_view chain : chains) {
      std::string& form = forms.emplace_back(conjunction);
      form.append(chain).append(core);
    }
  }
  return forms;
}

}  // namespace fihris
