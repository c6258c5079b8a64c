#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace fihris {

/// An open hash table of numbers, each of which stands for something that its owner keeps: a word of a long
/// text, say. At most half full, so that a search takes a step or two. `const` members are safe from many
/// threads.
class NumberTable {
 public:
  static constexpr std::uint32_t none = 0xFFFF'FFFF;

  /// With room for `count` numbers; add() makes no more.
  explicit NumberTable(std::size_t count) : slots_(std::bit_ceil(2 * count + 2), none) {}

  /// The number added under `hash` for which `is_it(number)` holds; `none` if there is none.
  template <typename IsIt>
  std::uint32_t find(std::size_t hash, IsIt is_it) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot] != none && !is_it(slots_[slot])) slot = (slot + 1) & mask;
    return slots_[slot];
  }

  /// Asks the processor for what find(hash) will read first: in a large table a search is mostly waiting.
  void prefetch(std::size_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

  /// The number that find(hash) looks at first; `none` if there is none.
  std::uint32_t first(std::size_t hash) const { return slots_[hash & (slots_.size() - 1)]; }

  /// REQUIRES: number < none, and !is_full().
  void add(std::size_t hash, std::uint32_t number) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot] != none) slot = (slot + 1) & mask;
    slots_[slot] = number;
    ++count_;
  }

  bool is_full() const { return count_ * 2 >= slots_.size(); }

  /// Makes room for as many numbers again. `hash_of(number)` is what each was added under.
  template <typename HashOf>
  void grow(HashOf hash_of) {
    NumberTable larger(slots_.size() - 1);
    for (const std::uint32_t number : slots_) {
      if (number != none) larger.add(hash_of(number), number);
    }
    *this = std::move(larger);
  }

 private:
  std::vector<std::uint32_t> slots_;  ///< as many as a power of two
  std::size_t count_ = 0;
};

}  // namespace fihris
