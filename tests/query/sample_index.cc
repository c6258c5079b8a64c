#include "tests/query/sample_index.h"

#include <algorithm>
#include <filesystem>

#include "tests/support/catch.h"

namespace fihris {
namespace {

class Silent : public Progress {
 public:
  void begin(std::string_view, std::size_t, Steps) override {}
  void advance(std::size_t) override {}
};

}  // namespace

void index_silently(const IndexingOptions& options) {
  Silent silent;
  run_indexing(options, {silent, [](const std::string&) {}, {}, {}});
}

std::string index_of(const TemporaryFolder& place, const std::string& name,
                     const std::vector<std::string>& folders) {
  IndexingOptions options;
  options.index = place.path(name);
  options.jobs = 1;
  options.folders = folders;
  index_silently(options);
  return options.index;
}

std::vector<std::string> folders_of_corpus() {
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(SAMPLE_CORPUS))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  REQUIRE(folders.size() > 4);
  return folders;
}

const std::string& sample_index() {
  static const TemporaryFolder folder;
  static const std::string index = index_of(folder, "index", {SAMPLE_CORPUS});
  return index;
}

}  // namespace fihris
