#include "indexer/path_table.h"

#include <bit>

#include <xxhash.h>

namespace fihris {

PathTable::PathTable(const FileList& files) : files_(files), slots_(std::bit_ceil(files.size() * 2 + 1), 0) {
  std::string path;
  for (std::size_t file = 0; file < files.size(); ++file) {
    files.copy_path(file, path);
    std::size_t slot = first_slot(path);
    while (slots_[slot]) slot = next_slot(slot);
    slots_[slot] = static_cast<std::uint32_t>(file + 1);
  }
}

std::optional<std::size_t> PathTable::find(std::string_view path) {
  for (std::size_t slot = first_slot(path); slots_[slot]; slot = next_slot(slot)) {
    files_.copy_path(slots_[slot] - 1, candidate_);
    if (candidate_ == path) return slots_[slot] - 1;
  }
  return {};
}

std::size_t PathTable::first_slot(std::string_view path) const {
  return XXH3_64bits(path.data(), path.size()) & (slots_.size() - 1);
}

}  // namespace fihris
