#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "query/language/ast.h"
#include "query/language/note.h"

namespace fihris {

/// What stands before a word, phrase or group.
struct Marks {
  char sign = 0;  ///< '+' must match, '-' must not
  bool exact = false;
  bool similar = false;
  std::optional<Field> field;

  bool any() const { return sign != 0 || exact || similar || field; }
};

/// Reads the marks at byte `at` of `query`, in any order, and moves `at` behind them. Marks twice over are
/// none, and `at` stays. Fields that are none, or have nothing behind them, are noted.
Marks read_marks(std::string_view query, std::size_t& at, std::vector<Note>& notes);

}  // namespace fihris
