#include "index/copy_sketch.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include <xxhash.h>

namespace fihris {
namespace {

constexpr std::size_t parts = sketch_parts;
constexpr std::size_t most_numbers = 16;

/// Shorter texts are captions and headlines: equal ones say nothing of a source.
constexpr std::size_t min_words = 6;

/// Of texts with fewer runs than this too few are left to be compared when one word differs: they are copies
/// if they are equal.
constexpr std::size_t min_runs = 32;

/// Equal parts, of 64, from which on two texts are copies: 0.66 of the runs that either has are in both.
constexpr int min_equal_parts = 42;

constexpr std::uint64_t mix_factor = 0x9E3779B97F4A7C15u;

std::uint64_t mixed(std::uint64_t hash) {
  hash = (hash ^ (hash >> 32U)) * mix_factor;
  hash = (hash ^ (hash >> 29U)) * mix_factor;
  return hash ^ (hash >> 32U);
}

bool is_number(std::string_view word) {
  return !word.empty() && word[0] >= '0' && word[0] <= '9';
}

std::vector<std::uint16_t> numbers_of(std::string_view sketch) {
  std::vector<std::uint16_t> numbers;
  for (std::size_t i = parts; i + 1 < sketch.size(); i += 2) {
    numbers.push_back(static_cast<std::uint16_t>((static_cast<unsigned char>(sketch[i]) << 8U) |
                                                 static_cast<unsigned char>(sketch[i + 1])));
  }
  return numbers;
}

/// Leaves out what is larger than `most`: where a sketch has only the smallest numbers, of the other no
/// others can be compared.
void keep_up_to(std::uint16_t most, std::vector<std::uint16_t>& numbers) {
  numbers.erase(std::upper_bound(numbers.begin(), numbers.end(), most), numbers.end());
}

bool have_same_numbers(std::string_view a, std::string_view b) {
  std::vector<std::uint16_t> ours = numbers_of(a);
  std::vector<std::uint16_t> theirs = numbers_of(b);
  const bool is_ours_cut = ours.size() == most_numbers;
  const std::uint16_t ours_last = is_ours_cut ? ours.back() : 0;
  if (theirs.size() == most_numbers) keep_up_to(theirs.back(), ours);
  if (is_ours_cut) keep_up_to(ours_last, theirs);
  const std::size_t fewer = std::min(ours.size(), theirs.size());
  std::vector<std::uint16_t> both;
  std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(), std::back_inserter(both));
  return both.size() * 5 >= fewer * 4;
}

}  // namespace

void CopySketch::add(std::string_view word) {
  const std::uint64_t hash = XXH3_64bits(word.data(), word.size());
  if (is_number(word)) add_number(hash + std::rotl(last_[(words_ + run_words - 1) % run_words], 21));
  last_[words_ % run_words] = hash;
  ++words_;
  all_ = std::rotl(all_, 5) * mix_factor + hash;
  if (words_ < run_words) return;
  std::uint64_t run = 0;
  for (std::size_t i = 0; i < run_words; ++i) run = std::rotl(run, 17) + last_[(words_ + i) % run_words];
  run = mixed(run);
  std::uint32_t& smallest = smallest_[run >> 58U];
  const auto value = static_cast<std::uint32_t>((run >> 20U) | 1U);
  if (smallest == 0 || value < smallest) smallest = value;
}

void CopySketch::add_number(std::uint64_t hash) {
  const auto number = static_cast<std::uint16_t>(mixed(hash));
  const auto at = std::lower_bound(numbers_.begin(), numbers_.end(), number);
  if (at != numbers_.end() && *at == number) return;
  if (numbers_.size() == most_numbers && at == numbers_.end()) return;
  numbers_.insert(at, number);
  if (numbers_.size() > most_numbers) numbers_.pop_back();
}

std::string CopySketch::take() {
  std::string sketch;
  if (words_ >= min_runs + run_words - 1) {
    for (std::size_t part = 0; part < parts; ++part) {
      // A part without runs borrows from another one, the same in every text; odd steps reach them all.
      const std::size_t step = 2 * mixed(part + 1) + 1;
      std::size_t lender = part;
      while (smallest_[lender] == 0) lender = (lender + step) % parts;
      sketch += static_cast<char>(mixed(smallest_[lender]));
    }
    for (const std::uint16_t number : numbers_) {
      sketch += static_cast<char>(number >> 8U);
      sketch += static_cast<char>(number);
    }
  } else if (words_ >= min_words) {
    for (std::size_t part = 0; part < parts; ++part) sketch += static_cast<char>(mixed(all_ + part));
  }
  *this = {};
  return sketch;
}

bool are_copies(std::string_view a, std::string_view b) {
  if (a.size() < parts || b.size() < parts || a.size() > max_sketch_bytes || b.size() > max_sketch_bytes)
    return false;
  int equal = 0;
  for (std::size_t part = 0; part < parts; ++part) equal += a[part] == b[part];
  return equal >= min_equal_parts && have_same_numbers(a, b);
}

}  // namespace fihris
