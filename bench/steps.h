#pragma once

#include <algorithm>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

namespace fihris {

/// Milliseconds of processor time of this process.
inline double milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The figures of one step of many runs.
class Step {
 public:
  explicit Step(std::string name) : name_(std::move(name)) {}

  void add(double value) { values_.push_back(value); }

  static void print_header() { std::cout << "             median     mean      90%      99%\n"; }

  /// REQUIRES: at least one value.
  void print() {
    std::sort(values_.begin(), values_.end());
    double sum = 0;
    for (const double value : values_) sum += value;
    const auto at = [&](double part) {
      return values_[static_cast<std::size_t>(part * static_cast<double>(values_.size() - 1))];
    };
    std::cout << std::left << std::setw(10) << name_ << std::right << std::fixed << std::setprecision(2)
              << std::setw(9) << at(0.5) << std::setw(9) << sum / static_cast<double>(values_.size())
              << std::setw(9) << at(0.9) << std::setw(9) << at(0.99) << '\n';
  }

 private:
  std::string name_;
  std::vector<double> values_;
};

}  // namespace fihris
