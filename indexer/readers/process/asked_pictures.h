#pragma once

#include "indexer/scans/picture_text.h"

namespace fihris {

/// Has pictures read by the indexer, which alone may start programs, over the socket to it. Ends the program
/// if the indexer has gone.
class AskedPictures : public PictureReader {
 public:
  explicit AskedPictures(int descriptor) : descriptor_(descriptor) {}
  PictureText read(std::string_view picture, unsigned dots_per_inch) override;

 private:
  int descriptor_;
};

}  // namespace fihris
