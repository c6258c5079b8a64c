#include "query/output/index_status.h"

#include <ctime>
#include <vector>

namespace fihris {

IndexStatus status_of(const IndexReader& reader) {
  std::uintmax_t bytes = 0;
  for (const Hold& hold : reader.holds) bytes += folder_bytes(hold.generation);
  IndexStatus status{listed_indexes(reader.indexes),     reader.manifest, reader.articles.get_doccount(),
                     reader.articles.get_total_length(), bytes,           read_encodings(reader)};
  status.other_kind = std::erase_if(status.manifest.skipped,
                                    [](const Skipped& file) { return file.as == SkippedAs::other_kind; });
  return status;
}

std::string iso_time(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

}  // namespace fihris
