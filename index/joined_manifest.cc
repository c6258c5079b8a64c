#include "index/joined_manifest.h"

#include <algorithm>
#include <string>

namespace fihris {
namespace {

bool is_below(const std::string& path, const std::string& folder) {
  return path == folder || folder == "/" ||
         (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

}  // namespace

Manifest join(const std::vector<Manifest>& manifests) {
  Manifest joined = manifests.front();
  for (auto other = manifests.begin() + 1; other != manifests.end(); ++other) {
    joined.roots.insert(joined.roots.end(), other->roots.begin(), other->roots.end());
    joined.skipped.insert(joined.skipped.end(), other->skipped.begin(), other->skipped.end());
    joined.selections.insert(other->selections.begin(), other->selections.end());
    joined.updated = std::max(joined.updated, other->updated);
  }
  std::sort(joined.roots.begin(), joined.roots.end());
  joined.roots.erase(std::unique(joined.roots.begin(), joined.roots.end()), joined.roots.end());
  return joined;
}

bool may_share_articles(const Manifest& a, const Manifest& b) {
  return std::any_of(a.roots.begin(), a.roots.end(), [&](const std::string& one) {
    return std::any_of(b.roots.begin(), b.roots.end(), [&](const std::string& other) {
      return is_below(one, other) || is_below(other, one);
    });
  });
}

}  // namespace fihris
