#include "index/index_check.h"

#include <xapian.h>

#include "index/index_folder.h"
#include "index/index_reader.h"

namespace fihris {

void check_generation(const std::string& generation, const std::string& index) {
  std::vector<std::string> databases{lexicon_folder(generation)};
  for (std::size_t i = shard_count(generation); i-- > 0;) databases.push_back(shard_folder(generation, i));
  for (const auto& database : databases) {
    try {
      if (Xapian::Database::check(database) != 0)
        throw Xapian::DatabaseCorruptError(database + " is inconsistent");
    } catch (const Xapian::Error& error) {
      throw reading_error(index, error);
    }
  }
}

}  // namespace fihris
