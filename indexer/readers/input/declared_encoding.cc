#include "indexer/readers/input/declared_encoding.h"

namespace fihris {
namespace {

constexpr std::size_t looked_at_bytes = 2048;

}  // namespace

std::string declared_encoding(std::string_view markup) {
  const std::string_view head = markup.substr(0, looked_at_bytes);
  for (const std::string_view key : {"charset=", "CHARSET=", "Charset=", "encoding="}) {
    auto at = head.find(key);
    if (at == head.npos) continue;
    at = head.find_first_not_of(" \"'", at + key.size());
    if (at == head.npos) continue;
    return std::string(head.substr(at, head.find_first_of(" \"'>;/?\r\n", at) - at));
  }
  return {};
}

}  // namespace fihris
