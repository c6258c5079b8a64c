#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <variant>

#include <sys/types.h>

#include "index/file_descriptor.h"
#include "index/folder_settings.h"
#include "indexer/reading/read_article.h"
#include "indexer/reading/wire.h"
#include "indexer/scans/scan_reader.h"

namespace fihris {

/// A file that a reader is to read.
struct ReadRequest {
  int descriptor;        ///< open for reading, at its begin; stays the caller's
  std::string path;      ///< hints only: its name, and dates and sites in it
  std::string encoding;  ///< of its texts, if the user knows it
  std::string fields;    ///< of its records, as a setting (indexer/articles/field_names.h)
  std::string scans;     ///< the languages that its pictures are read in; empty: they are not
};

/// The request for the file at `path`, which `descriptor` is, by what is set for it.
ReadRequest request_for(int descriptor, const std::string& path, const ReadingSettings& settings);

/// A reader in a process of its own, which has the parsers of third parties and may do nothing but compute
/// (readers/sandbox.h). It is started when it is needed, reads many files, one after the other, and is
/// replaced when it dies. One for each thread.
///
/// What comes from it is not trusted: sizes are bounded, texts are made well-formed, names cannot leave their
/// file, and of articles with one path the first counts.
class ReaderProcess {
 public:
  using Item = std::variant<ReadArticle, ReadFailure>;

  ReaderProcess() = default;
  ~ReaderProcess();
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;

  /// Begins to read a file. What is left of the file before is forgotten.
  void begin(const ReadRequest& request);

  /// The next article of the file, or one that could not be read, or nothing at its end. A reader that dies
  /// or hangs gives a failure of the whole file, then the end.
  std::optional<Item> next();

 private:
  void start();
  void stop();
  Item broken(ReadFailure failure);
  bool send(const ReadRequest& request);
  /// Adds at least `size` bytes to the input. False if none come in time or none can come any more.
  bool receive(std::size_t size);
  ReadFailure how_it_ended();
  /// Has a picture read that the reader has found in its file, and tells it what is written there.
  bool answer(MessageReader picture);
  PictureText read_picture(std::string_view picture, unsigned dots_per_inch);

  pid_t process_ = -1;
  std::optional<FileDescriptor> socket_;
  std::string input_;
  std::unordered_set<std::string> given_;  ///< paths of the articles of this file
  std::size_t taken_ = 0;                  ///< of the input
  bool is_reading_ = false;
  bool timed_out_ = false;
  std::chrono::steady_clock::time_point deadline_;
  std::string scans_;                   ///< of the request
  std::optional<ScanReader> pictures_;  ///< made for the first picture
  std::size_t picture_count_ = 0;       ///< of this file
  std::size_t failed_pictures_ = 0;     ///< one after the other
  bool lacks_scan_reader_ = false;  ///< pictures of this file were left, since there is nothing to read them
};

}  // namespace fihris
