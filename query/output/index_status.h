#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "index/index_reader.h"
#include "query/output/encoding_report.h"

namespace fihris {

/// What an index covers.
struct IndexStatus {
  std::string index;  ///< its folder; of several that are read as one all, with commas between them
  Manifest manifest;
  unsigned articles = 0;
  unsigned long long words = 0;  ///< running words of all articles
  std::uintmax_t bytes = 0;      ///< of the live generations on the disk
  EncodingReport encodings;
  std::size_t other_kind = 0;  ///< files that are no text at all; they are not among the manifest's any more
};

/// Throws Xapian::Error.
IndexStatus status_of(const IndexReader& reader);

/// A time as ISO 8601 has it, in UTC; `seconds` since 1970.
std::string iso_time(std::int64_t seconds);

}  // namespace fihris
