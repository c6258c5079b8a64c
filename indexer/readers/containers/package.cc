#include "indexer/readers/containers/package.h"

#include <algorithm>

#include "indexer/readers/containers/unpacker.h"

namespace fihris {

Package::Package(Input& input, ReadBudget& budget) : input_(input), budget_(budget) {
  Unpacker unpacker(input, budget);
  while (const auto entry = unpacker.next()) {
    names_.insert(entry->path);
    is_encrypted_ |= entry->is_encrypted;
  }
}

void Package::load(std::initializer_list<std::string_view> suffixes) {
  std::size_t left = max_whole_bytes;
  Unpacker unpacker(input_, budget_);
  while (const auto entry = unpacker.next()) {
    const bool is_wanted = std::any_of(suffixes.begin(), suffixes.end(), [&](std::string_view suffix) {
      return entry->path.ends_with(suffix);
    });
    if (!is_wanted || entry->is_encrypted || parts_.contains(entry->path)) continue;
    EntryInput bytes(entry->path, unpacker);
    std::string part = bytes.read_all(left);
    left -= part.size();
    parts_.emplace(entry->path, std::move(part));
  }
}

const std::string& Package::part(const std::string& name) const {
  static const std::string none;
  const auto found = parts_.find(name);
  return found == parts_.end() ? none : found->second;
}

}  // namespace fihris
