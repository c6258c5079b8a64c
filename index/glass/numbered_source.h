#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/glass/database_merger.h"
#include "index/glass/lists.h"
#include "index/glass/table_reader.h"
#include "index/glass/version_file.h"

namespace fihris::glass {

/// A database to merge: which documents stay, and under which numbers.
class NumberedSource {
 public:
  /// Throws Xapian::Error if it cannot be read. `source` must outlive it.
  explicit NumberedSource(const MergeSource& source);

  /// Numbers the documents that stay from `first` on; returns the number after the last.
  std::uint32_t number_from(std::uint32_t first) {
    for (std::uint32_t& number : new_numbers_) {
      if (number != 0) number = first++;
    }
    return first;
  }

  /// 0 if the document does not stay.
  std::uint32_t new_number(std::uint32_t document) const {
    if (document >= new_numbers_.size()) throw Xapian::DatabaseCorruptError("an entry is of no document");
    return new_numbers_[document];
  }

  /// Calls `take(new number, value)` for each value of a chunk that stays. `key` is what follows the slot.
  template <typename Take>
  void read_kept_values(std::string_view key, std::uint32_t slot, std::string_view chunk,
                        const Take& take) const {
    read_values(key, chunk, [&](std::uint32_t document, std::string_view value) {
      const std::uint32_t number = new_number(document);
      if (number == 0) return;
      const auto changed = values_.empty() ? values_.end() : values_.find({document, slot});
      take(number, changed == values_.end() ? value : std::string_view(changed->second));
    });
  }

  TableReader open_postlist() const { return open("postlist", version_.tables.postlist); }
  TableReader open_docdata() const { return open("docdata", version_.tables.docdata); }
  TableReader open_termlist() const { return open("termlist", version_.tables.termlist); }
  TableReader open_position() const { return open("position", version_.tables.position); }
  bool has_term_lists() const { return std::filesystem::exists(table_file(folder_, "termlist")); }

  static std::string_view key_rest(const TableReader& table) {
    return std::string_view(table.key()).substr(lengths_key.size());
  }

 private:
  TableReader open(const char* table, const TableInfo& info) const {
    return {table_file(folder_, table), info, reading_block_};
  }

  std::string folder_;
  const std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>& values_;  ///< that have changed
  const std::function<void()>& reading_block_;
  Version version_;
  std::vector<std::uint32_t> new_numbers_;
};

}  // namespace fihris::glass
