#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace fihris {

/// Joins words that have a blank in them behind a letter that does not join with the next one, as PDFs have
/// them: where the pages have the joined form elsewhere and its parts nowhere alone. Gives their number.
std::size_t join_words(std::vector<std::vector<std::string>>& pages);

}  // namespace fihris
