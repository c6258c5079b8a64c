#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// A key under which all sound inflections of a noun or a verb meet: with attached pronouns, dual, sound
/// plurals, feminine, nisba, tanwin alef, the endings of verbs. `core` is folded and without proclitics;
/// other words are their own stem.
///
/// A key, not an analysis: whatever may be an ending is taken off, so that unlike words meet as well (labn
/// and Lubnan), and inflects() (inflection.h) tells them apart. docs/inflection.md gives the sizes of the
/// groups. Idempotent.
std::string light_stem(std::string_view core);

}  // namespace fihris
