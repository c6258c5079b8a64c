#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <termios.h>

#include "commands/interactive/keys.h"
#include "index/file_descriptor.h"

namespace fihris {

/// The whole terminal that this program runs on, as long as this lives: its other screen, without echo. On
/// every way out it is as it was: when this ends, at SIGTSTP, and at a crash. There is one at a time.
class Screen {
 public:
  /// Throws Error if there is no terminal.
  Screen();
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  std::size_t columns() const;
  std::size_t rows() const;

  /// Shows rows from the top on; those that are left are empty. A row is a line as lay_out() makes it, and
  /// is cut where the terminal ends.
  void draw(const std::vector<std::string>& rows) const;

  /// Waits for keys, and returns all that have come; none if the terminal has another size, or was away.
  std::vector<Key> wait();

  /// The signal that asks the program to end; 0 for none.
  int ending_signal() const;

  /// Gives a text to the clipboard of the terminal (OSC 52).
  void copy(const std::string& text) const;

  /// Gives the terminal to somebody else, and takes it back.
  void leave() const;
  void enter() const;
  /// Stops the program until it is continued.
  void suspend() const;

 private:
  void write(std::string_view bytes) const;
  bool read_bytes(int milliseconds);

  FileDescriptor terminal_;
  std::string bytes_;  ///< that are no whole key yet
};

}  // namespace fihris
