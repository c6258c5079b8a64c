#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/support/check_analyzer.h"
#include "tests/support/check_query.h"

/// Any bytes as a query: the parser keeps every invariant. Scripts without spaces may be cut otherwise in
/// another surrounding, so that their descriptions are not parsed again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  if (query.size() > fihris::max_query_bytes) return 0;
  if (const std::string broken = fihris::broken_query_invariant(query, !fihris::is_spaceless(query));
      !broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
