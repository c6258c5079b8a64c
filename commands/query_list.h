#pragma once

#include <iosfwd>
#include <string>

namespace fihris {

/// The lines of a list of queries, one after the other, in UTF-8 without their line ends.
///
/// A file is decoded as articles are (indexer/encodings/decoding.h). Standard input is answered as it comes,
/// so each of its lines is decoded by itself, unless a byte order mark says at its beginning that all of it
/// is UTF-16 or UTF-32.
class QueryList {
 public:
  /// `file` is a path, or `-` for standard input. Throws Error if it cannot be read or is no text.
  explicit QueryList(const std::string& file);

  /// The next line; false at the end. Throws Error if reading fails.
  bool next(std::string& line);

 private:
  std::string decode(std::string bytes) const;
  void take_whole(std::istream& stream);
  [[noreturn]] void fail(const std::string& why) const;

  const std::string name_;  ///< for messages
  bool is_whole_ = false;   ///< the list is in `text_`, not read from standard input line by line
  bool is_first_ = true;    ///< no line of standard input has been read
  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace fihris
