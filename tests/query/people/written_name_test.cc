#include "query/people/written_name.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "index/schema.h"
#include "indexer/build/indexing.h"
#include "query/match/searcher.h"
#include "query/people/name_groups.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace fihris;

namespace {

class Silent : public Progress {
 public:
  void begin(std::string_view, std::size_t) override {}
  void advance(std::size_t) override {}
};

}  // namespace

TEST_CASE("however many names are written, each article is analysed once", "[names]") {
  const TemporaryFolder folder;
  IndexingOptions options;
  options.index = folder.path("index");
  options.jobs = 1;
  options.folders = {SAMPLE_CORPUS};
  Silent silent;
  run_indexing(options, {silent, [](const std::string&) {}, {}, {}});
  const Searcher searcher(options.index);
  const Xapian::Database& articles = searcher.reader().articles;

  const MentionList list(articles, prefix::person_name);
  WrittenNames written(articles);
  std::size_t looked_at = 0;
  for (const NameGroup& group : group_names(list, list.entries().size())) {
    for (const Mentioned& form : group.forms) {
      const auto numbers = list.articles_of(form);
      looked_at += std::min<std::size_t>(numbers.size(), 7);
      const std::string name = written.find(form.key, numbers);
      CHECK_FALSE(name.empty());
      CHECK(name == WrittenNames(articles).find(form.key, numbers));
    }
  }
  CHECK(looked_at > articles.get_doccount());
  CHECK(written.analysed() <= articles.get_doccount());
}
