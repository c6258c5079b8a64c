#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

#include "analyzers/words/folding.h"
#include "analyzers/words/tokenizer.h"

namespace fihris {

/// The term of one word while it is put together, on the stack: folds go in one after the other, term() ends
/// it.
class FoldedWord {
 public:
  void clear() {
    length_ = 0;
    tatweel_at_ = none;
    mark_at_ = none;
    dagger_at_ = none;
    has_dagger_alef_ = false;
    composes_ = false;
    repeats_ = false;
  }

  /// Adds what a character folds to; what goes beyond the capacity is dropped.
  void append(const Fold& fold) {
    composes_ |= fold.composes;
    if (dagger_at_ == length_) write_dagger_alef({fold.bytes.data(), fold.length});
    if (length_ >= capacity) return;
    repeats_ |= length_ >= letter_size &&
                std::memcmp(bytes_.data() + length_ - letter_size, fold.bytes.data(), letter_size) == 0;
    // All bytes are copied, since a fixed number is one instruction; the next fold overwrites those not in
    // use.
    std::memcpy(bytes_.data() + length_, fold.bytes.data(), Fold::max_bytes);
    length_ += fold.length;
  }

  /// Notes a tatweel, which can carry a hamza.
  void note_tatweel() { tatweel_at_ = length_; }

  /// Notes a sign on the last letter, which is no vowel's letter then.
  void note_mark() { mark_at_ = length_; }

  /// Notes a dagger alef on the last letter. What it is depends on what follows.
  void note_dagger_alef() { dagger_at_ = length_; }

  /// A combining hamza: turns the waw or yeh before it into a hamza; on a tatweel it is a letter.
  void add_hamza_mark();

  /// The same as a letter of its own, which it stays after any other letter.
  void add_high_hamza();

  /// Writes the last letter as alef maqsura.
  void restore_alef_maqsura();

  /// The word: composed where it must be, at most max_term_bytes. Valid until the word is changed.
  std::string_view term();

  /// Whether its letters so far end with one.
  bool ends_with(std::string_view letter) const {
    return std::string_view(bytes_.data(), length_).ends_with(letter);
  }

 private:
  static constexpr std::size_t letter_size = 2;  ///< bytes of a letter of the Arabic block
  static constexpr std::size_t capacity = 4 * max_term_bytes;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void replace_last(std::string_view letter);
  void append(std::string_view letter);
  void compose();
  /// Writes the dagger alef on the last letter as it is spelled today; `next` is the letter that follows,
  /// empty at the end of the word.
  void write_dagger_alef(std::string_view next);
  /// Takes it off the words that are spelled without it today.
  void respell_customary();
  /// Whether shorten() may have something to do.
  bool is_stretched() const;
  /// Writes a letter of Arabic once that stands three times or more, as people stretch words.
  void shorten();

  std::array<char, capacity + Fold::max_bytes> bytes_;
  std::size_t length_ = 0;
  std::size_t tatweel_at_ = none;  ///< length at the last tatweel
  std::size_t mark_at_ = none;     ///< length at the last mark
  std::size_t dagger_at_ = none;   ///< length at the last dagger alef that is not written yet
  bool has_dagger_alef_ = false;   ///< one was written as a letter
  bool composes_ = false;
  bool repeats_ = false;  ///< a letter may stand behind its like
};

}  // namespace fihris
