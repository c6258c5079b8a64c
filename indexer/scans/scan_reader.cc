#include "indexer/scans/scan_reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

namespace fihris {
namespace {

/// All that decides what is read in a picture beside the picture: languages, program, and their data as it is
/// now.
std::string how(const Tesseract& tesseract, unsigned dots_per_inch, const std::string& languages) {
  std::string text = tesseract.version + ' ' + languages + ' ' + std::to_string(dots_per_inch);
  for (std::size_t at = 0; at < languages.size();) {
    const auto end = std::min(languages.find('+', at), languages.size());
    const std::string data = tesseract.data + "/" + languages.substr(at, end - at) + ".traineddata";
    struct stat state {};
    if (stat(data.c_str(), &state) == 0)
      text += ' ' + std::to_string(state.st_size) + '.' + std::to_string(state.st_mtim.tv_sec);
    at = end + 1;
  }
  return text;
}

}  // namespace

ScanReader::ScanReader(std::string launcher)
    : launcher_(std::move(launcher)), tesseract_(find_tesseract(launcher_)) {}

PictureText ScanReader::read(std::string_view picture, unsigned dots_per_inch, const std::string& languages) {
  if (std::string why = why_unavailable(tesseract_, languages); !why.empty())
    return {PictureText::Result::unavailable, {}, std::move(why)};
  const std::string name = ScanCache::name_of(picture, how(*tesseract_, dots_per_inch, languages));
  if (auto pages = cache_.find(name)) return {PictureText::Result::read, std::move(*pages), {}};
  PictureText text = run_tesseract(launcher_, *tesseract_, picture, dots_per_inch, languages);
  if (text.result == PictureText::Result::read) cache_.keep(name, text.pages);
  return text;
}

}  // namespace fihris
