#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/shown/excerpt.h"

namespace fihris {

/// UTF-8 text with the stretches that are to stand out.
struct MarkedText {
  std::string text;
  std::vector<Highlight> highlights;  ///< in bytes; in order, disjoint
};

/// The character, or the one that stands for it where a terminal reads: a picture of a control character,
/// U+FFFD for what changes the order of the letters around it (embeddings, overrides, isolates) or breaks
/// lines.
char32_t harmless(char32_t code);

/// The text with ill-formed sequences as U+FFFD.
std::string well_formed(std::string_view text);

/// The text of an article as a terminal may be given it: blanks and control characters as spaces or pictures,
/// embeddings, overrides and isolates left out, so that it neither drives the terminal nor reorders what
/// stands around it.
MarkedText safe_text(const MarkedText& text);

/// A file's name as a terminal may be given it: characters that would drive the terminal or change the order
/// of letters are made visible.
std::string safe_name(std::string_view name);

}  // namespace fihris
