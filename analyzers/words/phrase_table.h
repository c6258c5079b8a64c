#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// The folded words of a text joined by single spaces: the form in which phrases are kept and compared.
std::string fold_phrase(std::string_view text);

/// The words of a phrase that fold_phrase gave; views into it.
std::vector<std::string_view> words_of(std::string_view phrase);

/// A read-only map from phrases of folded words to numbers, made of flat arrays that can be compiled into the
/// program: no start-up cost, no allocation in a lookup. A view: the arrays must outlive it.
class PhraseTable {
 public:
  /// Longer phrases are not kept, and not looked for.
  static constexpr std::size_t max_phrase_bytes = 255;

  struct Phrase {
    std::uint32_t begin;  ///< byte offset in `text`
    std::uint16_t bytes;
    std::uint16_t value_count;
    std::uint32_t first_value;  ///< in `values`
  };
  /// The phrases that begin with one word; they follow each other in `phrases`, in the order of their bytes.
  struct Group {
    std::uint32_t first_phrase;
    std::uint16_t phrase_count;
    std::uint8_t first_word_bytes;
    std::uint8_t max_words;
  };
  struct Arrays {
    std::string_view text;
    std::span<const Phrase> phrases;
    std::span<const std::uint32_t> values;
    std::span<const Group> groups;
    /// A hash table of groups with open addressing, sized by a power of two: the upper 16 bits of the first
    /// word's hash, then the group's number + 1; 0 is an empty slot.
    std::span<const std::uint32_t> slots;
    /// As many bits as a power of two; the one at first word's hash is set. Small enough for the processor's
    /// caches, where the table is not: it turns most words away.
    std::span<const std::uint64_t> map;
  };
  struct Match {
    std::size_t words = 0;  ///< 0 if there is none
    std::span<const std::uint32_t> values;
  };

  explicit PhraseTable(const Arrays& arrays) : arrays_(arrays) {}

  /// The values of exactly these words; empty if they are no phrase.
  std::span<const std::uint32_t> find(std::span<const std::string_view> words) const;

  /// The longest phrase that begins with words[0]. Costs a hash and mostly one look where no phrase begins.
  Match longest_match(std::span<const std::string_view> words) const;

  std::size_t size() const { return arrays_.phrases.size(); }

  /// Phrase `number` as words joined by spaces. REQUIRES: number < size().
  std::string_view phrase(std::size_t number) const;

 private:
  const Group* group_of(std::string_view first_word) const;
  const Phrase* find_in(const Group& group, std::span<const std::string_view> words) const;
  std::span<const std::uint32_t> values_of(const Phrase& phrase) const;

  Arrays arrays_;
};

/// Collects phrases and lays them out for a PhraseTable. The layout depends on the machine's byte order.
class PhraseTableBuilder {
 public:
  /// Adds a value to a phrase, after those it has; twice the same is once. An empty phrase or one that is too
  /// long is left out.
  void add(const std::string& phrase, std::uint32_t value);

  bool contains(const std::string& phrase) const { return phrases_.contains(phrase); }

  /// The arrays of a table; they stay good as long as this lives.
  struct Layout {
    std::string text;
    std::vector<PhraseTable::Phrase> phrases;
    std::vector<std::uint32_t> values;
    std::vector<PhraseTable::Group> groups;
    std::vector<std::uint32_t> slots;
    std::vector<std::uint64_t> map;

    PhraseTable::Arrays arrays() const { return {text, phrases, values, groups, slots, map}; }
  };
  Layout layout() const;

 private:
  std::map<std::string, std::vector<std::uint32_t>> phrases_;
};

}  // namespace fihris
