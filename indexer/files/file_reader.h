#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "index/file_descriptor.h"
#include "index/schema.h"

namespace fihris {

/// Larger files are no articles.
inline constexpr std::uint64_t max_file_bytes = 64u << 20;

/// Why a larger file is skipped, for the user; it names the limit.
std::string too_large_reason();

/// Why a file cannot be read. The text reads on after `path: `.
class ReadError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// There is no such file any more.
class FileGone : public ReadError {
 public:
  using ReadError::ReadError;
};

/// A file as it was read.
struct FileContent {
  std::string bytes;
  FileState state;  ///< as it was before the first byte was read: a later change shows as a difference
};

/// What is done with a symbolic link in the place of a file.
enum class Links {
  kept,     ///< it is no file
  followed  ///< it is read as what it leads to
};

/// A file that is open, to be told apart and handed on.
class OpenFile {
 public:
  /// Throws ReadError.
  explicit OpenFile(const std::string& path, Links links = Links::kept);

  int descriptor() const { return descriptor_.value(); }
  /// As it was before the first byte was read.
  const FileState& state() const { return state_; }
  /// The first 4,096 bytes.
  const std::string& head() const { return head_; }
  /// content_hash() of all its bytes. Throws ReadError.
  std::string content_hash() const;

 private:
  FileDescriptor descriptor_;
  FileState state_;
  std::string head_;
};

/// Reads a file into `content`, reusing its memory.
///
/// A file that is written to while it is read is read again. One that was modified within the last tick of
/// the file system's clock is waited for (20 ms), since a change within the same tick would never be noticed.
/// Throws ReadError; FileGone only if it cannot be opened because it is gone.
void read_file(const OpenFile& file, FileContent& content);
inline void read_file(const std::string& path, FileContent& content) {
  read_file(OpenFile(path), content);
}

/// XXH3-128 of `bytes`, 16 bytes: the value of slot::content_hash.
std::string content_hash(std::string_view bytes);

}  // namespace fihris
