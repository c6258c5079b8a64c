#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "index/glass/database_maker.h"

namespace fihris {

/// Writes the lexicon of `articles` as a new database in `folder`, which must not exist.
void build_lexicon(const Xapian::Database& articles, const std::string& folder, glass::DatabaseMaker& maker);

/// Whether `word_count` more words may be added to `lexicon`. Words beyond a quarter of those that it was
/// made with are better served by making it anew: what is added has a document for each form, and a core that
/// has become frequent no trigrams.
bool may_extend(const Xapian::Database& lexicon, std::size_t word_count);

/// Opens the lexicon in `folder` to extend it; commits are not brought to the disk.
Xapian::WritableDatabase open_lexicon(const std::string& folder);

/// Adds to `lexicon` those of `words` (folded) that it does not have yet. `articles` has them already or is
/// about to. The caller commits.
void extend_lexicon(Xapian::WritableDatabase& lexicon, const Xapian::Database& articles,
                    const std::vector<std::string>& words);

}  // namespace fihris
