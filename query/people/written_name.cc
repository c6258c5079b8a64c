#include "query/people/written_name.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "analyzers/words/arabic_word.h"
#include "analyzers/words/normalizer.h"
#include "analyzers/words/phrase_table.h"
#include "index/schema.h"

namespace fihris {
namespace {

/// So many articles, from all over the collection, tell a writing that is common from one that is not.
constexpr std::size_t most_articles = 7;

/// Mentions that are remembered: some 50 MB.
constexpr std::size_t most_remembered = 300'000;

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

const std::vector<WrittenNames::Writing>& WrittenNames::writings_in(Xapian::docid number) {
  if (remembered_ > most_remembered) {
    seen_.clear();
    remembered_ = 0;
  }
  const auto [entry, is_new] = seen_.try_emplace(number);
  if (is_new) {
    analyse(number, entry->second);
    remembered_ += entry->second.size() + 1;
    ++analysed_;
  }
  return entry->second;
}

void WrittenNames::analyse(Xapian::docid number, std::vector<Writing>& writings) {
  const Record record = decode_record(articles_.get_document(number).get_data());
  std::size_t title_words = 0;
  const auto take = [&] {
    for (const Mention& mention : finder_.find()) {
      if (mention.kind != MentionKind::person || mention.is_author) continue;
      const std::string_view text = mention.first_word < title_words ? record.title : record.body;
      writings.push_back({mention.key, written(finder_, mention, text), mention.word_count});
    }
    finder_.clear();
    title_words = 0;
  };
  Token token;
  finder_.clear();
  for (Tokenizer title(record.title); title.next(token);) finder_.add(record.title, token, token.position);
  finder_.end_part();
  title_words = finder_.size();
  // In the pieces in which the indexer has recognised them.
  for (Tokenizer body(record.body); body.next(token);) {
    if (finder_.size() == words_recognised_at_once) take();
    finder_.add(record.body, token, token.position);
  }
  finder_.end_part();
  take();
}

std::string WrittenNames::find(const std::string& key, const std::vector<Xapian::docid>& numbers) {
  const std::size_t words = words_of(key).size();
  std::map<std::string, unsigned> writings;
  const std::size_t looked_at = std::min(most_articles, numbers.size());
  for (std::size_t i = 0; i < looked_at; ++i) {
    for (const Writing& writing : writings_in(numbers[i * numbers.size() / looked_at])) {
      if (writing.key == key && writing.words >= words) ++writings[writing.text];
    }
  }
  const auto commonest = std::max_element(writings.begin(), writings.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
  return commonest == writings.end() ? key : commonest->first;
}

}  // namespace fihris
