#pragma once

#include <string>

namespace fihris {

/// Shows what is written to a terminal in a pager: $FIHRIS_PAGER, else $PAGER, else less. One object a
/// program.
class Pager {
 public:
  Pager() = default;
  /// Waits until the user has left the pager. Call when both standard streams are closed or will write no
  /// more.
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  /// Whether there is a terminal to page on, and a pager that the user wants (`cat` and an empty variable
  /// mean none).
  static bool is_wanted();

  /// Standard output, and standard error if the same terminal reads it, go through the pager from now on; an
  /// interrupt is the pager's. Does nothing if it cannot be run.
  void start();

 private:
  int process_ = -1;
};

}  // namespace fihris
