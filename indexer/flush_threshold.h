#pragma once

namespace fihris {

/// Makes Xapian write its changes from memory into the tables after so many articles, in each database that is opened to
/// write from now on. Within a transaction such a flush is no commit.
///
/// Sets the environment variable that Xapian reads for this, its only way: not to be called beside other threads.
void set_flush_threshold(unsigned articles);

}  // namespace fihris
