#include "index/lexicon.h"

#include <algorithm>

#include "index/schema.h"

namespace fihris {

std::string lexicon_term(char prefix, std::string_view text) {
  return encode_term(text, {&prefix, 1});
}

std::vector<std::string> trigrams(std::string_view core) {
  std::string padded(1, '\x01');
  padded.append(core).push_back('\x01');
  std::vector<std::size_t> begins;  // of characters
  for (std::size_t i = 0; i < padded.size(); ++i) {
    if ((padded[i] & 0xC0) != 0x80) begins.push_back(i);
  }
  begins.push_back(padded.size());
  std::vector<std::string> result;
  for (std::size_t i = 0; i + 3 < begins.size(); ++i) {
    result.push_back(padded.substr(begins[i], begins[i + 3] - begins[i]));
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace fihris
