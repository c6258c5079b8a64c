#pragma once

#include <string_view>

namespace fihris {

/// Whether the dictionary has these letters as a word, perhaps with a pronoun behind it.
bool is_in_dictionary(std::u32string_view letters);

/// Whether a word (unfolded letters of the Arabic block, as programs take them out of a page) may stand in a
/// text as it is: the dictionary has it, with a pronoun or behind what may be proclitics too. For judging
/// whole texts by many words; of one word it is easily wrong.
bool is_known_as_it_stands(std::u32string_view letters);

}  // namespace fihris
