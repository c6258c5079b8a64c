#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fihris {

/// How an encoding was told.
enum class ToldBy {
  well_formed,  ///< all bytes are UTF-8
  option,       ///< the user said so
  mark,         ///< the byte order mark
  zero_bytes,   ///< where they lie: UTF-16 and UTF-32 without a mark
  declaration,  ///< the text's own, which its letters do not contradict
  letters,      ///< which follow each other as in Arabic or French
};

/// In a few words, such as "byte order mark".
const char* describe(ToldBy told_by);

/// What is known of an encoding before the bytes are looked at. Names are those of ICU (IANA's, and others),
/// or that of a CodePage; empty if nothing is known.
struct EncodingHint {
  std::string declared;  ///< by HTML, HTTP or a message; may be wrong
  std::string certain;   ///< by the user: only a byte order mark counts more
};

/// A text in UTF-8, and how it was written in its file.
struct DecodedText {
  std::string text;  ///< well-formed UTF-8 without byte order mark and NUL; empty if the bytes are no text
  std::string encoding;  ///< its name; "UTF-8, windows-1256" of a mixture, "UTF-8 twice" if that was undone
  ToldBy told_by = ToldBy::well_formed;
  /// Places where something was wrong: ill-formed bytes, runs of NUL, lines that were UTF-8 twice.
  std::size_t repairs = 0;
  bool is_text = true;  ///< false: binary
};

/// Decodes the bytes of a text; docs/encodings.md has the rules. Safe for untrusted input; linear in time,
/// and takes about three times the memory of `bytes` at most. Declared names that nobody knows do not count.
/// REQUIRES: is_known_encoding(hint.certain), or that it is empty.
DecodedText decode_text(std::string bytes, const EncodingHint& hint = {});

}  // namespace fihris
