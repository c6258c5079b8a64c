#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/expansion/level.h"
#include "query/match/searcher.h"
#include "query/shown/excerpt.h"

namespace fihris {

/// One way in which articles write a name.
struct NameVariant {
  std::string form;  ///< as written, proclitics and all; in Arabic letters without tashkeel and tatweel
  std::string bare;  ///< the same without proclitics other than the article
  Level level = Level::exact;
  unsigned articles = 0;
  std::string path;  ///< of an article that has it
  Excerpt example;   ///< from there
};

struct NameVariants {
  std::vector<NameVariant> variants;  ///< those of most articles first
  std::size_t articles = 0;           ///< how many have any
  std::size_t articles_read = 0;      ///< how many of these were read; the counts are of them
};

/// Every way in which the articles write `name`, a word or several, up to level `loosest`. Reads the text of
/// at most `most_articles` of those that have it, about 0.1 ms each. Throws Error if the index is damaged.
NameVariants find_variants(const Searcher& searcher, const std::string& name, Level loosest,
                           std::size_t most_articles);

}  // namespace fihris
