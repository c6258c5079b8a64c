#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/files/glob.h"

namespace fihris {

/// Patterns for paths below a folder, with the rules of gitignore(5):
///
/// - one without a slash, but for one at its end, is matched with the name of a file or folder anywhere;
/// - one with a slash before or within it, with the path below the folder; `*` and `?` match no slash;
/// - `**` for a name stands for any number of names, none included; at the end for at least one;
/// - with a slash at its end it matches folders only;
/// - `!` at its beginning: what it matches is not meant after all; the last pattern that matches decides.
///
/// Beyond these, `./` at the beginning means what `/` does, a pattern may begin with the end of the folder's
/// own path
/// (`A/drafts` for the folder `A`), and all is compared in NFC. May be used by many threads.
class PathPatterns {
 public:
  /// What is meant is included or excluded. Includes name kinds of files: letters of ASCII match both cases,
  /// and
  /// `*.txt` is no folder.
  enum class Use { include, exclude };

  PathPatterns(const std::vector<std::string>& patterns, const std::string& folder, Use use);

  /// Whether what is called so is meant; nothing if no pattern matches. `path` is below the folder, `name`
  /// its last part.
  std::optional<bool> match(std::string_view path, std::string_view name, bool is_folder) const;

  /// True if they say only what is not meant, or nothing at all: then they leave all the rest.
  bool leaves_rest() const { return leaves_rest_; }
  /// Those that have matched nothing so far.
  std::vector<std::string> unmatched() const;

 private:
  struct Pattern {
    std::string text;
    bool is_negated = false;
    bool folders_only = false;
    bool files_only = false;
    bool is_name = false;                        ///< matched with the name alone
    std::vector<std::optional<NameGlob>> names;  ///< nothing: `**`
    std::vector<std::size_t> begins;             ///< of `names`, where the path below the folder may begin
  };

  static Pattern parse(const std::string& text, const std::string& folder, Use use);

  std::vector<Pattern> patterns_;
  bool leaves_rest_;
  std::unique_ptr<std::atomic<bool>[]> has_matched_;
};

/// `text` in NFC; as it is where it is no UTF-8.
std::string to_nfc(std::string_view text);

}  // namespace fihris
