#include "indexer/merger.h"

#include <xapian.h>

#include "indexer/index_folder.h"

namespace fihris {

void merge(const std::vector<std::string>& sources, const std::string& destination) {
  if (sources.empty()) {
    Xapian::WritableDatabase(destination, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS).commit();
    return;
  }
  Xapian::Database all;
  for (const auto& source : sources) all.add_database(Xapian::Database(source));
  all.compact(destination, Xapian::DB_BACKEND_GLASS);
}

std::vector<std::vector<std::string>> split_evenly(const std::vector<std::string>& sources,
                                                   std::size_t parts) {
  std::vector<std::uintmax_t> bytes;
  std::uintmax_t total = 0;
  for (const auto& source : sources) {
    bytes.push_back(folder_bytes(source));
    total += bytes.back();
  }
  std::vector<std::vector<std::string>> runs;
  std::uintmax_t done = 0;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    // A source goes where the larger part of it belongs.
    const auto middle = done + bytes[i] / 2;
    if (runs.empty() || (runs.size() < parts && middle * parts >= total * runs.size())) runs.emplace_back();
    runs.back().push_back(sources[i]);
    done += bytes[i];
  }
  return runs;
}

}  // namespace fihris
