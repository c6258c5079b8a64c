#include "analyzers/words/phrase_table.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "analyzers/words/tokenizer.h"
#include "analyzers/words/word_hash.h"

namespace fihris {
namespace {

constexpr std::uint32_t tag_mask = 0xFFFF0000;

std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U) & tag_mask;
}

constexpr std::size_t map_unit = 64;
constexpr std::size_t map_bits_a_slot = 4;  ///< an eighth of the bits is set at most

/// Of a map of `units`, where a first word of this hash has its bit.
std::uint64_t bit_of(std::uint64_t hash, std::size_t units) {
  return hash & (units * map_unit - 1);
}

std::string_view first_word_of(std::string_view phrase) {
  return phrase.substr(0, phrase.find(' '));
}

}  // namespace

std::string fold_phrase(std::string_view text) {
  Tokenizer tokenizer(text);
  Token token;
  std::string phrase;
  while (tokenizer.next(token)) {
    if (!phrase.empty()) phrase += ' ';
    phrase += token.term;
  }
  return phrase;
}

std::vector<std::string_view> words_of(std::string_view phrase) {
  std::vector<std::string_view> words;
  while (!phrase.empty()) {
    words.push_back(first_word_of(phrase));
    phrase.remove_prefix(std::min(phrase.size(), words.back().size() + 1));
  }
  return words;
}

std::string_view PhraseTable::phrase(std::size_t number) const {
  return arrays_.text.substr(arrays_.phrases[number].begin, arrays_.phrases[number].bytes);
}

std::span<const std::uint32_t> PhraseTable::values_of(const Phrase& phrase) const {
  return arrays_.values.subspan(phrase.first_value, phrase.value_count);
}

const PhraseTable::Group* PhraseTable::group_of(std::string_view first_word) const {
  if (arrays_.slots.empty()) return nullptr;
  const std::uint64_t hash = word_hash(first_word);
  const std::uint64_t bit = bit_of(hash, arrays_.map.size());
  if ((arrays_.map[bit / map_unit] >> (bit % map_unit) & 1U) == 0) return nullptr;
  const std::size_t mask = arrays_.slots.size() - 1;
  for (std::size_t i = hash & mask; arrays_.slots[i] != 0; i = (i + 1) & mask) {
    if ((arrays_.slots[i] & tag_mask) != tag_of(hash)) continue;
    const Group& group = arrays_.groups[(arrays_.slots[i] & ~tag_mask) - 1];
    const std::size_t begin = arrays_.phrases[group.first_phrase].begin;
    if (arrays_.text.substr(begin, group.first_word_bytes) == first_word) return &group;
  }
  return nullptr;
}

const PhraseTable::Phrase* PhraseTable::find_in(const Group& group,
                                                std::span<const std::string_view> words) const {
  std::array<char, max_phrase_bytes> bytes;
  std::size_t size = 0;
  for (const std::string_view word : words) {
    if (size + 1 + word.size() > bytes.size()) return nullptr;
    if (size > 0) bytes[size++] = ' ';
    std::copy(word.begin(), word.end(), bytes.data() + size);
    size += word.size();
  }
  const std::string_view wanted(bytes.data(), size);
  const auto phrases = arrays_.phrases.subspan(group.first_phrase, group.phrase_count);
  const auto text = [this](const Phrase& phrase) { return arrays_.text.substr(phrase.begin, phrase.bytes); };
  const auto found =
      std::lower_bound(phrases.begin(), phrases.end(), wanted,
                       [&](const Phrase& phrase, std::string_view key) { return text(phrase) < key; });
  return found != phrases.end() && text(*found) == wanted ? &*found : nullptr;
}

std::span<const std::uint32_t> PhraseTable::find(std::span<const std::string_view> words) const {
  if (words.empty()) return {};
  const Group* group = group_of(words.front());
  if (group == nullptr || words.size() > group->max_words) return {};
  const Phrase* found = find_in(*group, words);
  return found == nullptr ? std::span<const std::uint32_t>{} : values_of(*found);
}

PhraseTable::Match PhraseTable::longest_match(std::span<const std::string_view> words) const {
  if (words.empty()) return {};
  const Group* group = group_of(words.front());
  if (group == nullptr) return {};
  for (std::size_t count = std::min<std::size_t>(words.size(), group->max_words); count > 0; --count) {
    if (const Phrase* found = find_in(*group, words.first(count))) return {count, values_of(*found)};
  }
  return {};
}

void PhraseTableBuilder::add(const std::string& phrase, std::uint32_t value) {
  if (phrase.empty() || phrase.size() > PhraseTable::max_phrase_bytes) return;
  std::vector<std::uint32_t>& values = phrases_[phrase];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

PhraseTableBuilder::Layout PhraseTableBuilder::layout() const {
  // Ordered by first word and then by all bytes: a space comes before every byte of a word, so byte order
  // does both.
  Layout layout;
  std::string_view group_word;
  for (const auto& [phrase, values] : phrases_) {
    const std::string_view first_word = first_word_of(phrase);
    if (layout.groups.empty() || first_word != group_word) {
      group_word = first_word;
      layout.groups.push_back({static_cast<std::uint32_t>(layout.phrases.size()), 0,
                               static_cast<std::uint8_t>(first_word.size()), 0});
    }
    PhraseTable::Group& group = layout.groups.back();
    ++group.phrase_count;
    const auto words = static_cast<std::uint8_t>(1 + std::count(phrase.begin(), phrase.end(), ' '));
    group.max_words = std::max(group.max_words, words);
    layout.phrases.push_back(
        {static_cast<std::uint32_t>(layout.text.size()), static_cast<std::uint16_t>(phrase.size()),
         static_cast<std::uint16_t>(values.size()), static_cast<std::uint32_t>(layout.values.size())});
    layout.text += phrase;
    layout.values.insert(layout.values.end(), values.begin(), values.end());
  }
  if (layout.groups.size() >= ~tag_mask) throw std::length_error("PhraseTable: more than 65,534 first words");

  std::size_t slot_count = 4;
  while (slot_count < 2 * layout.groups.size()) slot_count *= 2;
  layout.slots.assign(slot_count, 0);
  layout.map.assign(std::max<std::size_t>(1, slot_count * map_bits_a_slot / map_unit), 0);
  for (std::size_t number = 0; number < layout.groups.size(); ++number) {
    const PhraseTable::Group& group = layout.groups[number];
    const std::size_t begin = layout.phrases[group.first_phrase].begin;
    const std::uint64_t hash = word_hash(std::string_view(layout.text).substr(begin, group.first_word_bytes));
    const std::uint64_t bit = bit_of(hash, layout.map.size());
    layout.map[bit / map_unit] |= std::uint64_t{1} << (bit % map_unit);
    std::size_t slot = hash & (slot_count - 1);
    while (layout.slots[slot] != 0) slot = (slot + 1) & (slot_count - 1);
    layout.slots[slot] = tag_of(hash) | static_cast<std::uint32_t>(number + 1);
  }
  return layout;
}

}  // namespace fihris
