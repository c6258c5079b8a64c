#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace fihris {

/// Some words of a query, and other ways to write the same name.
struct NameForm {
  std::size_t first = 0;  ///< index of the first of the words
  std::size_t count = 0;  ///< how many words there are, 1 or more
  /// Each a sequence of 1 or more folded words without proclitics. Candidates: which of them exist, and with
  /// which proclitics, is for the index to say. Words in Latin letters are meant as spellings of Arabic ones,
  /// by their skeletons.
  std::vector<std::vector<std::string>> alternatives;

  bool operator==(const NameForm&) const = default;
};

/// Other forms of the names that words of a query may be, in the order of the words. Forms may overlap.
///
/// | rule | words | also |
/// | --- | --- | --- |
/// | kunya | Abu X, Aba X, Abi X, Bu X, joined to X or not | each other; so Abu Dhabi; Umm X, joined or not |
/// | servant | Abd X, AbdX; Ubayd | each other |
/// | nasab | bin X, ibn X, binX; bint | each other |
/// | family, tribe | Al X, Al-Bu X, Banu X and Bani X | joined or not; each other |
/// | ending | X Allah, X al-Din | joined or not |
/// | place | Dayr X, Bab X, Ayn X, Tall X and the like | joined or not |
/// | waw | wa-al-X; wa X | parted and joined |
/// | latin | abdul X, abd al X, abdurX; abu X; al X | joined, parted, without the article |
/// | arabizi | Latin words and single digits between: m 7 amad | joined |
///
/// The parts are in analyzers/data/name_parts.tsv. Proclitics before the first word are taken off where
/// grammar allows them: after bi, li and ka the kunya is Abi. Pure.
std::vector<NameForm> name_forms(const std::vector<std::string>& folded_words);

}  // namespace fihris
