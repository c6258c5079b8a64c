#include "index/index_check.h"

#include <xapian.h>

#include "index/generation_seal.h"
#include "index/index_folder.h"
#include "index/index_reader.h"
#include "index/parallel.h"
#include "index/plain_database.h"
#include "index/removed_articles.h"

namespace fihris {

void check_generation(const std::string& generation, const std::string& index, std::size_t jobs) {
  try {
    check_sealed_tables(generation, jobs);
    std::vector<std::string> databases{lexicon_folder(generation), people_folder(generation)};
    for (std::size_t i = shard_count(generation); i-- > 0;) databases.push_back(shard_folder(generation, i));
    const RemovedArticles removed = read_removed_articles(generation, shard_count(generation));
    for (std::size_t i = 0; i < removed.size(); ++i) {
      const Xapian::Database shard = open_database(shard_folder(generation, i));
      for (const Xapian::docid article : removed[i])
        shard.get_doclength(article);  // throws if it is not there
    }
    parallel_for(jobs, databases.size(), [&](std::size_t, std::size_t i) { check_database(databases[i]); });
  } catch (const Xapian::Error& error) {
    throw reading_error(index, error);
  }
}

}  // namespace fihris
