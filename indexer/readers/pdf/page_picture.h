#pragma once

#include <string>

namespace poppler {
class page;
}

namespace fihris {

/// A page as it looks.
struct PagePicture {
  std::string pgm;  ///< a file of shades of grey (PGM); empty if nothing is drawn on the page
  unsigned dots_per_inch = 0;
};

/// Draws a page in as many points as programs that read letters want, and no more than fit into memory.
PagePicture draw(const poppler::page& page);

}  // namespace fihris
