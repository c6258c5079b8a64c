#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/scans/picture_text.h"
#include "indexer/scans/scan_cache.h"
#include "indexer/scans/tesseract.h"

namespace fihris {

/// Reads pictures with tesseract, each once: what was read is kept. Not safe from many threads; each has its
/// own.
class ScanReader {
 public:
  /// `launcher` as in find_tesseract().
  explicit ScanReader(std::string launcher);

  PictureText read(std::string_view picture, unsigned dots_per_inch, const std::string& languages);

 private:
  std::string launcher_;
  std::optional<Tesseract> tesseract_;
  ScanCache cache_;
};

}  // namespace fihris
