#include "analyzers/words/folding.h"
#include "analyzers/words/utf8.h"

namespace fihris {

// Written by generate_fold_table at build time.
constinit const FoldTable fold_table = {
#include "fold_table.inc"
};

const Fold& next_rare_fold(std::string_view text, std::size_t& offset, Fold& spare) {
  const auto& [low, punctuation, forms_a, forms_b] = fold_table;
  // U+FFFD, for what is ill-formed, is a separator like any symbol.
  const char32_t character = next_character(text, offset);
  if (character < low.size()) return low[character];
  if (character - punctuation_begin < punctuation.size()) return punctuation[character - punctuation_begin];
  if (character - forms_a_begin < forms_a.size()) return forms_a[character - forms_a_begin];
  if (character - forms_b_begin < forms_b.size()) return forms_b[character - forms_b_begin];
  return spare = fold_of(character);
}

}  // namespace fihris
