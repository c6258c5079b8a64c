#pragma once

#include <string>

namespace fihris {

/// Bytes that no text has, such as those of programs and pictures.
inline const std::string binary_bytes = "\1\2\3\4\5\7\x0E\x0F\x10\xFF";

}  // namespace fihris
