#pragma once

#include "index/file_descriptor.h"

namespace fihris {

/// SIGINT and SIGTERM as something to ask for instead of the end of the program. Only for the first of them:
/// the second ends the program at once, whatever it hangs in. There is one object at a time, and it lives
/// as long as the threads that ask.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// True once one of them has come. Safe from many threads, and costs nothing.
  bool arrived() const { return signal() != 0; }
  /// Which one has come; 0: none.
  int signal() const;
  /// Readable once one of them has come.
  int descriptor() const { return file_.value(); }

 private:
  FileDescriptor file_;
};

}  // namespace fihris
