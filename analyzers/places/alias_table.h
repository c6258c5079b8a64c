#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analyzers/places/alias_file.h"
#include "analyzers/words/phrase_table.h"

namespace fihris {

/// Concepts and their forms in flat arrays, which can be compiled into the program. A view.
struct AliasArrays {
  struct Concept {
    AliasKind kind;
    std::uint32_t first_form;  ///< in `forms`
    std::uint32_t form_count;
  };
  struct Form {
    std::uint32_t phrase;  ///< number in `phrases`
    bool needs_cue;
  };
  /// Forms, and forms without their article, to values of alias_value().
  PhraseTable::Arrays phrases;
  std::span<const Concept> concepts;
  std::span<const Form> forms;
};

/// A phrase's value in AliasArrays: the concept that it is a form of, and whether it needs a cue to mean it.
constexpr std::uint32_t alias_value(std::size_t concept_number, bool needs_cue) {
  return static_cast<std::uint32_t>(concept_number) << 1U | static_cast<std::uint32_t>(needs_cue);
}

/// The arrays of the lines of an alias file; `arrays()` stays good as long as this lives and is not moved.
class AliasTable {
 public:
  explicit AliasTable(const std::vector<AliasLine>& lines);
  AliasArrays arrays() const { return {phrases_.arrays(), concepts_, forms_}; }

 private:
  PhraseTableBuilder::Layout phrases_;
  std::vector<AliasArrays::Concept> concepts_;
  std::vector<AliasArrays::Form> forms_;
};

}  // namespace fihris
