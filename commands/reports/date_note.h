#pragma once

#include <vector>

#include <xapian.h>

#include "commands/options/common_options.h"
#include "index/articles.h"

namespace fihris {

/// Says on standard error how many of the articles, which are counted by their days, tell none, so that those
/// of their files count.
void note_days_of_files(const Articles& articles, const std::vector<Xapian::docid>& among,
                        const CommonOptions& common);

}  // namespace fihris
