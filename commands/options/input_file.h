#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

namespace fihris {

/// The content of a regular file of at most `most` bytes. Throws Error otherwise: `what`: `name`: why;
/// `cure`.
std::string read_small_file(const std::string& what, const std::string& name, std::size_t most,
                            const std::string& cure);

/// Lines of a file, a pipe or standard input, one at a time, so that a list may be of any length. A device or
/// pipe without line ends is given up after `most_line_bytes`.
class LineReader {
 public:
  static constexpr std::size_t most_line_bytes = 1u << 20;

  /// Opens `name`, `-` for standard input. Throws Error, which begins with `what` and names the file, if it
  /// cannot be read.
  LineReader(std::string what, const std::string& name);

  /// Reads the next line, without its end; false behind the last. Throws Error if it is too long or cannot be
  /// read.
  bool next(std::string& line);

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };

  std::string name_;  ///< for errors
  std::unique_ptr<std::FILE, Close> file_;
  unsigned line_ = 0;
};

}  // namespace fihris
