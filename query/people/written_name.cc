#include "query/people/written_name.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "analyzers/mentions/mentions.h"
#include "analyzers/words/arabic_word.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/phrase_table.h"
#include "index/schema.h"

namespace fihris {
namespace {

/// So many articles, from all over the collection, tell a writing that is common from one that is not.
constexpr std::size_t most_articles = 7;

void add_words(MentionFinder& finder, std::string_view text) {
  Tokenizer tokenizer(text);
  Token token;
  while (tokenizer.next(token)) finder.add(text, token, token.position);
  finder.end_part();
}

/// The name as it is written, with single blanks and, in Arabic letters, without tashkeel and tatweel.
std::string written(const MentionFinder& finder, const Mention& mention, std::string_view text) {
  std::string name;
  for (std::size_t i = 0; i < mention.word_count; ++i) {
    const MentionWord& word = finder.word(mention.first_word + i);
    const std::size_t begin = i == 0 ? mention.begin : word.begin;
    if (i > 0) name += ' ';
    const std::string_view letters = text.substr(begin, word.end - begin);
    name += is_arabic_word(word.term) ? written_form(letters, Tashkeel::ignored) : std::string(letters);
  }
  return name;
}

}  // namespace

std::string written_name(const Xapian::Database& articles, const std::string& key,
                         const std::vector<Xapian::docid>& numbers) {
  const std::size_t words = words_of(key).size();
  std::map<std::string, unsigned> writings;
  MentionFinder finder;
  const std::size_t looked_at = std::min(most_articles, numbers.size());
  for (std::size_t i = 0; i < looked_at; ++i) {
    const Xapian::docid number = numbers[i * numbers.size() / looked_at];
    const Record record = decode_record(articles.get_document(number).get_data());
    finder.clear();
    add_words(finder, record.title);
    const std::size_t title_words = finder.size();
    add_words(finder, record.body);
    for (const Mention& mention : finder.find()) {
      if (mention.kind != MentionKind::person || mention.key != key || mention.word_count < words) continue;
      ++writings[written(finder, mention, mention.first_word < title_words ? record.title : record.body)];
    }
  }
  const auto commonest = std::max_element(writings.begin(), writings.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
  return commonest == writings.end() ? key : commonest->first;
}

}  // namespace fihris
