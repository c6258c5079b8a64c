#pragma once

#include <string>
#include <vector>

namespace fihris {

/// A link of a page and the text behind it, to the end of its line.
struct PageLink {
  std::string target;  ///< as a browser asks for it
  std::string rest;
};

/// The links of a page to `path`, in their order.
inline std::vector<PageLink> links_to(const std::string& page, const std::string& path) {
  std::vector<PageLink> links;
  const std::string begin = " href=\"" + path;
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1)) {
    const std::size_t target = at + 7, end = page.find('"', target);
    PageLink link{page.substr(target, end - target), page.substr(end, page.find('\n', end) - end)};
    for (std::size_t amp; (amp = link.target.find("&amp;")) != std::string::npos;)
      link.target.replace(amp, 5, "&");
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace fihris
