#include "index/glass/term_table.h"

#include <algorithm>

#include <xxhash.h>

namespace fihris::glass {
namespace {

constexpr std::size_t first_room = (1u << 13) - 1;
constexpr std::size_t terms_ahead = 6;  ///< some 100 ns

/// The first 8 bytes of `term`, as a number that sorts as they do.
std::uint64_t sort_key(std::string_view term) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < sizeof key; ++i) {
    key = key << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0);
  }
  return key;
}

}  // namespace

TermTable::TermTable() : numbers_(first_room) {}

void TermTable::number(const IndexDocument& document, std::vector<std::uint32_t>& numbers) {
  const auto& postings = document.postings();
  hashes_.clear();
  for (const auto& posting : postings) {
    const std::string_view term = document.term(posting);
    hashes_.push_back(static_cast<std::uint32_t>(XXH3_64bits(term.data(), term.size())));
    numbers_.prefetch(hashes_.back());
  }
  numbers.clear();
  for (std::size_t i = 0; i < postings.size(); ++i) {
    if (i + 2 * terms_ahead < postings.size()) prefetch_entry(hashes_[i + 2 * terms_ahead]);
    if (i + terms_ahead < postings.size()) prefetch_text(hashes_[i + terms_ahead]);
    numbers.push_back(number_of(document.term(postings[i]), hashes_[i]));
  }
}

void TermTable::prefetch_entry(std::uint32_t hash) const {
  const std::uint32_t number = numbers_.first(hash);
  if (number != NumberTable::none) __builtin_prefetch(&terms_[number]);
}

void TermTable::prefetch_text(std::uint32_t hash) const {
  const std::uint32_t number = numbers_.first(hash);
  if (number != NumberTable::none) __builtin_prefetch(text_.data() + terms_[number].begin);
}

std::uint32_t TermTable::number_of(std::string_view term, std::uint32_t hash) {
  const std::uint32_t known = numbers_.find(
      hash, [&](std::uint32_t number) { return terms_[number].hash == hash && this->term(number) == term; });
  if (known != NumberTable::none) return known;
  const auto number = static_cast<std::uint32_t>(terms_.size());
  terms_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(term.size()), hash});
  text_.append(term);
  if (numbers_.is_full()) numbers_.grow([this](std::uint32_t n) { return terms_[n].hash; });
  numbers_.add(hash, number);
  return number;
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
