#pragma once

#include <functional>
#include <mutex>
#include <streambuf>
#include <string>
#include <string_view>

namespace fihris {

/// Writes to a descriptor, and lets nothing through to a terminal that could drive it. Buffers whole lines
/// for a terminal, 64 KB for other standard output, nothing of other standard error. Many threads may
/// write.
class GuardedDescriptor : public std::streambuf {
 public:
  /// Whether a terminal reads `descriptor` is asked now.
  explicit GuardedDescriptor(int descriptor);
  GuardedDescriptor(int descriptor, bool is_terminal);

  /// Gives a line without its newline the form in which people see it; several lines have newlines between.
  using LineForm = std::function<std::string(std::string_view line)>;

  /// From now on what is written is for people: as for a terminal, whether or not one reads, and each line in
  /// this form.
  void show_lines(LineForm form);

  /// What is written is held until it has more than `lines` lines or must be seen, so that `start` can be
  /// called before the first of many is.
  void page(std::size_t lines, std::function<void()> start);

  /// Whether people see what is written: a terminal reads it, or show_lines() was called.
  bool is_shown() const { return is_terminal_ || form_; }

  /// Writes text in which this program's own sequences are to work: colours, hyperlinks, clearing the line,
  /// going to its beginning, and isolates. Returns false if something could not be written, now or before.
  bool write_styled(std::string_view text);

  /// Writes whole lines that programs read as well as people: harmless to a terminal, else as they are.
  /// Returns as write_styled() does.
  bool write_record(std::string_view text);

  /// Writes whole lines that have their form already. Returns as write_styled() does.
  bool write_formed(std::string_view text);

  /// Writes what is left, and closes the descriptor if anything was written. Returns the errno of the first
  /// write that failed, 0 if none did.
  int close();

 protected:
  std::streamsize xsputn(const char* bytes, std::streamsize size) override;
  int_type overflow(int_type byte) override;
  int sync() override;

 private:
  void write(std::string_view text);
  std::string form_of_bar(const std::string& bar) const;
  void write_bytes(std::string_view text);
  void end_line();
  void flush();

  const int descriptor_;
  const bool is_terminal_;
  LineForm form_;
  std::function<void()> start_pager_;
  std::size_t lines_left_ = 0;  ///< before it is started
  std::mutex mutex_;
  std::string buffer_;
  std::string line_;  ///< what has come of a line, for people
  std::string held_;  ///< the beginning of a character, or a carriage return whose newline may follow
  bool written_ = false;
  int error_ = 0;
};

}  // namespace fihris
