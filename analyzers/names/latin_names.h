#pragma once

#include <string>
#include <vector>

#include "analyzers/names/names.h"

namespace fihris {

/// The rules `latin` and `arabizi` of name_forms, for the words that begin at `first`. Appends what they
/// give. REQUIRES: first < words.size().
void append_latin_forms(const std::vector<std::string>& words, std::size_t first,
                        std::vector<NameForm>& forms);

}  // namespace fihris
