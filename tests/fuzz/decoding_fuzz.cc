#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/support/check_decoding.h"

/// Any bytes as a file: well-formed UTF-8 comes out. The first byte chooses what is declared.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr const char* declared[] = {"",       "windows-1256", "iso-8859-1", "windows-1251",
                                      "UTF-16", "Shift_JIS",    "ibm-864",    "gb18030"};
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string name = declared[data[0] % 8];
  const fihris::EncodingHint hint =
      data[0] & 0x80 ? fihris::EncodingHint{{}, name} : fihris::EncodingHint{name, {}};
  if (const std::string broken = fihris::broken_decoding(bytes, hint); !broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
