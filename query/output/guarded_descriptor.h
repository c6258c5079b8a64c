#pragma once

#include <mutex>
#include <streambuf>
#include <string>
#include <string_view>

namespace fihris {

/// Writes to a descriptor, and lets nothing through to a terminal that could drive it. Buffers whole lines
/// for a terminal, 64 KB for other standard output, nothing of standard error. Many threads may write.
class GuardedDescriptor : public std::streambuf {
 public:
  /// Whether a terminal reads `descriptor` is asked now.
  explicit GuardedDescriptor(int descriptor);
  GuardedDescriptor(int descriptor, bool is_terminal);

  bool is_terminal() const { return is_terminal_; }

  /// Writes text in which this program's own sequences are to work: colours, clearing the line, going to its
  /// beginning, and isolates. Returns false if something could not be written, now or before.
  bool write_styled(std::string_view text);

  /// Writes what is left, and closes the descriptor if anything was written. Returns the errno of the first
  /// write that failed, 0 if none did.
  int close();

 protected:
  std::streamsize xsputn(const char* bytes, std::streamsize size) override;
  int_type overflow(int_type byte) override;
  int sync() override;

 private:
  void write(std::string_view text);
  void flush();

  const int descriptor_;
  const bool is_terminal_;
  std::mutex mutex_;
  std::string buffer_;
  std::string held_;  ///< the beginning of a character, or a carriage return whose newline may follow
  bool written_ = false;
  int error_ = 0;
};

}  // namespace fihris
