#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace fihris {

/// The only place that opens a database of Xapian. What it opens is a folder with plain files of the backend
/// glass and nothing else: Xapian by itself takes a file for a list of databases, also one that is called
/// XAPIANDB, and starts whatever program such a list names.
///
/// All throw Xapian::DatabaseCorruptError if `folder` is something else, a link for one; Xapian::Error if it
/// cannot be read.
Xapian::Database open_database(const std::string& folder);

/// All of `folders`, whose articles are numbered in turns.
Xapian::Database open_databases(const std::vector<std::string>& folders);

/// Opens what is there for writing, one program at a time. `flags`: Xapian::DB_NO_SYNC, DB_NO_TERMLIST.
Xapian::WritableDatabase open_writable_database(const std::string& folder, int flags);

/// Reads all of the database and throws Xapian::DatabaseCorruptError if it contradicts itself. Does nothing
/// where its tables may not be written: Xapian opens them for writing even to check them.
void check_database(const std::string& folder);

/// The files that a database of glass may have, without those of its lock.
const std::vector<std::string>& database_files();

}  // namespace fihris
