#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "index/file_descriptor.h"

namespace fihris {

/// Where the parts of an index lie. An index is a folder:
///
///     INDEX/lock                              who writes to it: one program at a time
///     INDEX/current -> generation-7           the live generation; replaced atomically
///     INDEX/segments/                         while one is written (segment_store.h)
///     INDEX/generation-7/articles             Xapian stub file that lists the shards
///     INDEX/generation-7/seal                 hash of what Xapian trusts blindly (generation_seal.h)
///     INDEX/generation-7/shard-0/ shard-1/... Xapian databases
///     INDEX/generation-7/lexicon/             Xapian database
///
/// A generation never changes once it is live. Every update makes a new one: either from scratch, or as a
/// clone that shares the table files of the old one (clone_database).
std::string articles_stub(const std::string& generation);
std::string shard_folder(const std::string& generation, std::size_t shard);
std::string lexicon_folder(const std::string& generation);
std::string segments_folder(const std::string& index);

/// Number of shards of `generation`, as its stub lists them; at least 1. Throws Error if that cannot be read.
std::size_t shard_count(const std::string& generation);

/// The path of the live generation of `index`, or nothing if there is none.
std::optional<std::string> live_generation(const std::string& index);

/// Throws Error unless `folder` does not exist, is empty, or holds an index or what an interrupted first run
/// left.
void check_may_hold_index(const std::string& folder);

/// Keeps writers from removing a generation while it is read.
struct Hold {
  std::string generation;            ///< its path
  std::shared_ptr<void> descriptor;  ///< releases the generation when the last copy goes
};

/// Holds the live generation of `index`, or nothing if there is none.
std::optional<Hold> hold_live_generation(const std::string& index);

/// The right to write to an index; at most one program has it.
class WriterLock {
 public:
  /// Creates the folder if it is missing. While another program has the lock, calls `on_wait` with who it is,
  /// ten times a second; what that throws ends the wait. Throws Error if `index` cannot be written, or is a
  /// folder of something else.
  WriterLock(const std::string& index, const std::function<void(const std::string& holder)>& on_wait);

 private:
  FileDescriptor file_;
};

/// A generation being written; removed with all it holds unless it is published.
/// REQUIRES: a WriterLock on the index, as long as it lives.
class NewGeneration {
 public:
  explicit NewGeneration(const std::string& index);
  ~NewGeneration();
  NewGeneration(const NewGeneration&) = delete;
  NewGeneration& operator=(const NewGeneration&) = delete;

  const std::string& folder() const { return folder_; }

  /// Writes the stub for `shards` shards, brings all files to the disk and makes this the live generation.
  /// Then removes the older generations that nobody holds.
  void publish(std::size_t shards);

 private:
  std::string index_;
  std::string folder_;
  bool published_ = false;
};

/// Removes what a run that was killed has left in `index`, unless somebody writes to it now.
void remove_leftovers(const std::string& index);

/// Makes `clone` share the database in folder `original`: tables are hard links, the version file is a copy.
/// Changes committed to the clone are invisible in the original, since Xapian never overwrites a block of the
/// last committed revision. For the same reason a clone may be committed once only before its generation is
/// published, and a published clone is the only one of its original. Tables that a still older generation
/// shares are copied: it is there because somebody reads it, and the blocks that it alone needs would be
/// overwritten.
void clone_database(const std::string& original, const std::string& clone);

/// Size of all files below `folder`, in bytes.
std::uintmax_t folder_bytes(const std::string& folder);

}  // namespace fihris
