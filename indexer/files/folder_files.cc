#include "indexer/files/folder_files.h"

#include <algorithm>

namespace fihris {

FolderFiles::FolderFiles(std::vector<std::string_view> names) : states_(names.size()) {
  std::sort(names.begin(), names.end());
  std::size_t bytes = 0;
  for (const std::string_view name : names) bytes += name.size();
  names_.reserve(bytes);
  ends_.reserve(names.size());
  for (const std::string_view name : names) {
    names_ += name;
    ends_.push_back(static_cast<std::uint32_t>(names_.size()));
  }
}

void FolderFiles::add(std::string_view name, const State& state) {
  names_ += name;
  ends_.push_back(static_cast<std::uint32_t>(names_.size()));
  states_.push_back(state);
}

}  // namespace fihris
