#pragma once

#include <sys/types.h>

#include <memory>

#include <xapian.h>

namespace fihris {

/// What ssh has been started for: a database on another machine, and the process, which is killed when the
/// last copy of it goes. Xapian would wait for the process until it ends by itself, for ever if the other
/// machine has stopped. To be let go before the last copy of the database, whose end Xapian reaps it at.
struct SshServer {
  Xapian::Database articles;
  std::shared_ptr<void> process;
};

/// Starts ssh with `arguments`, words with blanks between them, and waits so many milliseconds for the server
/// there to greet, and for each answer later. Throws Xapian::NetworkError.
SshServer open_over_ssh(const std::string& arguments, unsigned patience);

}  // namespace fihris
