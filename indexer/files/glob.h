#pragma once

#include <string>
#include <string_view>

namespace fihris {

/// A pattern for one name of a path, as gitignore(5) has them: `*`, `?`, `[a-z]`, `[!a-z]`, `[[:digit:]]` and
/// `\` before what is to be taken as it is. A character is a code point; a byte that is no UTF-8 is one too.
class NameGlob {
 public:
  /// With `folds_case`, letters of ASCII match both cases.
  NameGlob(std::string_view pattern, bool folds_case);

  /// Takes time in proportion to the product of both lengths at most.
  bool matches(std::string_view name) const;

  /// True if nothing but `*` is special and all is ASCII: it matters little then how a name is normalised.
  bool is_simple() const { return shape_ != Shape::general && is_ascii_; }

 private:
  enum class Shape { literal, suffix, general };

  std::string pattern_;
  std::string literal_;  ///< the whole, or what follows a `*` at the beginning
  Shape shape_ = Shape::general;
  bool folds_case_;
  bool is_ascii_;
};

}  // namespace fihris
