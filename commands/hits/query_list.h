#pragma once

#include <optional>
#include <string>

#include "commands/options/input_file.h"

namespace fihris {

/// The lines of a list of queries, one after the other, in UTF-8 without their line ends.
///
/// A file of at most 64 MiB is decoded as articles are (indexer/encodings/decoding.h). A pipe, standard input
/// and a longer file are answered as they come, so each of their lines is decoded by itself, unless a byte
/// order mark says at their beginning that all of it is UTF-16 or UTF-32.
class QueryList {
 public:
  /// `file` is a path, or `-` for standard input. Throws Error if it cannot be read or is no text.
  explicit QueryList(const std::string& file);

  /// The next line; false at the end. Throws Error if reading fails.
  bool next(std::string& line);

 private:
  void take_whole(std::string first);
  std::string decode(std::string bytes) const;
  [[noreturn]] void fail(const std::string& why) const;

  const std::string name_;            ///< for messages
  std::optional<LineReader> reader_;  ///< of what is answered as it comes
  bool is_first_ = true;              ///< no line has been read as it came
  std::string text_;                  ///< of what is not
  std::size_t at_ = 0;
};

}  // namespace fihris
