#include "analyzers/mentions/person_key.h"

#include <vector>

#include "analyzers/grammar/word_classes.h"
#include "analyzers/words/letters.h"
#include "analyzers/words/tokenizer.h"

namespace fihris {
namespace {

constexpr std::string_view ibn = spelled<letter::alef, letter::ba, letter::nun>;
constexpr std::string_view bin = spelled<letter::ba, letter::nun>;
constexpr std::string_view abu = spelled<letter::alef, letter::ba, letter::waw>;
constexpr std::string_view abi = spelled<letter::alef, letter::ba, letter::yeh>;
constexpr std::string_view aba = spelled<letter::alef, letter::ba, letter::alef>;

bool is_abu(std::string_view word) {
  return word == abu || word == abi || word == aba;
}

/// Abu and a given name in one word; the length of Abu, 0 if it is none.
std::size_t abu_joined_to(std::string_view word) {
  if (word.size() <= abu.size() || !is_abu(word.substr(0, abu.size()))) return 0;
  const bool before_name = (classes_of(word.substr(abu.size())) & (sure_name | weak_name)) != 0;
  return before_name ? abu.size() : 0;
}

}  // namespace

std::string person_key(std::span<const std::string_view> words) {
  std::string key;
  bool joins = true;
  for (const std::string_view word : words) {
    if (!joins) key += ' ';
    if (const std::size_t joined = abu_joined_to(word); joined > 0) {
      key.append(abu).append(" ").append(word.substr(joined));
    } else {
      key += word == ibn ? bin : is_abu(word) ? abu : word;
    }
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
