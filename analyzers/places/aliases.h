#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/places/alias_file.h"
#include "analyzers/places/alias_table.h"

namespace fihris {

/// Another form of what was asked for.
struct Alternative {
  std::vector<std::string> words;  ///< folded, at least one
  AliasKind kind = AliasKind::word;
  /// This form, or the one that was given, is an ordinary word too (Ab, the month, is "father"): it should
  /// count only beside a cue, for a month a number or the word for month, for a place a preposition or the
  /// word for city.
  bool needs_cue = false;
};

/// Other names of places, months and institutions, and what the user's own alias file adds.
/// The program's own aliases are compiled in: constructing and copying cost next to nothing.
class Aliases {
 public:
  /// The program's own aliases.
  Aliases();

  /// The program's own aliases and those of a user's file. `text` is the file's content, `file_name` is for
  /// errors. Throws Error where read_aliases does.
  Aliases(std::string_view text, std::string_view file_name);

  /// The other forms of these folded words, in the order of the files, without repetitions; empty if there
  /// are none. Places and institutions are found with and without their article; forms come as written, with
  /// it.
  std::vector<Alternative> alternatives(std::span<const std::string_view> words) const;

  /// How many words from words[0] on are the longest known form; 0 if none begins there.
  std::size_t longest_match(std::span<const std::string_view> words) const;

 private:
  AliasArrays own_;
  std::shared_ptr<const AliasTable> user_;  // null without a user's file
};

}  // namespace fihris
