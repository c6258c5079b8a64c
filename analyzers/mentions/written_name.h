#pragma once

#include <string>

#include "analyzers/mentions/mentions.h"

namespace fihris {

/// The fullest form of a person's name, or the name of an unlisted place, which the key is of, as the article
/// writes it, without the proclitics of its first word, with single blanks and, in Arabic letters, without
/// tashkeel and tatweel. `finder` has found the mention.
std::string written_name(const MentionFinder& finder, const Mention& mention);

}  // namespace fihris
