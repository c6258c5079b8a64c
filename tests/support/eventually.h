#pragma once

#include <chrono>
#include <thread>

namespace fihris {

/// Whether `holds()` comes to be true; it is asked again and again for two minutes at most.
template <typename Holds>
bool eventually(const Holds& holds) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace fihris
