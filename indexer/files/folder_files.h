#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// The files of a folder in the order of their names, packed: 28 bytes a file beside its name.
class FolderFiles {
 public:
  struct State {
    std::int64_t mtime_ns = 0;
    std::uint64_t size = 0;
    std::uint64_t inode = 0;
  };

  FolderFiles() = default;
  /// `names` in any order, of files in no known state.
  explicit FolderFiles(std::vector<std::string_view> names);

  /// `name` sorts behind all others.
  void add(std::string_view name, const State& state);

  std::size_t size() const { return states_.size(); }
  std::string_view name(std::size_t file) const {
    const std::size_t begin = file == 0 ? 0 : ends_[file - 1];
    return std::string_view(names_).substr(begin, ends_[file] - begin);
  }
  const State& state(std::size_t file) const { return states_[file]; }
  /// May be called by several threads, each for other files.
  void set_state(std::size_t file, const State& state) { states_[file] = state; }

 private:
  std::vector<State> states_;
  std::vector<std::uint32_t> ends_;  ///< of each name in names_
  std::string names_;
};

}  // namespace fihris
