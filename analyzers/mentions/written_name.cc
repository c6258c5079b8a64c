#include "analyzers/mentions/written_name.h"

#include "analyzers/words/arabic_word.h"
#include "analyzers/words/normalizer.h"

namespace fihris {

std::string written_name(const MentionFinder& finder, const Mention& mention) {
  std::string name;
  for (std::size_t i = 0; i < mention.name_word_count; ++i) {
    const std::size_t number = mention.name_word + i;
    const MentionWord& word = finder.word(number);
    const std::size_t begin = i == 0 ? mention.name_begin : word.begin;
    const std::string_view letters = finder.part_of(number).substr(begin, word.end - begin);
    if (i > 0) name += ' ';
    if (letters == word.term) {
      name += letters;
    } else {
      name += is_arabic_word(word.term) ? written_form(letters, Tashkeel::ignored) : std::string(letters);
    }
  }
  return name;
}

}  // namespace fihris
