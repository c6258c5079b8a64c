#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// What was read in a page of a picture.
struct PicturePage {
  std::string text;         ///< UTF-8: lines, with an empty one between paragraphs; empty if there is none
  unsigned confidence = 0;  ///< of its words, on the average of their letters, in percent

  bool operator==(const PicturePage&) const = default;
};

/// What was read in a picture.
struct PictureText {
  enum class Result {
    read,         ///< perhaps no text
    failed,       ///< the picture cannot be read; to try again is of no use
    unavailable,  ///< no picture can be read on this machine, as it is now
  };
  Result result = Result::read;
  std::vector<PicturePage> pages;  ///< more than one only of formats that hold many
  std::string reason;              ///< if it was not read
};

/// Pages that are read with less confidence are marked.
inline constexpr unsigned low_confidence = 75;
/// What is read with less is no text, but what a photograph looks like.
inline constexpr unsigned least_confidence = 40;

/// Reads what is written in pictures.
class PictureReader {
 public:
  virtual ~PictureReader() = default;
  /// `picture` is the content of a file of a format of pictures; `dots_per_inch` are 0 if they are not known.
  virtual PictureText read(std::string_view picture, unsigned dots_per_inch) = 0;
};

}  // namespace fihris
