#include "analyzers/grammar/word_usage.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>

#include "analyzers/grammar/thresholds.h"
#include "analyzers/spelling_data.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/table_reader.h"
#include "analyzers/words/word_filter.h"
#include "analyzers/words/word_hash.h"

namespace fihris {
namespace {

constexpr const auto& limits = usage_thresholds;

using namespace letter;

constexpr std::string_view pronouns[] = {
    spelled<haa>,      spelled<haa, alef>,      spelled<haa, mim>,
    spelled<haa, nun>, spelled<haa, mim, alef>, spelled<kaf>,
    spelled<kaf, mim>, spelled<nun, alef>,      spelled<yeh>,
    spelled<nun, yeh>, spelled<kaf, mim, alef>,
};
constexpr std::string_view proclitics[] = {
    "",           spelled<waw>,      spelled<fa>,      spelled<ba>,      spelled<lam>,
    spelled<kaf>, spelled<waw, lam>, spelled<waw, ba>, spelled<fa, lam>, spelled<fa, ba>,
};

/// Lets a set of strings be asked for a view.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return word_hash(text); }
};

/// All words of all articles are asked for.
class WordSet {
 public:
  void insert(std::string word) {
    filter_.add(word);
    words_.insert(std::move(word));
  }
  bool contains(std::string_view word) const { return filter_.may_have(word) && words_.contains(word); }

 private:
  WordFilter filter_;
  std::unordered_set<std::string, TextHash, std::equal_to<>> words_;
};

WordSet read_function_words() {
  WordSet words;
  for (const auto& row : table_rows(spelling_data::function_words)) {
    std::string word = fold(row[0]);
    words.insert(word);
    if (row.size() < 2) continue;
    // The alef maqsura that folding keeps in particles is a yeh before a pronoun.
    if (word.ends_with(spelled<alef_maqsura>))
      word.replace(word.size() - letter_bytes, letter_bytes, spelled<yeh>);
    for (const std::string_view pronoun : pronouns) words.insert(word + std::string(pronoun));
  }
  return words;
}

/// What stands behind words that are inflected. Feminine and plural endings are also ends of foreign names
/// and count less, see is_form_of_inflected.
constexpr std::string_view noun_suffixes[] = {
    spelled<haa>,       spelled<haa, alef>, spelled<haa, mim>,
    spelled<nun, alef>, spelled<alef, ta>,  spelled<waw, alef>,
};
constexpr std::string_view all_suffixes[] = {
    spelled<haa>,       spelled<haa, alef>, spelled<haa, mim>, spelled<nun, alef>, spelled<alef, ta>,
    spelled<waw, alef>, spelled<ta>,        spelled<alef>,     spelled<yeh, nun>,  spelled<waw, nun>,
    spelled<alef, nun>, spelled<yeh>,       spelled<yeh, haa>,
};
constexpr std::string_view articles[] = {al, spelled<lam, lam>, spelled<ba, alef, lam>};
constexpr std::string_view verb_prefixes[] = {spelled<yeh>, spelled<ta>, spelled<nun>};
constexpr std::string_view taa = spelled<ta>;
constexpr std::string_view taa_marbuta = spelled<haa>;

constexpr std::size_t shortest_stem = 3;

class Usage {
 public:
  explicit Usage(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// The collection shows inflected forms of the word.
  bool takes_inflection(std::string_view word) const {
    const unsigned forms = inflected_forms(word);
    return forms >= limits.least_inflected && forms > limits.inflected * vocabulary_.frequency(word);
  }

  bool is_form_of_inflected(std::string_view word) const {
    const unsigned frequency = vocabulary_.frequency(word);
    return has_inflected_stem(word, frequency) || has_known_rest(word, frequency);
  }

 private:
  unsigned frequency(std::initializer_list<std::string_view> parts) const {
    return vocabulary_.frequency(Joined(parts).view());
  }

  unsigned inflected_forms(std::string_view word) const {
    unsigned sum = 0;
    for (const std::string_view article : articles) sum += frequency({article, word});
    for (const std::string_view suffix : noun_suffixes) sum += frequency({word, suffix});
    sum += frequency({verb_prefixes[0], word}) + frequency({verb_prefixes[1], word});
    if (letter_count(word) >= shortest_stem) sum += frequency({word, taa});
    if (letter_count(word) <= shortest_stem) return sum;
    sum += conjugated_forms(word);
    if (letter_from_end(word, 0) == haa) {
      const std::string_view stem = without_last(word, 1);
      for (const std::string_view suffix : noun_suffixes) sum += frequency({stem, taa, suffix});
      sum += frequency({stem, spelled<alef, ta>});
    }
    return sum;
  }

  /// How many articles have the word as a verb in other persons.
  unsigned conjugated_forms(std::string_view word) const {
    const std::string_view first = word.substr(0, letter_bytes);
    if (std::find(std::begin(verb_prefixes), std::end(verb_prefixes), first) == std::end(verb_prefixes) &&
        first != spelled<alef>) {
      return 0;
    }
    unsigned sum = 0;
    for (const std::string_view prefix : verb_prefixes) {
      if (prefix != first) sum += frequency({prefix, without_first(word, 1)});
    }
    return sum;
  }

  bool has_inflected_stem(std::string_view word, unsigned own) const {
    for (const std::string_view suffix : all_suffixes) {
      if (!word.ends_with(suffix) || word.size() < suffix.size() + shortest_stem * letter_bytes) continue;
      const std::string_view stem = word.substr(0, word.size() - suffix.size());
      if (is_inflected_stem(stem, own) || is_inflected_stem(Joined({stem, taa_marbuta}).view(), own))
        return true;
      if (stem.ends_with(taa) &&
          is_inflected_stem(Joined({without_last(stem, 1), taa_marbuta}).view(), own)) {
        return true;
      }
    }
    return false;
  }

  bool is_inflected_stem(std::string_view stem, unsigned own) const {
    const unsigned found = vocabulary_.frequency(stem);
    return found >= limits.least_stem && found >= own && takes_inflection(stem);
  }

  /// The word begins with proclitics, and the rest is much more frequent or inflected.
  bool has_known_rest(std::string_view word, unsigned own) const {
    constexpr std::string_view prefixes[] = {
        spelled<waw>,
        spelled<fa>,
        spelled<ba>,
        spelled<lam>,
        spelled<kaf>,
        spelled<sin>,
        spelled<waw, sin>,
        spelled<waw, ba>,
        spelled<waw, lam>,
        spelled<lam, lam>,
        spelled<waw, alef, lam>,
    };
    for (const std::string_view prefix : prefixes) {
      if (!word.starts_with(prefix) || word.size() < prefix.size() + shortest_stem * letter_bytes) continue;
      const std::string_view rest = word.substr(prefix.size());
      const unsigned found = vocabulary_.frequency(rest);
      if (found < limits.least_stem || found < own) continue;
      if (letter_count(prefix) > 1 || found >= limits.many_times * own || takes_inflection(rest)) return true;
    }
    return false;
  }

  const Vocabulary& vocabulary_;
};

}  // namespace

bool is_bare_function_word(std::string_view word) {
  static const WordSet words = read_function_words();
  return words.contains(word);
}

bool is_function_word(std::string_view word) {
  return std::any_of(std::begin(proclitics), std::end(proclitics), [&](std::string_view proclitic) {
    return word.starts_with(proclitic) && is_bare_function_word(word.substr(proclitic.size()));
  });
}

bool is_dialect_function_word(std::string_view word) {
  static const WordSet words = [] {
    WordSet read;
    for (const auto& row : table_rows(spelling_data::dialect_words)) read.insert(fold(row[0]));
    return read;
  }();
  return words.contains(word);
}

bool is_inflected(std::string_view word, const Vocabulary& vocabulary) {
  if (!is_arabic_word(word)) return false;
  const Usage usage(vocabulary);
  return usage.takes_inflection(word) || usage.is_form_of_inflected(word);
}

}  // namespace fihris
