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

/// True if the letters of a page's text are too few for a page, or many of them are none (U+FFFD, private
/// use): they are perhaps those of a picture.
bool lacks_text(const std::string& text);

/// True if `read`, in its picture, has more letters than `text`, which the page itself gives.
bool says_more(const std::string& read, const std::string& text);

}  // namespace fihris
