#include "analyzers/mentions/person_key.h"

#include <vector>

#include "analyzers/grammar/word_classes.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/tokenizer.h"

namespace fihris {
namespace {

constexpr std::string_view ibn = spelled<letter::alef, letter::ba, letter::nun>;
constexpr std::string_view bin = spelled<letter::ba, letter::nun>;

}  // namespace

std::string person_key(std::span<const std::string_view> words) {
  std::string key;
  bool joins = true;
  for (const std::string_view word : words) {
    if (!joins) key += ' ';
    key += word == ibn ? bin : word;
    joins = (classes_of(word) & abd) != 0;
  }
  return key;
}

std::string person_key(std::string_view text) {
  std::vector<std::string> terms;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) terms.push_back(token.term);
  const std::vector<std::string_view> words(terms.begin(), terms.end());
  return person_key(words);
}

}  // namespace fihris
