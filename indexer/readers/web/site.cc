#include "indexer/readers/web/site.h"

#include "indexer/reading/ascii.h"

namespace fihris {

std::string site_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/:?#"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return lower_ascii(url);
}

}  // namespace fihris
