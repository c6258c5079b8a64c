#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace fihris {

/// The scripts in which names are compared.
enum class Script { arabic, latin, other };

/// The letters of one folded word as small numbers, between two boundary marks, on the stack.
struct CodedWord {
  static constexpr std::size_t max_letters = 30;
  static constexpr std::uint8_t code_count = 64;  ///< every code is below
  static constexpr std::uint8_t begin_mark = 62;  ///< written ^ in rules
  static constexpr std::uint8_t end_mark = 63;    ///< written $ in rules

  Script script = Script::other;  ///< `other` if a character has no code in the script of the first
  std::size_t size = 0;           ///< of `codes`, the two marks included
  std::array<std::uint8_t, max_letters + 2> codes{};  ///< Arabic and Latin letters share numbers

  std::size_t letter_count() const { return size - 2; }

  /// What the word has from `begin`, at most `size`, on.
  std::span<const std::uint8_t> from(std::size_t begin) const { return {codes.data() + begin, size - begin}; }
};

/// Codes a folded word. Latin words may contain the digits that stand for Arabic letters on Latin keyboards
/// (m7amad). A word that is empty, a number, longer than max_letters, or of another script is `other`.
CodedWord coded(std::string_view word);

/// One side of a spelling rule, coded.
struct RuleSide {
  static constexpr std::size_t max_letters = 4;  ///< boundary marks included

  std::size_t size = 0;
  std::array<std::uint8_t, max_letters> codes{};

  std::span<const std::uint8_t> view() const { return {codes.data(), size}; }
};

/// Codes letters of one script, with `^` and `$` for the word's beginning and end.
/// REQUIRES: at most RuleSide::max_letters, all with codes.
RuleSide coded_rule_side(std::string_view letters);

}  // namespace fihris
