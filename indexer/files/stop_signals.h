#pragma once

#include "index/file_descriptor.h"

namespace fihris {

/// SIGINT and SIGTERM as something to ask for instead of the end of the program. Made before any thread is
/// started, so that none is interrupted; from then on the two are blocked.
class StopSignals {
 public:
  StopSignals();

  /// True once one of them has come. Safe from many threads.
  bool arrived() const;
  /// Readable once one of them has come.
  int descriptor() const { return file_.value(); }

 private:
  FileDescriptor file_;
};

}  // namespace fihris
