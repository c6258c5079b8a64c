#pragma once

#include <vector>

#include "index/schema.h"

namespace fihris {

/// What several indexes say of themselves, read as one. REQUIRES: there is one at least.
Manifest join(const std::vector<Manifest>& manifests);

/// Whether a folder of one holds one of the other or is it, so that both may have the same articles.
bool may_share_articles(const Manifest& a, const Manifest& b);

/// Metadata of what was gathered of shards (index/shards/gathered.h), which is no index of articles: the
/// state of each of them.
inline constexpr const char* gathered_key = "gathered";

}  // namespace fihris
