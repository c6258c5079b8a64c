#include "index/glass/numbered_source.h"

namespace fihris::glass {

NumberedSource::NumberedSource(const MergeSource& source)
    : folder_(source.folder),
      values_(source.values),
      reading_block_(source.reading_block),
      version_(read_version_file(source.folder)) {
  TableReader table = open_postlist();
  while (table.next() && table.key() < lengths_key) {
  }
  for (; table.key().starts_with(lengths_key); table.next()) {
    read_postings(key_rest(table), table.tag(), [this](std::uint32_t document, std::uint32_t) {
      if (document > version_.statistics.last_document) {
        throw Xapian::DatabaseCorruptError("a document has too high a number");
      }
      if (document >= new_numbers_.size()) new_numbers_.resize(std::size_t{document} + 1);
      new_numbers_[document] = 1;
    });
  }
  for (const std::uint32_t document : source.removed) {
    if (document < new_numbers_.size()) new_numbers_[document] = 0;
  }
}

}  // namespace fihris::glass
