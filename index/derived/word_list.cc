#include "index/derived/word_list.h"

#include "analyzers/words/word_hash.h"
#include "index/schema.h"

namespace fihris {

WordList::WordList(const Articles& articles) {
  articles.for_each_term(std::string(prefix::hamza), [&](const std::string& term, unsigned frequency) {
    hamza_frequencies_.emplace(decode_term(term, prefix::hamza), frequency);
  });
  const auto end_of_names = articles.allterms_end(prefix::person.data());
  for (auto term = articles.allterms_begin(prefix::person.data()); term != end_of_names; ++term) {
    if (const std::string text = *term; !has_prefix(text.substr(prefix::person.size()))) {
      in_names_.insert(decode_term(text, prefix::person));
    }
  }
  auto term = articles.allterms_begin();
  const auto end = articles.allterms_end();
  while (term != end) {
    const std::string text = *term;
    if (!has_prefix(text)) {
      const unsigned frequency =
          articles.removed_count() == 0 ? term.get_termfreq() : articles.count_with(text);
      if (frequency > 0) add(decode_term(text), frequency);
      ++term;
    } else {
      term.skip_to("[");  // the first byte after the upper-case letters, with which all prefixes begin
    }
  }
  make_table();
}

std::string_view WordList::word(std::size_t i) const {
  const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
  return std::string_view(characters_).substr(begin, ends_[i] - begin);
}

unsigned WordList::frequency(std::string_view word) const {
  const std::uint32_t number =
      numbers_.find(word_hash(word), [&](std::uint32_t n) { return this->word(n) == word; });
  return number == NumberTable::none ? 0 : frequencies_[number];
}

unsigned WordList::hamza_frequency(std::string_view word) const {
  const auto found = hamza_frequencies_.find(std::string(word));
  return found == hamza_frequencies_.end() ? 0 : found->second;
}

void WordList::add(std::string_view word, unsigned frequency) {
  characters_ += word;
  ends_.push_back(characters_.size());
  frequencies_.push_back(frequency);
}

void WordList::make_table() {
  numbers_ = NumberTable(size());
  for (std::size_t i = 0; i < size(); ++i) numbers_.add(word_hash(word(i)), static_cast<std::uint32_t>(i));
}

}  // namespace fihris
