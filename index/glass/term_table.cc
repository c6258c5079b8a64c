#include "index/glass/term_table.h"

#include <algorithm>

#include <xxhash.h>

namespace fihris::glass {
namespace {

constexpr std::size_t first_slots = 1u << 14;

/// The first 8 bytes of `term`, as a number that sorts as they do.
std::uint64_t sort_key(std::string_view term) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < sizeof key; ++i) {
    key = key << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0);
  }
  return key;
}

}  // namespace

TermTable::TermTable() : slots_(first_slots) {}

std::uint32_t TermTable::number_of(std::string_view term) {
  const auto hash = static_cast<std::uint32_t>(XXH3_64bits(term.data(), term.size()));
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry& entry = terms_[slots_[slot] - 1];
    if (entry.hash == hash && this->term(slots_[slot] - 1) == term) return slots_[slot] - 1;
  }
  const auto number = static_cast<std::uint32_t>(terms_.size());
  slots_[slot] = number + 1;
  terms_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(term.size()), hash});
  text_.append(term);
  if (terms_.size() * 2 > slots_.size()) grow();
  return number;
}

void TermTable::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < terms_.size(); ++number) {
    std::size_t slot = terms_[number].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = number + 1;
  }
}

std::vector<std::uint32_t> TermTable::sorted() const {
  struct Sortable {
    std::uint64_t key;
    std::uint32_t number;
  };
  std::vector<Sortable> all;
  all.reserve(terms_.size());
  for (std::uint32_t number = 0; number < terms_.size(); ++number)
    all.push_back({sort_key(term(number)), number});
  std::sort(all.begin(), all.end(), [this](const Sortable& a, const Sortable& b) {
    return a.key != b.key ? a.key < b.key : term(a.number) < term(b.number);
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(all.size());
  for (const Sortable& entry : all) numbers.push_back(entry.number);
  return numbers;
}

}  // namespace fihris::glass
