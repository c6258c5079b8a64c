#pragma once

#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/articles.h"
#include "index/glass/database_maker.h"

namespace fihris {

/// Is told, by several threads, that so many steps more of `all` are done. What it throws ends the work.
using LexiconSteps = std::function<void(std::size_t steps, std::size_t all)>;

/// Writes the lexicon of `articles` as a new database in `folder`, which must not exist. `steps` may be
/// empty.
void build_lexicon(const Articles& articles, const std::string& folder, glass::DatabaseMaker& maker,
                   const LexiconSteps& steps = {});

/// Whether `word_count` more words may be added to `lexicon`. Words beyond a quarter of those that it was
/// made with are better served by making it anew: what is added has a document for each form, and a core that
/// has become frequent no trigrams.
bool may_extend(const Xapian::Database& lexicon, std::size_t word_count);

/// Opens the lexicon in `folder` to extend it; commits are not brought to the disk.
Xapian::WritableDatabase open_lexicon(const std::string& folder);

/// Adds to `lexicon` those of `words` (folded) that it does not have yet. `articles` has them already or is
/// about to. The caller commits.
void extend_lexicon(Xapian::WritableDatabase& lexicon, const Articles& articles,
                    const std::vector<std::string>& words);

}  // namespace fihris
