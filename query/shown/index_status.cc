#include "query/shown/index_status.h"

#include <ctime>

namespace fihris {

IndexStatus status_of(const std::string& index, const IndexReader& reader) {
  return {index, reader.manifest, reader.articles.get_doccount(), reader.articles.get_total_length(),
          folder_bytes(reader.hold.generation)};
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
