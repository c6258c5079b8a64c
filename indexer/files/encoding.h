#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// A text in UTF-8, and how it was written in its file.
struct DecodedText {
  std::string text;      ///< well-formed UTF-8 without BOM and NUL; empty if the bytes are no text
  std::string encoding;  ///< name of the encoding as ICU has it
  bool is_text = true;   ///< false: binary
};

/// Decodes the bytes of a text file.
///
/// A BOM decides (UTF-8, UTF-16, UTF-32). Otherwise text with NUL bytes is binary, well-formed UTF-8 is
/// UTF-8, and so is nearly well-formed UTF-8, whose bad bytes become U+FFFD. What remains is detected by ICU
/// among the encodings of Arabic and Latin text; Windows-1256 when in doubt. Safe for untrusted input.
DecodedText decode_text(std::string bytes);

}  // namespace fihris
