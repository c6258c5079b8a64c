#include "web/completion.h"

#include <algorithm>
#include <utility>

#include "analyzers/words/tokenizer.h"
#include "index/schema.h"
#include "query/language/characters.h"
#include "query/people/written_name.h"

namespace fihris {
namespace {

constexpr std::size_t most_people = 3;
constexpr std::size_t most_words = 6;
constexpr std::size_t most_looked_at = 5'000;  ///< terms that begin so
constexpr std::size_t most_typed_words = 3;    ///< that may begin a person's name
constexpr std::size_t least_letters = 2;
constexpr std::size_t most_articles_read = 3;  ///< for how a name is written

/// A term, without its prefix, and how many articles have it.
using Counted = std::pair<unsigned, std::string>;

std::vector<Counted> commonest(const Xapian::Database& articles, const std::string& begin,
                               std::string_view prefix, std::size_t most) {
  std::vector<Counted> found;
  std::size_t seen = 0;
  const auto end = articles.allterms_end(begin);
  for (auto term = articles.allterms_begin(begin); term != end && seen < most_looked_at; ++term, ++seen)
    found.emplace_back(term.get_termfreq(), decode_term(*term, prefix));
  std::sort(found.begin(), found.end(), [](const Counted& a, const Counted& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

std::string as_written(const Xapian::Database& articles, const std::string& key) {
  const std::string term = encode_term(key, prefix::person_name);
  std::vector<Xapian::docid> numbers;
  for (auto id = articles.postlist_begin(term); id != articles.postlist_end(term); ++id) {
    if (numbers.size() == most_articles_read) break;
    numbers.push_back(*id);
  }
  return WrittenNames(articles).find(key, numbers);
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
  const Xapian::Database& articles = searcher.reader().articles;

  std::string key = last.term;
  for (std::size_t words = 1; words <= std::min(most_typed_words, tokens.size()); ++words) {
    const Token& first = tokens[tokens.size() - words];
    if (words > 1) key = first.term + ' ' + key;
    for (const auto& [count, name] :
         commonest(articles, encode_term(key, prefix::person_name), prefix::person_name, most_people)) {
      const std::string shown = as_written(articles, name);
      found.push_back({typed.substr(0, first.begin) + '"' + shown + '"', shown, true, count});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Completion& a, const Completion& b) { return a.articles > b.articles; });
  if (found.size() > most_people) found.resize(most_people);
  for (const auto& [count, word] : commonest(articles, encode_term(last.term), {}, most_words))
    found.push_back({typed.substr(0, last.begin) + word, word, false, count});
  return found;
}

}  // namespace fihris
