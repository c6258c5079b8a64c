#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/scans/picture_text.h"

namespace fihris {

/// The languages that pictures are read in where the user names none, as tesseract calls them.
inline constexpr std::string_view default_scan_languages = "ara";

/// True if `languages` may be what tesseract takes: names with `+` between them.
bool are_scan_languages(std::string_view languages);

/// The program tesseract, as it is installed here.
struct Tesseract {
  std::string program;  ///< its path
  std::string version;
  std::vector<std::string> languages;  ///< that it has data of
  std::string data;                    ///< the folder of these
};

/// Looks for tesseract in the folders of $PATH that are given from the root on, and asks it what it is.
/// `launcher` is fihris-reader, which runs it in a sandbox (readers/process/sandbox.h). Nothing if there is
/// none.
std::optional<Tesseract> find_tesseract(const std::string& launcher);

/// Why pictures cannot be read in `languages` with what find_tesseract() gave; empty if they can.
std::string why_unavailable(const std::optional<Tesseract>& tesseract, std::string_view languages);

/// Runs it on a picture, in a sandbox, within bounds of time, memory and output.
PictureText run_tesseract(const std::string& launcher, const Tesseract& tesseract, std::string_view picture,
                          unsigned dots_per_inch, const std::string& languages);

}  // namespace fihris
