#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "index/index_reader.h"
#include "query/output/json.h"

namespace fihris {

/// What became of a file, or of a record of one, that the index has or that could not be read.
struct FileReport {
  std::string path;  ///< bytes as the file system has them
  std::string format;
  std::string encoding;          ///< "UTF-8" where its format leaves none open
  std::string encoding_told_by;  ///< empty if there was nothing to be told
  std::uint64_t repairs = 0;     ///< places that were wrong and have been put right
  std::string title;
  std::string date;         ///< YYYY-MM-DD
  std::string date_origin;  ///< metadata, url, text ..., or "file" for the time of the file
  unsigned words = 0;
  std::string skipped;  ///< why it is not in the index, or not as it is now; else empty
};

/// Calls `take` for each article and each file that was skipped, in the order of their paths. Throws
/// Xapian::Error.
void for_each_file(const IndexReader& index, const std::function<void(const FileReport&)>& take);

/// A line of text: what is not known is left out.
std::string to_line(const FileReport& file);
/// An object with all of it.
Json to_json(const FileReport& file);
/// A record of CSV, and the header of all.
std::string to_csv(const FileReport& file);
std::string file_report_header();

}  // namespace fihris
