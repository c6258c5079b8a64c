// Prints the initializer of fold_table, for fold_table.cc to include. Run by the build.

#include <cstddef>
#include <iostream>
#include <tuple>

#include "analyzers/words/folding.h"

namespace {

void print(const fihris::Fold& fold) {
  std::cout << "{fihris::Kind{" << static_cast<int>(fold.kind) << "}," << fold.composes << ','
            << "fihris::WordEnd{" << static_cast<int>(fold.word_end) << "}," << int{fold.length} << ",{";
  for (const char byte : fold.bytes) std::cout << "'\\x" << std::hex << (byte & 0xFF) << std::dec << "',";
  std::cout << "}},\n";
}

void print_block(char32_t begin, std::size_t size) {
  std::cout << "{{\n";
  for (std::size_t i = 0; i < size; ++i) print(fihris::fold_of(begin + static_cast<char32_t>(i)));
  std::cout << "}},\n";
}

}  // namespace

int main() {
  using Table = fihris::FoldTable;
  print_block(0, std::tuple_size_v<decltype(Table::low)>);
  print_block(fihris::punctuation_begin, std::tuple_size_v<decltype(Table::punctuation)>);
  print_block(fihris::forms_a_begin, std::tuple_size_v<decltype(Table::forms_a)>);
  print_block(fihris::forms_b_begin, std::tuple_size_v<decltype(Table::forms_b)>);
}
