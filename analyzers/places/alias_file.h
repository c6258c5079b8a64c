#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fihris {

/// What the forms of one line of an alias file are names of.
enum class AliasKind : std::uint8_t { place, month, institution, person, word };

/// The word that stands for a kind in the file.
std::string_view to_string(AliasKind kind);

/// One form of a concept.
struct AliasForm {
  std::string text;  ///< as written, UTF-8
  bool needs_cue =
      false;  ///< written after ?: an ordinary word too, which means the concept only beside a cue
};

/// One line of an alias file: one concept.
struct AliasLine {
  AliasKind kind = AliasKind::word;
  std::vector<AliasForm> forms;  ///< at least two; the first is the one to show
  std::string place;             ///< the third column as written; empty if there is none
};

/// Reads the alias file format: lines `kind<TAB>form|form|...`, for places with a third column; # begins a
/// comment line. docs/gazetteer.md describes it. `file_name` is for errors only. Throws Error, which names
/// the file and the line, for an unknown kind, fewer than two forms, a form without a letter or digit or
/// longer than PhraseTable::max_phrase_bytes, ill-placed columns.
std::vector<AliasLine> read_aliases(std::string_view text, std::string_view file_name);

}  // namespace fihris
