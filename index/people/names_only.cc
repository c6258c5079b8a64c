#include "index/people/names_only.h"

#include <algorithm>

#include "analyzers/grammar/known_words.h"
#include "analyzers/grammar/word_classes.h"
#include "analyzers/mentions/mention_words.h"
#include "analyzers/places/gazetteer.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/letters.h"
#include "index/schema.h"

namespace fihris {
namespace {

/// Shorter words are like many others.
constexpr std::size_t fewest_letters = 3;

/// What stands before a name without a blank.
constexpr std::string_view proclitics[] = {spelled<letter::waw>, spelled<letter::lam>, spelled<letter::ba>,
                                           spelled<letter::fa>};

bool is_place(std::string_view word) {
  return !Gazetteer().find({&word, 1}).empty();
}

bool is_of_language(std::string_view word) {
  return known_kinds(word) != 0 || known_kinds_before_pronoun(word) != 0 ||
         (classes_of(word) & ~(sure_name | weak_name)) != 0;
}

bool is_in_dictionary(std::string_view word) {
  return (known_kinds(word) & (known_noun | known_verb | known_particle)) != 0;
}

std::string_view without_article(std::string_view word) {
  return word.starts_with(al) ? word.substr(al.size()) : word;
}

bool may_be_other(std::string_view word) {
  const std::string_view bare = without_article(word);
  return is_of_language(word) || is_of_language(bare) || is_place(word) || is_place(bare);
}

}  // namespace

bool is_nothing_but_a_name(std::string_view word) {
  if (!is_arabic_word(word) || letter_count(word) < fewest_letters || may_be_other(word)) return false;
  // "Will" before a verb.
  if (word.starts_with(spelled<letter::sin>) && (known_kinds(word.substr(letter_bytes)) & known_verb) != 0)
    return false;
  const ProcliticCuts cuts(word);
  return std::none_of(cuts.begin(), cuts.end(), [](const WithoutProclitic& cut) {
    return cut.li_and_article || may_be_other(cut.rest);
  });
}

bool is_name_where_possible(std::string_view word, double least_share, const TermCounter& count) {
  if (!is_in_dictionary(word) && !is_in_dictionary(without_article(word))) return true;
  const unsigned sure = count(encode_term(word, prefix::person));
  const unsigned possible = count(encode_term(word, prefix::possible_name));
  return sure >= least_share * (sure + possible);
}

std::vector<std::string> standing_forms(std::string_view name, const TermCounter& count) {
  std::vector<std::string> forms{std::string(name)};
  const unsigned alone = count(encode_term(name));
  for (const std::string_view proclitic : proclitics) {
    std::string form = std::string(proclitic).append(name);
    const unsigned with_it = count(encode_term(form));
    if (with_it > 0 && with_it < alone) forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace fihris
