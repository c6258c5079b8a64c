#pragma once

#include <string_view>

namespace fihris {

/// True if the folded word is one that stands before a person's name (analyzers/data/titles.tsv): an office,
/// a rank, a form of address, with or without the article and proclitics.
bool is_title(std::string_view word);

/// The same, without those that are as often something else.
bool is_clear_title(std::string_view word);

}  // namespace fihris
