#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// The folded phrase of `text` without the article of its first word; empty if it has none or too little
/// would remain.
///
/// Arabic: al before three letters or more, unless the alef bears a hamza (Almaniya). Latin: al, el and their
/// forms assimilated to a sun letter (ar, ash, ad...) as a word of its own before another.
std::string fold_without_article(std::string_view text);

}  // namespace fihris
