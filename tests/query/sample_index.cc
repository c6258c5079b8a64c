#include "tests/query/sample_index.h"

#include "tests/support/temporary_folder.h"

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

const std::string& sample_index() {
  static const TemporaryFolder folder;
  static const std::string index = [] {
    IndexingOptions options;
    options.index = folder.path("index");
    options.jobs = 1;
    options.folders = {SAMPLE_CORPUS};
    index_silently(options);
    return options.index;
  }();
  return index;
}

}  // namespace fihris
