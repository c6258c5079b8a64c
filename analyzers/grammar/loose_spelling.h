#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// Another way to spell a folded word, and which of the two is the careless one.
struct LooseSpelling {
  enum class Care { less, more, same };  ///< than the word asked about

  std::string word;  ///< folded
  Care care;
  bool is_far = false;  ///< a hamza for a long alef: as often another word, Rice for the word for president
};

/// The spellings of `word` (folded) that readers take for the same word although the fold keeps them apart:
///
/// | rule | full | loose |
/// | --- | --- | --- |
/// | hamza-without-seat | a hamza on waw or yeh | plain waw, plain yeh |
/// | hamza-on-alef | a hamza on waw or yeh | alef (the seat was chosen otherwise) |
/// | final-hamza | alef, hamza at the end | alef |
/// | hamza-before-alef | hamza, alef (a decomposed madda, Qur'anic spelling) | alef |
/// | doubled-waw | waw waw | waw |
/// | silent-alef | waw, alef at the end | waw |
/// | yeh-hamza | yeh, hamza at the end (yeh under its hamza is the hamza alone) | hamza |
/// | yeh-hamza | yeh, hamza and an ending of one to three letters | hamza, the ending |
/// | hundred | mim, alef, hamza in the word for hundred | mim, hamza |
///
/// One rule is applied at one place at a time. A careless spelling is believed only where it is the rarer
/// one, which is for the caller to check. At least three letters remain, two before a final hamza. Two words
/// that the dictionary knows apart (slow, slowness) are no spellings of each other by yeh-hamza.
std::vector<LooseSpelling> loose_spellings(std::string_view word);

/// The same of the beginning of longer words: without the rules for the end.
std::vector<LooseSpelling> loose_beginnings(std::string_view beginning);

}  // namespace fihris
