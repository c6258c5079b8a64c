#pragma once

#include <span>
#include <string>
#include <string_view>

namespace fihris {

/// The key of a person (Mention::key): the folded words of the name without proclitics, joined by one space;
/// Abd X is one word, ibn is bin.
std::string person_key(std::span<const std::string_view> words);

/// The key of the name in `text`, a name alone; of its words those that are none of the language's letters
/// are left out, as the tokenizer does.
std::string person_key(std::string_view text);

}  // namespace fihris
