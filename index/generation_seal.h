#pragma once

#include <cstddef>
#include <string>

namespace fihris {

/// What the seal of a generation says of it. A generation is read by nobody unless it is whole.
enum class SealState {
  whole,    ///< all files are there, and those that say where the rest lies are as they were
  missing,  ///< there is no seal, or nothing in it
  changed,  ///< a file is not what it was, missing or too many, or the seal itself has changed
  older     ///< it is of an earlier format of the index
};

/// Writes the seal of `generation`, or of a folder with the lexicon and people of several indexes: which
/// files its databases have, how large they are, and hashes: of the lists of shards and of removed articles
/// and the version files, which say where all else lies and which Xapian trusts blindly, of each table's
/// root, and of all blocks that a table uses. Of a table that is shared with `previous`, the generation that
/// it was cloned from (none if empty), only what has changed is read. Throws Error and Xapian::Error.
void seal_generation(const std::string& generation, const std::string& previous = {});

/// What the seal says, which is another one for each other content; empty if there is none.
std::string seal_of(const std::string& generation);

/// Where `generation` has its seal and not its files yet: links the tables to it that `previous` has too, as
/// far as both seals tell, under whatever names: an update numbers shards anew. What cannot be linked is left
/// out. The seal may be anybody's.
void link_known_tables(const std::string& generation, const std::string& previous);

/// Quick: of each table only the blocks that lead to its first entry are read. A table may have grown since:
/// an update that shares it writes behind its end. Throws Xapian::DatabaseOpeningError if a file cannot be
/// read.
SealState check_seal(const std::string& generation);

/// Reads all of the tables, with `jobs` threads, and throws Xapian::DatabaseCorruptError, which names the
/// table, if a block is not what it was.
void check_sealed_tables(const std::string& generation, std::size_t jobs);

}  // namespace fihris
