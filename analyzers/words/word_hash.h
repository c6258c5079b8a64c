#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace fihris {

/// The hash of a word, for tables in memory: quick for words of a few letters, all of which every word of a
/// collection is looked up in. The same on every machine of one byte order.
inline std::uint64_t word_hash(std::string_view word) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;
  constexpr std::size_t step = sizeof(std::uint64_t);
  std::uint64_t hash = word.size() * factor;
  const auto mix = [&](std::uint64_t chunk) {
    hash = (hash ^ chunk) * factor;
    hash ^= hash >> 32U;
  };
  const auto load = [](const char* at, auto number) {
    std::memcpy(&number, at, sizeof number);
    return std::uint64_t{number};
  };
  const char* const begin = word.data();
  const char* const end = begin + word.size();
  // What is no whole step at the end is read together with what is before it.
  if (word.size() >= step) {
    for (const char* at = begin; end - at > static_cast<std::ptrdiff_t>(step); at += step)
      mix(load(at, std::uint64_t{}));
    mix(load(end - step, std::uint64_t{}));
  } else if (word.size() >= 4) {
    mix(load(begin, std::uint32_t{}) | load(end - 4, std::uint32_t{}) << 32U);
  } else if (word.size() >= 2) {
    mix(load(begin, std::uint16_t{}) | load(end - 2, std::uint16_t{}) << 16U);
  } else if (word.size() == 1) {
    mix(load(begin, std::uint8_t{}));
  }
  return hash;
}

}  // namespace fihris
