#include "web/api/completion.h"

#include <algorithm>
#include <utility>

#include "analyzers/words/tokenizer.h"
#include "index/mention_term.h"
#include "index/schema.h"
#include "query/language/characters.h"

namespace fihris {
namespace {

constexpr std::size_t most_people = 3;
constexpr std::size_t most_words = 6;
constexpr std::size_t most_looked_at = 5'000;  ///< terms that begin so
constexpr std::size_t most_typed_words = 3;    ///< that may begin a person's name
constexpr std::size_t least_letters = 2;

/// A word or a name, and how many articles have it.
using Counted = std::pair<unsigned, std::string>;

void keep_commonest(std::vector<Counted>& found, std::size_t most) {
  std::sort(found.begin(), found.end(), [](const Counted& a, const Counted& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (found.size() > most) found.resize(most);
}

std::vector<Counted> words(const Articles& articles, const std::string& begin) {
  std::vector<Counted> found;
  std::size_t seen = 0;
  const auto end = articles.allterms_end(begin);
  for (auto term = articles.allterms_begin(begin); term != end && seen < most_looked_at; ++term, ++seen)
    found.emplace_back(term.get_termfreq(), *term);
  keep_commonest(found, articles.removed_count() == 0 ? most_words : found.size());
  // Removed articles make words commoner than they are, so that who comes behind is asked for until nobody
  // can be commoner.
  std::vector<Counted> exact;
  for (const auto& [most, term] : found) {
    if (exact.size() == most_words && most <= exact.back().first) break;
    exact.emplace_back(articles.count_with(term), term);
    keep_commonest(exact, most_words);
  }
  std::erase_if(exact, [](const Counted& word) { return word.first == 0; });
  for (Counted& word : exact) word.second = decode_term(word.second);
  return exact;
}

/// People whose keys begin so. The writings of each stand together.
std::vector<Counted> people(const Articles& articles, const std::string& begin) {
  std::vector<Counted> found;
  std::string key;
  std::size_t seen = 0;
  unsigned most = 0;
  const std::string term_begin = encode_term(begin, prefix::person_name);
  const auto end = articles.allterms_end(term_begin);
  for (auto term = articles.allterms_begin(term_begin); term != end && seen < most_looked_at;
       ++term, ++seen) {
    const unsigned count = articles.count_with(*term);
    if (count == 0) continue;
    MentionTerm person = decode_mention_term(*term, prefix::person_name);
    if (found.empty() || person.key != key) {
      key = person.key;
      most = 0;
      found.emplace_back();
    }
    found.back().first += count;
    if (count > most) found.back().second = std::move(person.written);
    most = std::max(most, count);
  }
  keep_commonest(found, most_people);
  return found;
}

}  // namespace

std::vector<Completion> completions(const Searcher& searcher, const std::string& typed) {
  std::vector<Token> tokens;
  Tokenizer tokenizer(typed);
  for (Token token; tokenizer.next(token);) tokens.push_back(token);
  std::vector<Completion> found;
  // What ends with a blank or a sign is complete.
  if (tokens.empty() || tokens.back().end != typed.size()) return found;
  const Token& last = tokens.back();
  if (count_code_points(last.term) < least_letters) return found;
  const Articles& articles = searcher.reader().articles;

  std::string key = last.term;
  for (std::size_t count = 1; count <= std::min(most_typed_words, tokens.size()); ++count) {
    const Token& first = tokens[tokens.size() - count];
    if (count > 1) key = first.term + ' ' + key;
    for (const auto& [number, shown] : people(articles, key)) {
      found.push_back({typed.substr(0, first.begin) + '"' + shown + '"', shown, true, number});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Completion& a, const Completion& b) { return a.articles > b.articles; });
  if (found.size() > most_people) found.resize(most_people);
  for (const auto& [count, word] : words(articles, encode_term(last.term)))
    found.push_back({typed.substr(0, last.begin) + word, word, false, count});
  return found;
}

}  // namespace fihris
