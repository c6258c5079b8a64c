#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "indexer/readers/input/read_context.h"

struct archive;
struct archive_entry;

namespace fihris {

/// Walks through an archive of any kind that libarchive knows, or a compressed file, entry by entry.
class Unpacker {
 public:
  /// Throws InputError if it is none.
  Unpacker(Input& input, ReadBudget& budget);
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  struct Entry {
    std::string path;  ///< inside the archive, in UTF-8, without `..` and a slash in front; empty for a
                       ///< compressed file
    bool is_encrypted = false;
  };

  /// The next regular file. Folders, links and devices are passed over. Throws InputError if the archive is
  /// damaged, is too large or has too many entries.
  std::optional<Entry> next();

  /// Bytes of the entry that next() has given; 0 at its end. Throws InputError.
  std::size_t read(char* buffer, std::size_t size);

 private:
  archive* archive_;
  archive_entry* entry_ = nullptr;
  ReadBudget& budget_;
  std::string bytes_;  ///< of an input that is neither a file nor in memory
};

/// The input of the entry that an Unpacker stands on.
class EntryInput : public Input {
 public:
  EntryInput(std::string name, Unpacker& unpacker) : Input(std::move(name)), unpacker_(unpacker) {}

 protected:
  std::size_t read_bytes(char* buffer, std::size_t size) override { return unpacker_.read(buffer, size); }

 private:
  Unpacker& unpacker_;
};

}  // namespace fihris
