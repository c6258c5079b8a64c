// compile_word_classes SOURCE: the words that have classes as arrays of a C++ source, folded by the program's
// own analyzers. Run by the build.
#include <bit>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "analyzers/grammar/word_class_table.h"
#include "analyzers/words/word_hash.h"
#include "tools/compile_word_classes/class_lists.h"
#include "tools/source_arrays.h"

namespace {

using fihris::WordClassTable;

void write_source(std::ostream& out, const fihris::ClassLists& lists) {
  const auto& classes = lists.classes;
  if (classes.size() >= WordClassTable::none) throw fihris::Error("compile_word_classes: too many words");
  std::string text;
  std::vector<WordClassTable::Word> words;
  std::vector<std::uint64_t> map(WordClassTable::map_bits / 64);
  std::vector<std::uint16_t> slots(std::bit_ceil(2 * classes.size()), WordClassTable::none);
  for (const auto& [word, word_classes] : classes) {
    const std::uint64_t hash = fihris::word_hash(word);
    const std::uint64_t bit = hash % WordClassTable::map_bits;
    map[bit / 64] |= std::uint64_t{1} << (bit % 64);
    std::uint64_t slot = hash / WordClassTable::map_bits % slots.size();
    while (slots[slot] != WordClassTable::none) slot = (slot + 1) % slots.size();
    slots[slot] = static_cast<std::uint16_t>(words.size());
    words.push_back(
        {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(word.size()), word_classes});
    text += word;
  }
  const auto write_number = [&out](std::uint64_t number) { out << number << 'U'; };
  fihris::write_text(out, "class_text", text);
  fihris::write_array(out, "std::uint64_t", "class_map", map, write_number);
  fihris::write_array(out, "std::uint16_t", "class_slots", slots, write_number);
  fihris::write_array(out, "WordClassTable::Word", "class_words", words,
                      [&](const WordClassTable::Word& word) {
                        out << '{' << word.begin << ',' << word.bytes << ',' << word.classes << '}';
                      });
  fihris::write_array(out, "WordClassTable::Expression", "class_expressions", lists.expressions,
                      [&](const auto& expression) {
                        out << "{\"" << expression.first << "\",\"" << expression.second << "\"}";
                      });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: compile_word_classes SOURCE\n";
    return 2;
  }
  try {
    std::ofstream source(argv[1], std::ios::binary);
    write_source(source, {});
    if (!source.flush())
      throw fihris::Error("compile_word_classes: " + std::string(argv[1]) + ": cannot be written");
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
